"""Who stands how to whom: the cells of the square, the picture in words, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, MatrixChart
from build_scripts.values import begun, counted
from build_scripts.views.around import Around, KeyEntry, Table, flat, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook


@dataclass(frozen=True)
class Cell:
    """What one actor does to another: the words and their letters in the same order, which are disputed, the sources.

    A kind of relation counts as disputed where any relation of that kind between the two is.
    """

    subject: str
    subject_name: str
    subject_side: str
    object: str
    object_name: str
    kinds: tuple[str, ...]
    marks: tuple[str, ...]
    disputed: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def lettered(self) -> tuple[str, ...]:
        """The letter of each kind, a disputed one with its question mark: 'D?', 'N'."""
        return tuple(mark + "?" * (kind in self.disputed) for kind, mark in zip(self.kinds, self.marks, strict=True))

    @property
    def letters(self) -> str:
        """The letters of all kinds: 'D?N'."""
        return "".join(self.lettered)

    @property
    def words(self) -> tuple[str, ...]:
        """The kinds in words, each disputed one with that word: 'denies striking (disputed)'."""
        return tuple(kind + " (disputed)" * (kind in self.disputed) for kind in self.kinds)


def cells(corpus: Corpus, chart: MatrixChart) -> tuple[Cell, ...]:
    """The cells of the matrix that have a relation, row by row."""
    wanted = chart.actors
    actors = corpus.of(Actor)
    found = []
    for subject in wanted:
        for other in wanted:
            relations = [relation for relation in actors[subject].relations if relation.to == other]
            if not relations:
                continue
            kinds = [corpus.words.relation_kinds[kind] for kind in dict.fromkeys(r.kind for r in relations)]
            disputed = {corpus.words.relation_kinds[r.kind].label for r in relations if r.disputed}
            found.append(
                Cell(
                    subject=subject,
                    subject_name=actors[subject].short or actors[subject].name,
                    subject_side=actors[subject].side,
                    object=other,
                    object_name=actors[other].short or actors[other].name,
                    kinds=tuple(kind.label for kind in kinds),
                    marks=tuple(kind.mark or "•" for kind in kinds),
                    disputed=tuple(kind.label for kind in kinds if kind.label in disputed),
                    sources=tuple(dict.fromkeys(source for relation in relations for source in relation.sources)),
                )
            )
    return tuple(found)


def described(corpus: Corpus, settings: MatrixChart) -> str:
    """The picture in words: what most sides do alike; then by actor, each kind of relation and to whom it leads."""
    found = cells(corpus, settings)
    told = []
    for subject, group in groupby(found, key=lambda cell: cell.subject_name):
        by_kind: dict[str, list[str]] = {}
        for cell in group:
            for kind in cell.kinds:
                doubt = " (disputed)" if kind in cell.disputed else ""
                by_kind.setdefault(kind, []).append(f"{cell.object_name}{doubt}")
        kinds = [f"{kind}: {', '.join(names)}" for kind, names in by_kind.items()]
        told.append(f"{subject} – {'; '.join(kinds)}.")
    head = f"{begun(counted(len(found), 'pair'))} of {len(settings.actors)} actors, by the one who acts."
    return " ".join([head, *_from_most_sides(found), *told])


def _from_most_sides(found: Sequence[Cell]) -> list[str]:
    """To whom the most sides do something alike, and what: 'To Gull the most sides do the same. Feeds: …'.

    The finding of a square stands in one of its columns, which no list by rows brings together.
    """
    alike: dict[str, dict[str, list[Cell]]] = {}
    for cell in found:
        for kind in cell.kinds:
            alike.setdefault(cell.object_name, {}).setdefault(kind, []).append(cell)
    shared = {
        name: {kind: group for kind, group in kinds.items() if len(_sides(group)) > 1} for name, kinds in alike.items()
    }
    most = max(shared, key=lambda name: len(_sides(chain(*shared[name].values()))), default="")
    if not shared.get(most):
        return []
    told = [
        f"{begun(kind)}: {', '.join(cell.subject_name + ' (disputed)' * (kind in cell.disputed) for cell in group)}."
        for kind, group in shared[most].items()
    ]
    return [f"To {most} the most sides do the same.", *told, "Each in turn:"]


def _sides(group: Iterable[Cell]) -> set[str]:
    return {cell.subject_side for cell in group}


def around(notes: Notebook, settings: MatrixChart) -> Around:
    """The letters, the table, and the rows of the download, of a square."""
    corpus = notes.corpus
    found = cells(corpus, settings)
    used = {kind for row in found for kind in row.kinds}
    letters = tuple(
        KeyEntry(entry.mark or "•", "", entry.label)
        for entry in corpus.words.relation_kinds.values()
        if entry.label in used
    )
    disputed = (KeyEntry("?", "", "disputed"),) if any(row.disputed for row in found) else ()
    table = Table(
        ("Who", "Does what", "To, with or for whom"),
        tuple(
            (
                (notes.link("actors", row.subject),),
                (
                    *plain("; ".join(row.words)),
                    *notes.cite_all(row.sources),
                ),
                (notes.link("actors", row.object),),
            )
            for row in found
        ),
    )
    rows = [flat(row) for row in found]
    every = corpus.of(Actor)
    shapes = side_key(corpus, (every[actor].side for actor in settings.actors))
    return Around((*letters, *disputed, *shapes), table, tuple(rows), sources_of(rows))
