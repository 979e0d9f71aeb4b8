"""Every id that a record names belongs to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import marked_values
from build_scripts.model import KIND_OF, SINGULAR, Ref
from build_scripts.problems import Problem, choices, shown, suggestion

RULE = "references"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each reference resolves; a typed one (`kind:id`) names a known kind too."""
    for kind, record_id, record in corpus.every():
        for marked in marked_values(record):
            if not isinstance(marked.mark, Ref):
                continue
            line = corpus.line(kind, record_id, marked.path)
            yield from missing_record(corpus, marked.mark, marked.value, file_of(kind, record_id), line)


def missing_record(corpus: Corpus, mark: Ref, value: str, file: str, line: int) -> Iterator[Problem]:
    """The problem with one reference, if it has one."""
    kind, record_id = mark.kind, value
    if kind == "*":
        singular, _, record_id = value.partition(":")
        if singular not in KIND_OF:
            yield Problem(
                file,
                line,
                RULE,
                "unknown kind of record",
                shown(singular),
                choices(KIND_OF),
                suggestion(singular, KIND_OF, "use one of these kinds"),
            )
            return
        kind = KIND_OF[singular]
    if corpus.has(kind, record_id) or corpus.is_faulty(kind, record_id):
        return
    forwarded = corpus.forwards.get(kind, {}).get(record_id)
    known = corpus.records[kind]
    otherwise = f"add data/{kind}/<id>.yml first, or correct the id"
    yield Problem(
        file,
        line,
        RULE,
        f"no {SINGULAR[kind]} with this id",
        shown(record_id),
        f"an id in data/{kind}/",
        f"it was renamed to '{forwarded}'" if forwarded else suggestion(record_id, known, otherwise),
    )
