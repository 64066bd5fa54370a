"""Offers the nearest known name for one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Set

#: Longer lists are not printed in full.
LONGEST_LIST = 15


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known name most like the wrong one, or None where nothing is like it.

    >>> nearest("engagment", ["engagement", "seat"])
    'engagement'
    >>> nearest("Yes", ["yes", "no"])
    'yes'
    """
    names = sorted(known)
    folded = {name.casefold().replace("-", "_"): name for name in names}
    key = wrong.casefold().replace("-", "_").strip()
    found = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def listed(names: Iterable[str]) -> str:
    """Write names as `a`, `b` or `c`, at most fifteen.

    >>> listed(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    quoted = [f"`{name}`" for name in names]
    if not quoted:
        return "none"
    if len(quoted) > LONGEST_LIST:
        return ", ".join(quoted[:LONGEST_LIST]) + f" and {len(quoted) - LONGEST_LIST} more"
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def did_you_mean(wrong: str, known: Iterable[str], *, otherwise: str | None = None) -> str:
    """Make the hint for an unknown name: the nearest, or what there is to choose from.

    >>> did_you_mean("seet", ["seat", "body"])
    'did you mean `seat`?'
    >>> did_you_mean("xyz", ["seat", "body"])
    'choose from `seat` or `body`'
    """
    names = sorted(known) if isinstance(known, Set) else list(known)  # a set has no order of its own
    near = nearest(wrong, names)
    if near is not None:
        return f"did you mean `{near}`?"
    return otherwise or (f"choose from {listed(names)}" if names else "there are none yet")
