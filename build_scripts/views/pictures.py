"""The rows behind each picture, as frozen values; the tables beside the pictures print the same rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import axes_without_time, numbers
from build_scripts.model import (
    Actor,
    EstimatesChart,
    Event,
    Figure,
    MatrixChart,
    Observation,
    TimelineChart,
)
from build_scripts.values import MONTHS, PartialDate, range_words


def day_words(day: dt.date) -> str:
    """A day without its year, short: '8 Oct'."""
    return f"{day.day} {MONTHS[day.month][:3]}"


@dataclass(frozen=True)
class Estimate:
    """One estimate in a dot plot: values in the figure's unit."""

    by: str
    actor: str
    side: str
    date: str
    low: float | None
    high: float | None
    value: str
    counted: str
    note: str
    sources: tuple[str, ...]


def _short_date(date: PartialDate | None) -> str:
    if date is None:
        return "undated"
    if date.is_day:
        return f"{day_words(date.first)} {date.first.year}"
    return date.words()


def _with_body(corpus: Corpus, actor_id: str) -> str:
    """An actor's name with the body that it speaks for: 'Jane Doe (Ministry)'."""
    actors = corpus.of(Actor)
    actor = actors[actor_id]
    bodies = [actors[body] for body in actor.part_of[:1]]
    return actor.name + "".join(f" ({body.short or body.name})" for body in bodies)


@dataclass(frozen=True)
class Panel:
    """Estimates that count the same thing over the same area, on an axis of their own."""

    label: str
    definition: str
    rows: tuple[Estimate, ...]


def estimates(corpus: Corpus, settings: EstimatesChart) -> tuple[Panel, ...]:
    """The observations of the estimates chart, one panel an axis: the axis with most rows first, rows by side and date.

    Numbers that may not share an axis cannot get into one panel: panels are made of axes, which refuse them.
    """
    figure_id = settings.figure
    figure = corpus.of(Figure)[figure_id]
    order = list(corpus.explainer.sides)
    panels = []
    for axis in axes_without_time(corpus, numbers(figure_id, figure)):
        entry = corpus.words.measures[axis.scale.measure]
        seen = [number.observation for number in axis.numbers]
        rows = [
            _estimate(corpus, one) for one in sorted(seen, key=lambda one: (one.date is None, one.date or 0, one.by))
        ]
        by_side = sorted(rows, key=lambda row: order.index(row.side))
        window = f", {seen[0].date.words()}" if axis.window and seen[0].date else ""
        panels.append(Panel(entry.label + window, entry.definition, tuple(by_side)))
    return tuple(sorted(panels, key=lambda panel: -len(panel.rows)))


def _estimate(corpus: Corpus, seen: Observation) -> Estimate:
    return Estimate(
        by=_with_body(corpus, seen.by),
        actor=seen.by,
        side=corpus.of(Actor)[seen.by].side,
        date=_short_date(seen.date),
        low=seen.low,
        high=seen.high,
        value=("about " if seen.about else "") + range_words(seen.low, seen.high),
        counted=seen.counted,
        note=seen.note or "",
        sources=seen.sources,
    )


@dataclass(frozen=True)
class Moment:
    """An event on the timeline: days as dates, both ends included; `lane` is a side."""

    id: str
    title: str
    lane: str
    first: dt.date
    last: dt.date
    is_exact: bool
    is_key: bool
    date: str


def moments(corpus: Corpus, chart: TimelineChart) -> tuple[Moment, ...]:
    """The events in the timeline's window, by date; an event's lane is the side of its first actor."""
    found = []
    for event_id, event in corpus.of(Event).items():
        first, last = event.date.first, event.date.last
        if last < chart.start.first or first > chart.end.last:
            continue
        lane = corpus.of(Actor)[event.actors[0].actor].side
        found.append(
            Moment(
                id=event_id,
                title=event.title,
                lane=lane,
                first=max(first, chart.start.first),
                last=min(last, chart.end.last),
                is_exact=event.date.is_day and not event.date.is_approximate,
                is_key=event.key,
                date=event.date.words(),
            )
        )
    return tuple(sorted(found, key=lambda moment: (moment.first, moment.last, moment.id)))


@dataclass(frozen=True)
class Cell:
    """What one actor does to another: the words, their letters, and the sources."""

    subject: str
    subject_name: str
    subject_side: str
    object: str
    object_name: str
    kinds: tuple[str, ...]
    letters: str
    is_disputed: bool
    sources: tuple[str, ...]


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
            found.append(
                Cell(
                    subject=subject,
                    subject_name=actors[subject].short or actors[subject].name,
                    subject_side=actors[subject].side,
                    object=other,
                    object_name=actors[other].short or actors[other].name,
                    kinds=tuple(kind.label for kind in kinds),
                    letters="".join(kind.mark or "•" for kind in kinds),
                    is_disputed=any(relation.disputed for relation in relations),
                    sources=tuple(dict.fromkeys(source for relation in relations for source in relation.sources)),
                )
            )
    return tuple(found)
