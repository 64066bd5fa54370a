"""Names given with `as`: which are known where in a condition, and which kinds they may stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scope:
    """The names known at one point. `names` holds the kinds each may stand for (none: an unknown
    kind, reported already); `in_some` are names that only some branches give."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    in_some: frozenset[str] = frozenset()

    def giving(self, name: str, kind: str, *, known: bool) -> Scope:
        """Return the scope with one name more."""
        kinds = frozenset({kind}) if known else frozenset()
        return Scope({**self.names, name: kinds}, self.in_some - {name})


def after_branches(branches: Sequence[Scope]) -> Scope:
    """Return what is known after `any_of`: names that every branch gives."""
    everywhere = frozenset.intersection(*(frozenset(scope.names) for scope in branches))
    somewhere = frozenset().union(*(frozenset(scope.names) | scope.in_some for scope in branches))
    names = {
        name: frozenset().union(*(scope.names[name] for scope in branches)) for name in sorted(everywhere)
    }
    return Scope(names, somewhere - everywhere)
