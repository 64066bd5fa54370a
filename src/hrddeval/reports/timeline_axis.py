"""Where dates stand on the timeline, in millimetres.

A date that gives only a year may stand anywhere in that year: marks of one year are set apart from
each other inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.initiative_result import InitiativeResult

#: Years that the axis shows at most; what began before stands at its left edge, with its year.
_YEARS = 20
#: Least distance of two marks or lines side by side.
_APART = 1.5
#: Room at the right for what nobody dated.
_UNDATED = 13.0


class Axis:
    """Years to millimetres. Marks are kept apart inside what their dates allow."""

    def __init__(self, everyone: Sequence[InitiativeResult], left: float, right: float) -> None:
        dates = [one.profile.started for one in everyone if one.profile.started]
        self._last = max(int(date[:4]) for date in (*dates, *(one.as_of for one in everyone)))
        first = min((int(date[:4]) for date in dates), default=self._last)
        self.first = max(first, self._last - _YEARS)
        self.left = left
        has_undated = any(one.profile.started is None for one in everyone)
        self.undated = right - _UNDATED if has_undated else None
        self.right = right - _UNDATED - 2 if has_undated else right
        self._year = (self.right - left) / (self._last + 1 - self.first)
        self._places = self._spread(everyone)

    def _spread(self, everyone: Sequence[InitiativeResult]) -> dict[str, float]:
        """Give each mark a place of its own: within its year where only the year is known."""
        places: dict[str, float] = {}
        years: dict[int, list[InitiativeResult]] = {}
        for one in everyone:
            if one.profile.started and int(one.profile.started[:4]) >= self.first:
                years.setdefault(int(one.profile.started[:4]), []).append(one)
        for year, members in years.items():
            loose = sorted(one.id for one in members if len(one.profile.started or "") == 4)
            for place, name in enumerate(loose):
                places[name] = self.at(f"{year}") + self._year * (place + 0.5) / len(loose)
            for one in members:
                if one.id not in places:
                    places[one.id] = self.at(one.profile.started or "")
        taken: list[float] = []
        for name, x in sorted(places.items(), key=lambda item: (item[1], item[0])):
            while any(abs(x - other) < _APART for other in taken):
                x += _APART / 3
            taken.append(x)
            places[name] = x
        early = [
            one.id for one in everyone if one.profile.started and int(one.profile.started[:4]) < self.first
        ]
        for place, name in enumerate(sorted(early)):
            places[name] = self.left - 2.0 - place * _APART
        undated = sorted(one.id for one in everyone if one.profile.started is None)
        for place, name in enumerate(undated):
            places[name] = (self.undated or self.right) + 3 + place * _APART
        return places

    def at(self, date: str) -> float:
        """Return where the beginning of a year, month or day stands."""
        year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
        return self.left + (year - self.first + (month - 1) / 12 + (day - 1) / 365) * self._year

    def start(self, one: InitiativeResult) -> float:
        return round(self._places[one.id], 2)

    def end(self, one: InitiativeResult) -> float:
        """Return where an initiative ended, or the edge of the page for one that goes on."""
        ended = one.profile.ended
        if ended is None:
            return round(self.right if self.undated is None else self.undated + _UNDATED, 2)
        whole = {4: 1.0, 7: 1 / 12}.get(len(ended), 0.0)
        return round(max(self.at(ended) + whole * self._year, self.start(one) + 2), 2)

    def before(self, one: InitiativeResult) -> str | None:
        started = one.profile.started
        return started[:4] if started and int(started[:4]) < self.first else None

    def ticks(self) -> tuple[tuple[int, float], ...]:
        step = 2 if self._last - self.first > 9 else 1
        first = self.first + self.first % step
        return tuple((year, round(self.at(str(year)), 2)) for year in range(first, self._last + 1, step))
