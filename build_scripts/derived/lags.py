"""How long after one date another comes, in words no more exact than the two dates are."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.standings import bodies_of
from build_scripts.model import Account, Event
from build_scripts.values import PartialDate, counted

# Spans of so many days are still called the same days.
SAME_DAYS = 4
# From here on days say less than months do, and months less than years.
DAYS_IN_WORDS, DAYS_IN_MONTHS = 60, 730
_MONTH, _YEAR = 30.44, 365.25


@dataclass(frozen=True)
class Lag:
    """The fewest and the most days that may lie between two dates; negative where the second comes first."""

    least: int
    most: int

    def words(self) -> str:
        """'the same day', 'three days later', '2 to 4 days later', 'about seven months later', 'in the same days'."""
        if self.least == self.most == 0:
            return "the same day"
        if self.least <= 0 <= self.most:
            # One falls within the days of the other: which came first is more than the dates say.
            return "in the same days" if self.most - self.least <= SAME_DAYS else "about the same time"
        if self.most < 0:
            return f"{_span_words(-self.most, -self.least)} before"
        return f"{_span_words(self.least, self.most)} later"


def _span_words(least: int, most: int) -> str:
    if least >= DAYS_IN_MONTHS:
        return _about(least, most, _YEAR, "year")
    if least >= DAYS_IN_WORDS:
        return _about(least, most, _MONTH, "month")
    return counted(most, "day") if least == most else f"{least} to {most} days"


def _about(least: int, most: int, unit: float, name: str) -> str:
    return f"about {counted(round((least + most) / 2 / unit), name)}"


def lag(start: PartialDate, end: PartialDate) -> Lag | None:
    """The time from `start` to `end`; None where either goes on without an end."""
    if start.is_open or end.is_open:
        return None
    return Lag((end.first - start.last).days, (end.last - start.first).days)


def earliest_account(corpus: Corpus, event: Event, *, by_a_party: bool) -> Account | None:
    """The account of an event with the earliest date, by somebody who had a part in it or by anybody else.

    Whoever belongs to a body with a part in it, or is such a body's body, counts as having one. None where no such
    account is dated. It is the earliest on record and need not be the first that there was.
    """
    parts = {role.actor for role in event.actors}
    with_bodies = parts.union(*(bodies_of(corpus, actor) for actor in parts))
    found = [
        account
        for account in event.accounts
        if account.date and by_a_party == bool(bodies_of(corpus, account.party) & with_bodies)
    ]
    return min(found, key=lambda account: (account.date or event.date).last, default=None)
