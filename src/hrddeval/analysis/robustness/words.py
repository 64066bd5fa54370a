"""What a robustness run says in words: what was drawn and how, and what moves places most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hrddeval.analysis.robustness.choices import CLOSENESS, Choices, Factor, Method, WeightsBy, methods_of
from hrddeval.analysis.robustness.landscape import Landscape
from hrddeval.i18n import mark
from hrddeval.model.robustness import Driver

#: Says a text of the interface in the language of the run.
Say = Callable[[str], str]


_TITLES: Mapping[Factor, str] = {
    Factor.UNKNOWN: mark("what is not known"),
    Factor.WEIGHTS: mark("the weights"),
    Factor.AGGREGATION: mark("the way of aggregating"),
    Factor.CAPS: mark("the evidence caps"),
    Factor.CODERS: mark("who coded"),
}
_METHODS: Mapping[str, str] = {
    "arithmetic": mark("arithmetic mean"),
    "geometric": mark("geometric mean"),
    "minimum": mark("minimum"),
    "power": mark("power mean"),
    "copeland": mark("Copeland’s order"),
}
#: Below this, the movement of places is told as none at all.
_NOTHING = 0.005


def title_of(factor: Factor, say: Say) -> str:
    """Return what a factor is called."""
    return say(_TITLES[factor])


def main_driver(drivers: Sequence[Driver], moving: bool, say: Say) -> str:
    """Return the sentence on what moves places most; two whose intervals meet are named together.

    `moving`: whether any place differs between draws.
    """
    if not drivers or drivers[0].total.value < _NOTHING:
        if moving:
            return say("Places move, but equally far in every draw: no cause can be told from another.")
        return say("Nothing that was varied moves any place.")
    first = drivers[0]
    rivals = [one for one in drivers[1:] if one.total.high >= first.total.low]
    share = _percent(min(first.total.value, 1))  # chance may put an estimate above
    if not rivals:
        text = say(
            "What moves places most is {what}: {share} of the variance hangs on it, {alone} on it alone."
        )
        return text.format(what=first.title, share=share, alone=_percent(max(0.0, first.first.value)))
    names = [first.title, *(one.title for one in rivals)]
    listed = ", ".join(names[:-1]) + say(" and ") + names[-1]
    text = say("What moves places most is {what}; the draws do not tell which of them more (up to {share}).")
    return text.format(what=listed, share=share)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def varied(factor: Factor, landscape: Landscape, choices: Choices, say: Say) -> str:
    """Return how a factor was drawn, in words."""
    match factor:
        case Factor.UNKNOWN:
            return _unknown(landscape, say)
        case Factor.WEIGHTS if choices.weights is WeightsBy.UNIFORM:
            return say("any weights are equally likely (Dirichlet, all parameters 1)")
        case Factor.WEIGHTS:
            text = say("weights near the given ones (Dirichlet, parameters {closeness} n w)")
            return text.format(closeness=f"{CLOSENESS:g}")
        case Factor.AGGREGATION:
            own = say("the rubric’s own ({mean})").format(
                mean=say(_METHODS[landscape.tree.aggregation.value])
            )
            names = [
                own if method is Method.OWN else say(_METHODS[method.value])
                for method in methods_of(landscape, choices)
            ]
            return say("of the top groups, each as often: {names}").format(names=", ".join(names))
        case Factor.CAPS:
            return say("on and off, each as often")
        case Factor.CODERS:
            return say(
                "of initiatives with several coders ({count}), the whole of one coder's reading is taken, each "
                "as often, the dossier's own among them; scores stand as the dossier reads, and who certainly "
                "stands above whom holds by every reading"
            ).format(count=landscape.several)


def _unknown(landscape: Landscape, say: Say) -> str:
    text = (
        say(
            "where a criterion is open, every level from supported to possible is equally likely, "
            "each criterion by itself"
        )
        if landscape.level_values is not None
        else say(
            "where a criterion is open, every score from supported to possible is equally likely, "
            "each criterion by itself"
        )
    )
    if any(not gate.certain for gate in landscape.gates):
        text += say("; a contested gate holds in every second draw")
    return text


def assumptions(landscape: Landscape, choices: Choices, factors: Sequence[Factor], say: Say) -> Iterator[str]:
    """Yield how each factor was drawn, and which were not."""
    for factor in factors:
        yield say("{what}: {how}").format(
            what=title_of(factor, say), how=varied(factor, landscape, choices, say)
        )
    about_all = [factor for factor in Factor if factor is not Factor.CODERS or landscape.several]
    fixed = [title_of(factor, say) for factor in about_all if factor not in factors]
    if fixed:
        yield say("not varied, being settled or switched off: {list}").format(list=", ".join(fixed))
