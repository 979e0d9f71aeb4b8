"""The id of a dated record begins with its date, so that a folder reads as a timeline."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Correction, Event, Quote
from build_scripts.problems import Problem, shown
from build_scripts.values import PartialDate


def _prefix(date: PartialDate) -> str:
    """The part of an id that the date's own precision supports: a day, a month or a year."""
    if date.is_day:
        return date.first.isoformat()
    same_month = (date.first.year, date.first.month) == (date.last.year, date.last.month)
    return f"{date.first:%Y-%m}" if same_month else f"{date.first:%Y}"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Events, quotes and corrections are named `<date>-<slug>`, as exactly as the date is known."""
    for kind, record_id, record in corpus.every():
        if isinstance(record, Event | Quote | Correction):
            prefix = _prefix(record.date)
            if not record_id.startswith(prefix):
                yield Problem(
                    file_of(kind, record_id),
                    corpus.line(kind, record_id, ("date",)),
                    "ids",
                    "the file name does not begin with the record's date",
                    shown(record_id),
                    f"{prefix}-<a few words>",
                    "rename the file, and leave a file with only `moved_to:` if it was ever published",
                )
