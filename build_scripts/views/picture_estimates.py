"""Estimates by who made them: the rows of each panel, the picture in words, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Axis, Scale, axes_without_time
from build_scripts.derived.selected import selected
from build_scripts.model import Actor, EstimatesChart, Figure, Observation, Place
from build_scripts.values import PartialDate, begun, counted, day_words, range_words
from build_scripts.views.around import Around, Table, flat, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook
from build_scripts.vocabulary import Camp


@dataclass(frozen=True)
class Estimate:
    """One estimate in a dot plot: values in the unit of its panel."""

    by: str
    actor: str
    side: str
    camp: Camp
    date: str
    low: float | None
    high: float | None
    value: str
    counted: str
    note: str
    sources: tuple[str, ...]


def _short_date(date: PartialDate | None) -> str:
    """Days with short months, any other date in full: '8 Oct 2015', '8–9 Oct 2015', '30 Sep – 6 Oct 2015'."""
    if date is None:
        return "undated"
    if date.is_day:
        return f"{day_words(date.first)} {date.first.year}"
    if not date.names_its_days:
        return date.words()
    if (date.first.year, date.first.month) == (date.last.year, date.last.month):
        return f"{date.first.day}–{day_words(date.last)} {date.last.year}"
    year = "" if date.first.year == date.last.year else f" {date.first.year}"
    return f"{day_words(date.first)}{year} – {day_words(date.last)} {date.last.year}"


def _with_body(corpus: Corpus, actor_id: str) -> str:
    """An actor's name with the body that it speaks for: 'Jane Doe (Ministry)'."""
    actors = corpus.of(Actor)
    actor = actors[actor_id]
    bodies = [actors[body].short or actors[body].name for body in actor.part_of[:1]]
    # A ministry that is named after its country has said so.
    return actor.name + "".join(f" ({body})" for body in bodies if body not in actor.name)


@dataclass(frozen=True)
class Panel:
    """Estimates that may share an axis: they count the same thing over the same area and, if it adds up, period.

    `window` is that period, empty where it does not matter. Neighbouring panels may have the same `label`; panels
    of one `unit` stand together.
    """

    label: str
    definition: str
    unit: str
    window: str
    rows: tuple[Estimate, ...]

    @property
    def title(self) -> str:
        """The label with the window: 'Houses flooded, 8 October 2015'."""
        return f"{self.label}, {self.window}" if self.window else self.label


def estimates(corpus: Corpus, settings: EstimatesChart) -> tuple[Panel, ...]:
    """The numbers that the settings ask for, one panel an axis; in each the parties before the onlookers, by date.

    Numbers that may not share an axis cannot get into one panel: panels are made of axes, which refuse them.
    """
    axes = axes_without_time(corpus, selected(corpus, settings))
    figures = corpus.of(Figure)
    # A thing counted over two areas, or by periods and as a running total, has two panels, which must not read alike.
    scales: dict[str, set[Scale]] = {}
    for axis in axes:
        scales.setdefault(axis.scale.measure, set()).add(axis.scale)
    made = [
        _panel(corpus, axis, figures[axis.numbers[0].figure].unit, _what_differs(corpus, scales, axis.scale))
        for axis in axes
    ]
    return tuple(panel for _, panel in sorted(zip(axes, made, strict=True), key=_panel_order(corpus, settings, made)))


def _panel_order(
    corpus: Corpus, settings: EstimatesChart, panels: Sequence[Panel]
) -> Callable[[tuple[Axis, Panel]], tuple[int, ...]]:
    """What panels are sorted by: unit; then as the settings have it, or else who speaks first and how many; window."""
    sides = list(corpus.explainer.sides)
    units = list(dict.fromkeys(corpus.of(Figure)[figure].unit for figure in settings.figures))
    labels = list(dict.fromkeys(panel.label for panel in panels))
    camps = list(Camp)

    def first(label: str) -> tuple[int, int, int]:
        rows = [row for panel in panels if panel.label == label for row in panel.rows]
        camp, side = min((camps.index(row.camp), sides.index(row.side)) for row in rows)
        return camp, side, -len(rows)

    def key(made: tuple[Axis, Panel]) -> tuple[int, ...]:
        axis, panel = made
        date = axis.numbers[0].observation.date
        by_setting = settings.measures.index(axis.scale.measure) if settings.measures else 0
        rank = (0, 0, 0) if settings.measures else first(panel.label)
        # Of two windows the one that ends first; of two that end together the longer.
        ends = (date.last.toordinal(), date.first.toordinal()) if axis.window and date else (0, 0)
        return (units.index(panel.unit), by_setting, *rank, labels.index(panel.label), *ends)

    return key


def _what_differs(corpus: Corpus, scales: Mapping[str, set[Scale]], scale: Scale) -> str:
    """What tells a scale from the others of the same thing counted: ', Some Place', ', running total', or nothing."""
    others = scales[scale.measure]
    place = corpus.of(Place).get(scale.where) if len({other.where for other in others}) > 1 else None
    is_told = scale.is_running and len({other.is_running for other in others}) > 1
    return (f", {place.name}" if place else "") + (", running total" if is_told else "")


def _panel(corpus: Corpus, axis: Axis, unit: str, difference: str) -> Panel:
    entry = corpus.words.measures[axis.scale.measure]
    seen = [number.observation for number in axis.numbers]
    sides, camps = list(corpus.explainer.sides), list(Camp)
    dated = sorted(seen, key=lambda one: (one.date is None, one.date or 0, one.by))
    rows = [_estimate(corpus, one, is_running=axis.scale.is_running) for one in dated]
    return Panel(
        label=entry.label + difference,
        definition=entry.definition,
        unit=unit,
        window=seen[0].date.words() if axis.window and seen[0].date else "",
        rows=tuple(sorted(rows, key=lambda row: (camps.index(row.camp), sides.index(row.side)))),
    )


def _estimate(corpus: Corpus, seen: Observation, *, is_running: bool) -> Estimate:
    side = corpus.of(Actor)[seen.by].side
    return Estimate(
        by=_with_body(corpus, seen.by),
        actor=seen.by,
        side=side,
        camp=Camp.PARTIES if corpus.explainer.sides[side].is_party else Camp.ONLOOKERS,
        # A running total covers all the days before its date too.
        date=("by " if is_running and seen.date else "") + _short_date(seen.date),
        low=seen.low,
        high=seen.high,
        value=("about " if seen.about else "") + range_words(seen.low, seen.high),
        counted=seen.counted,
        note=seen.note or "",
        sources=seen.sources,
    )


def scale_titles(panels: Sequence[Panel], settings: EstimatesChart) -> tuple[str, ...]:
    """What each scale counts: the settings' words for the first, each other unit with a word that it is another."""
    units = list(dict.fromkeys(panel.unit for panel in panels))
    first = [settings.axis or begun(unit) for unit in units[:1]]
    return (*first, *(f"{begun(unit)}: another scale" for unit in units[1:]))


# Of more numbers than these from one camp in a panel a listener is told the ends alone.
MOST_TOLD = 4


def described(corpus: Corpus, settings: EstimatesChart) -> str:
    """The picture in words: panel by panel and camp by camp the numbers or, of many, the least and the most."""
    found = estimates(corpus, settings)
    total = sum(len(panel.rows) for panel in found)
    apart = " Numbers under different names count different things." if len(found) > 1 else ""
    told = []
    for title, (_, group) in zip(scale_titles(found, settings), groupby(found, lambda one: one.unit), strict=True):
        told += [f"{title}.", *(f"{panel.title}: {_panel_words(panel)}." for panel in group)]
    return f"{begun(counted(total, 'number'))}.{apart} {' '.join(told)}"


def _panel_words(panel: Panel) -> str:
    camps = [(camp, [row for row in panel.rows if row.camp == camp]) for camp in Camp]
    if len({row.camp for row in panel.rows}) == 1:
        return _rows_words(panel, panel.rows)
    return "; ".join(f"{camp.label.lower()}, {_rows_words(panel, rows)}" for camp, rows in camps if rows)


def _rows_words(panel: Panel, rows: Sequence[Estimate]) -> str:
    if len(rows) > MOST_TOLD:
        ends = min(rows, key=_size), max(rows, key=_size)
        least, most = (f"{row.value} by {row.by}, {row.date}" for row in ends)
        return f"{counted(len(rows), 'number')}, from {least}, to {most}"
    told = []
    for row in rows:
        # A panel that is about one period has said so; two numbers of one body and day are told apart.
        is_one_of_two = sum((one.by, one.date) == (row.by, row.date) for one in rows) > 1
        known = filter(None, ["" if panel.window else row.date, row.counted if is_one_of_two else ""])
        words = "; ".join(known)
        told.append(f"{row.by} {row.value}" + (f" ({words})" if words else ""))
    return ", ".join(told)


def _size(row: Estimate) -> tuple[float, float]:
    """What numbers are ordered by: 'up to 10' is less than '10', and 'at least 10' is more."""
    top = row.low if row.high is None else row.high
    return top or 0.0, row.low or 0.0


def around(notes: Notebook, settings: EstimatesChart) -> Around:
    """The key, the table, and the rows of the download, of a chart of estimates."""
    found = estimates(notes.corpus, settings)
    table = Table(
        ("What is counted", "Who said so", "Date", "Value", "Of what", "What it leaves out"),
        tuple(
            (
                plain(panel.title),
                (notes.link("actors", row.actor),),
                plain(row.date),
                plain(row.value),
                (*plain(row.counted), *notes.cite_all(row.sources)),
                plain(row.note),
            )
            for panel in found
            for row in panel.rows
        ),
    )
    rows = [
        flat(row, panel=panel.title, unit=panel.unit, definition=panel.definition)
        for panel in found
        for row in panel.rows
    ]
    key = side_key(notes.corpus, (row.side for panel in found for row in panel.rows))
    return Around(key, table, tuple(rows), sources_of(rows))
