"""Who refers to a record: by a field, by a citation in prose, or by a mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.corpus import Corpus
from build_scripts.fields import marked_values
from build_scripts.marks import Cite, Mention, pieces
from build_scripts.model import KIND_OF, ProseMark, Record, Ref

Id = tuple[str, str]
Backlinks = Mapping[Id, tuple[Id, ...]]


def references(record: Record) -> Iterator[Id]:
    """Every record that `record` names, as (plural kind, id), in reading order, with repeats."""
    for marked in marked_values(record):
        match marked.mark:
            case Ref("*"):
                singular, _, record_id = marked.value.partition(":")
                yield KIND_OF[singular], record_id
            case Ref(kind):
                yield kind, marked.value
            case ProseMark():
                for piece in pieces(marked.value):
                    match piece:
                        case Cite(source):
                            yield "sources", source
                        case Mention(kind, record_id, _):
                            yield KIND_OF[kind], record_id


def backlinks(corpus: Corpus) -> Backlinks:
    """For each record, the records that name it, each once, sorted by kind and id."""
    found: dict[Id, set[Id]] = {}
    for kind, record_id, record in corpus.every():
        for target in references(record):
            if target != (kind, record_id):
                found.setdefault(target, set()).add((kind, record_id))
    return {target: tuple(sorted(referrers)) for target, referrers in found.items()}
