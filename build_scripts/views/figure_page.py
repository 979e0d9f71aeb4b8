"""The page of a figure."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.comparable import axes, closest_figures, comparable_figures, numbers
from build_scripts.model import Figure
from build_scripts.values import counted, range_words
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, chip
from build_scripts.views.provenance import RootsView, roots_view


@dataclass(frozen=True)
class ObservationLine:
    """One number of a figure."""

    date: str
    value: str
    by: Chip
    counted: str
    note: str
    notes: tuple[NoteMark, ...]
    rests_on: RootsView


@dataclass(frozen=True)
class MeasureLine:
    """One thing that a figure counts, with how many of its numbers do."""

    label: str
    definition: str
    where: Link | None
    numbers: str


@dataclass(frozen=True)
class FigurePage:
    """A figure: what is counted, how, and what the numbers cannot show."""

    frame: Frame
    unit: str
    counted_by: tuple[Chip, ...]
    method: tuple[Rich, ...]
    cut_off: str
    weaknesses: tuple[Rich, ...]
    comparable: tuple[Link, ...]
    closest: tuple[Link, ...]
    observations: tuple[ObservationLine, ...]
    rests_on: RootsView
    measures: tuple[MeasureLine, ...]


def _measures(notes: Notebook, figure_id: str, figure: Figure) -> tuple[MeasureLine, ...]:
    """What a figure counts: one line for each scale that its numbers stand on."""
    corpus = notes.corpus
    lines = []
    for axis in axes(numbers(figure_id, figure)):
        entry = corpus.words.measures[axis.scale.measure]
        where = notes.link("places", axis.scale.where) if corpus.has("places", axis.scale.where) else None
        lines.append(MeasureLine(entry.label, entry.definition, where, counted(len(axis.numbers), "number")))
    return tuple(lines)


def figure_page(desk: Desk, record_id: str) -> FigurePage:
    """The page of a figure."""
    corpus = desk.corpus
    figure = corpus.of(Figure)[record_id]
    notes = opened(desk, "figures", record_id)
    method = notes.paragraphs(figure.method)
    weaknesses = notes.paragraphs(figure.weaknesses)
    observations = tuple(
        ObservationLine(
            date=seen.date.words() if seen.date else "",
            value=("about " if seen.about else "") + range_words(seen.low, seen.high),
            by=chip(corpus, seen.by, notes.page),
            counted=seen.counted,
            note=seen.note or "",
            notes=notes.cite_all(seen.sources),
            rests_on=roots_view(notes, seen.sources, is_one_voice=True),
        )
        for seen in figure.observations
    )
    notes.rest_on(figure.sources)
    return FigurePage(
        frame=frame(
            desk,
            notes,
            "figures",
            record_id,
            title=figure.title,
            description=first_words(figure.method),
            shown=frozenset(),
        ),
        unit=figure.unit,
        counted_by=tuple(chip(corpus, actor, notes.page) for actor in figure.counted_by),
        method=method,
        cut_off=figure.cut_off or "",
        weaknesses=weaknesses,
        comparable=tuple(notes.link("figures", other) for other in comparable_figures(corpus, record_id)),
        closest=tuple(notes.link("figures", other) for other in closest_figures(corpus, record_id)),
        observations=observations,
        rests_on=roots_view(notes, (source for seen in figure.observations for source in seen.sources)),
        measures=_measures(notes, record_id, figure),
    )
