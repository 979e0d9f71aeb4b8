"""As it was known on a day: when a statement could first be read, and from when until when a fact stood.

A statement was known on a day when it had certainly been made by then. A date that is only a month counts
from the last day of the month: standing on a day, a reader should not be shown what may not have been said yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Event, Quote, Source
from build_scripts.values import PartialDate
from build_scripts.vocabulary import DateBasis


@dataclass(frozen=True)
class Span:
    """Days on which something stands, both ends included; None is an open end, and `first` None is undated."""

    first: dt.date | None
    last: dt.date | None = None

    @property
    def is_dated(self) -> bool:
        """True where it is known from when it stands."""
        return self.first is not None

    def holds(self, day: dt.date) -> bool:
        """True when it stands on `day`; what is undated never does, as far as is known."""
        return self.first is not None and self.first <= day and (self.last is None or day <= self.last)


def reported(corpus: Corpus, date: PartialDate | None, sources: Iterable[str]) -> Span:
    """From when a statement was known: its own date or, where it has none, the first dated report that carries it."""
    if date is not None:
        return Span(date.last)
    found = [corpus.of(Source)[source].published for source in sources]
    days = [published.last for published in found if published is not None]
    return Span(min(days)) if days else Span(None)


def first_known(event: Event) -> Span:
    """From when an event was known of: the earliest of its clocks or, where none is set, when it had happened."""
    clocks = (event.clocks.claimed, event.clocks.first_reported, event.clocks.checked)
    return Span(min((clock.date.last for clock in clocks if clock), default=event.date.last))


def quoted(quote: Quote) -> Span:
    """From when a quotation was known; one whose date is not known is undated."""
    return Span(None) if quote.date_basis == DateBasis.UNKNOWN else Span(quote.date.last)
