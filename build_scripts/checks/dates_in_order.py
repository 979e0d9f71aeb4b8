"""Nothing is claimed, reported or checked before it happened, and nothing lies after the edition."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Event, Quote, Source
from build_scripts.problems import Problem
from build_scripts.values import PartialDate

RULE = "dates"


def check(corpus: Corpus) -> Iterator[Problem]:
    """The clocks of an event follow its date; sources and quotes are not later than the edition."""
    for record_id, event in corpus.of(Event).items():
        yield from _late_clocks(corpus, record_id, event)
    edition = corpus.explainer.edition
    dated: list[tuple[str, str, str, PartialDate | None]] = [
        ("sources", record_id, "published", source.published) for record_id, source in corpus.of(Source).items()
    ]
    dated += [("quotes", record_id, "date", quote.date) for record_id, quote in corpus.of(Quote).items()]
    for kind, record_id, name, date in dated:
        if date and date.first > edition.last:
            yield Problem(
                file_of(kind, record_id),
                corpus.line(kind, record_id, (name,)),
                RULE,
                f"`{name}` lies after the edition of this record",
                f"'{date.text}'",
                f"until {edition.text}",
                "check the year; if it is right, move `edition` in data/explainer.yml",
            )


def _late_clocks(corpus: Corpus, record_id: str, event: Event) -> Iterator[Problem]:
    for name in ("claimed", "first_reported", "checked"):
        clock = getattr(event.clocks, name)
        if clock and clock.date.last < event.date.first:
            yield Problem(
                file_of("events", record_id),
                corpus.line("events", record_id, ("clocks", name, "date")),
                RULE,
                f"`{name}` comes before the event",
                f"'{clock.date.text}'",
                f"from {event.date.text} on",
                "correct one of the two dates",
            )
