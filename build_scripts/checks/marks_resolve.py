"""Every `[@source]` and `[[kind:id]]` in prose leads to a record."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.checks.references_resolve import missing_record
from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import marked_values
from build_scripts.marks import BrokenMark, Cite, Mention, pieces
from build_scripts.model import PlainMark, ProseMark, Ref
from build_scripts.problems import Problem, shown


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each mark in a prose field is whole and resolves."""
    for kind, record_id, record in corpus.every():
        for marked in marked_values(record):
            if "[" not in marked.value:
                continue
            file, line = file_of(kind, record_id), corpus.line(kind, record_id, marked.path)
            if isinstance(marked.mark, ProseMark):
                yield from mark_problems(corpus, marked.value, file, line)
            elif isinstance(marked.mark, PlainMark) and ("[@" in marked.value or "[[" in marked.value):
                step = "say it in words, and cite in a field that takes marks"
                yield Problem(file, line, "marks", "a mark in a field that takes none", shown(marked.value), "", step)


def mark_problems(corpus: Corpus, text: str, file: str, line: int) -> Iterator[Problem]:
    """The problems with the marks of one text that begins on `line`."""
    for piece in pieces(text):
        match piece:
            case Cite(source):
                yield from missing_record(corpus, Ref("sources"), source, file, line)
            case Mention(kind, record_id, _):
                yield from missing_record(corpus, Ref("*"), f"{kind}:{record_id}", file, line)
            case BrokenMark(broken):
                allowed = "[@source-id], [[kind:id]], [[kind:id|words]]"
                yield Problem(file, line, "marks", "an unfinished mark", shown(broken), allowed, "complete it")
