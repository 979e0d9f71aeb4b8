"""Charts to be explored: rows in, a Vega-Lite chart out that a reader can filter, zoom and ask.

They are drawn in the browser and only there, over the same rows as the static picture. A chart's `usermeta` tells the
page's script what it needs to know of it: which signals hold its size, and which hold its view and from where to where.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.ground import Projection
from build_scripts.model import Side

ALL = "All"
# Heights that hold before the page's script measures the room there is.
_MAIN, _STRIP = 300, 44
_MARK = 90
# A plain wheel scrolls the page; with the key, or by two fingers on a pad, it zooms.
_WHEEL = "wheel![event.ctrlKey || event.metaKey]"


@dataclass(frozen=True)
class Row:
    """One thing in a chart. `title` and `words` (label, value) are what a reader is told of it; the rest places it.

    Days include both ends. `low` and `high` are in the unit of the chart's axis; equal, or one of them, is a point.
    """

    title: str
    words: tuple[tuple[str, str], ...] = ()
    side: str = ""
    kind: str = ""
    actor: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    lon: float | None = None
    lat: float | None = None
    label: str = ""
    low: float | None = None
    high: float | None = None
    href: str = ""

    def told(self) -> str:
        """What a reader is told of it, a line each."""
        return "\n".join((self.title, *(f"{label}: {value}" for label, value in self.words if value)))


@dataclass(frozen=True)
class Name:
    """A place named on a map for orientation."""

    text: str
    lon: float
    lat: float


# Events by side


def timeline(rows: Sequence[Row], sides: Mapping[str, Side]) -> Any:
    """Events in one lane a side. The strip under them counts them by day, and a span drawn on it filters them.

    Rows without a day are left out.
    """
    dated = sorted((row for row in rows if row.first), key=lambda row: (row.first, row.last or row.first, row.title))
    placed, lanes = _in_lanes(dated, sides)
    window = _window(dated)
    data = [{**_values(row), "row": level} for row, level in placed]
    depth = sum(lane["rows"] for lane in lanes)
    scale = alt.Scale(domain=[depth - 0.5, -0.5], nice=False, zero=False)
    y = alt.Y("row:Q", scale=scale, axis=None)
    heads = alt.Chart(_data(lanes))
    main = alt.layer(
        heads.mark_rule(color=theme.RULE).encode(y=alt.Y("rule:Q", scale=scale, axis=None)),
        heads.mark_text(align="left", baseline="middle", fontWeight=600, fontSize=theme.TEXT, color=theme.INK).encode(
            y=y, x=alt.value(0), text="name:N"
        ),
        _spans().encode(x=_days(window), x2="last", y=y),
        _marks(sides, tooltip=True)
        .encode(x=_days(window), y=y)
        .add_params(alt.selection_interval(name="zoom", bind="scales", encodings=["x"], zoom=_WHEEL, clear=False)),
    )
    main = main.transform_filter(_IN_BRUSH).properties(name="main", width=theme.NARROW, height=_MAIN)
    return _whole(
        [main, _strip(window)],
        data,
        _filters(dated, sides),
        {"height": "main_height", "zoom": {"zoom_first": _milliseconds(window)}, "across": ["zoom_first"]},
    )


def _in_lanes(rows: Sequence[Row], sides: Mapping[str, Side]) -> tuple[list[tuple[Row, int]], list[dict[str, Any]]]:
    """Each row with its line, counted from the top, and the lanes: a line for the name, then lines without overlap."""
    placed: list[tuple[Row, int]] = []
    lanes: list[dict[str, Any]] = []
    top = 0
    for side, its in sides.items():
        lane = [row for row in rows if row.side == side]
        if not lane:
            continue
        ends: list[dt.date] = []
        for row in lane:
            first, last = _span(row)
            level = next((n for n, end in enumerate(ends) if end < first), len(ends))
            ends[level : level + 1] = [last]
            placed.append((row, top + 1 + level))
        lanes.append({"row": top, "rule": top - 0.5, "name": its.short, "rows": 1 + len(ends)})
        top += 1 + len(ends)
    return placed, lanes


# A map


def area_map(
    rows: Sequence[Row],
    sides: Mapping[str, Side],
    base: Mapping[str, Any],
    to: Projection,
    names: Sequence[Name] = (),
) -> Any:
    """Places by side on the base map, and a strip of days under it that filters them.

    Everything is drawn in the pixels of `to`, on plain linear scales: those can be dragged and zoomed.
    Rows without a place are left out, and the strip with them where nothing has a day.
    """
    located = [row for row in rows if row.lon is not None and row.lat is not None]
    dated = [row for row in located if row.first]
    data = [{**_values(row), "east": x, "north": y} for row, x, y in _spread(located, to)]
    x, y = _axis(alt.X, "east", to.width), _axis(alt.Y, "north", to.height)
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["x", "y"], zoom=_WHEEL, clear=False)
    ground = _lines(base, to)
    layers = [
        *_ground(ground, to),
        *(_names(names, to) if names else ()),
        _marks(sides, tooltip=True).encode(x=x, y=y).add_params(zoom),
    ]
    main = alt.layer(*layers).properties(
        name="main",
        width=theme.NARROW,
        height=_MAIN,
        view=alt.ViewBackground(fill=theme.SEA, stroke=theme.RULE),
    )
    parts = [main]
    if dated:
        parts = [main.transform_filter(f"!datum.since || ({_IN_BRUSH})"), _strip(_window(dated))]
    zooms = {"zoom_east": [0, to.width], "zoom_north": [0, to.height]}
    meta = {"height": "main_height", "zoom": zooms, "across": ["zoom_east"], "ground": _edges(ground, to)}
    return _whole(parts, data, _filters(located, sides), meta)


def _axis(channel: Any, field: str, length: float) -> Any:
    """A projected coordinate, counted from the map's south-west corner."""
    return channel(f"{field}:Q", scale=alt.Scale(domain=[0, length], nice=False, zero=False), axis=None)


def _at(to: Projection, lon: float, lat: float) -> tuple[float, float]:
    """Pixels to the east and to the north of that corner."""
    x, y = to.at(lon, lat)
    return round(x, 1), round(to.height - y, 1)


# By the name of each part of the base map, a list for every line: pixels to the east, pixels to the north.
_Lines = Mapping[str, Sequence[tuple[Sequence[float], Sequence[float]]]]
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "units": {"fill": theme.LAND, "stroke": theme.RULE, "strokeWidth": 0.8},
    "countries": {"stroke": theme.SOFT, "strokeWidth": 1.4},
    "rivers": {"stroke": theme.WATER, "strokeWidth": 1.6},
}


def _lines(base: Mapping[str, Any], to: Projection) -> _Lines:
    """The parts of the base map that are drawn, projected."""
    found = {}
    for name in _LOOKS:
        rings = [ring for feature in base.get(name, {}).get("features", ()) for ring in _rings(feature["geometry"])]
        at = [[_at(to, lon, lat) for lon, lat, *_ in ring] for ring in rings]
        if at:
            found[name] = [([x for x, _ in ring], [y for _, y in ring]) for ring in at]
    return found


def _edges(ground: _Lines, to: Projection) -> list[list[float]]:
    """From where to where there is ground to show, across and up: beyond it the page would show sea for land."""
    ends = []
    for axis, length in enumerate((to.width, to.height)):
        every = [value for rings in ground.values() for ring in rings for value in ring[axis]]
        ends.append([min(0, *every), max(length, *every)] if every else [0, length])
    return ends


def _ground(ground: _Lines, to: Projection) -> Iterator[Any]:
    """The base map as filled and open lines."""
    for name, rings in ground.items():
        # A list a ring, laid out in the browser: a third of the bytes of one row a point.
        data = [{"ring": number, "east": east, "north": north} for number, (east, north) in enumerate(rings)]
        marks = alt.Chart(_data(data)).mark_line(clip=True, strokeJoin="round", interpolate="linear", **_LOOKS[name])
        yield marks.transform_flatten(["east", "north"]).encode(
            x=_axis(alt.X, "east", to.width),
            y=_axis(alt.Y, "north", to.height),
            detail="ring:N",
            # Equal for every point of a ring, so that they stay in their order instead of being sorted by x.
            order=alt.Order("ring:Q"),
        )


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """The lines of a GeoJSON geometry; of a polygon its outer edge, since what lies in a hole is drawn over it."""
    match geometry["type"]:
        case "Polygon":
            yield geometry["coordinates"][0]
        case "MultiPolygon":
            yield from (polygon[0] for polygon in geometry["coordinates"])
        case "LineString":
            yield geometry["coordinates"]
        case "MultiLineString":
            yield from geometry["coordinates"]


def _names(names: Sequence[Name], to: Projection) -> Iterator[Any]:
    at = [(one.text, *_at(to, one.lon, one.lat)) for one in names]
    x, y = _axis(alt.X, "east", to.width), _axis(alt.Y, "north", to.height)
    marks = alt.Chart(_data([{"text": text, "east": x, "north": y} for text, x, y in at]))
    halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
    yield marks.mark_point(shape="circle", filled=True, size=14, color=theme.SOFT, opacity=1, clip=True).encode(
        x=x, y=y
    )
    for look in ({**halo, "color": theme.LAND}, {"color": theme.SOFT}):
        words = marks.mark_text(align="left", dx=6, baseline="middle", fontSize=theme.SMALL, clip=True, **look)
        yield words.encode(x=x, y=y, text="text:N")


def _spread(rows: Sequence[Row], to: Projection, apart: float = 10.0) -> list[tuple[Row, float, float]]:
    """Each row in pixels; those of one place in a spiral around it (Vogel 1979), so that each can be pointed at."""
    turn = math.pi * (3 - math.sqrt(5))
    seen: dict[tuple[float, float], int] = {}
    placed = []
    for row in rows:
        if row.lon is None or row.lat is None:
            continue
        x, y = _at(to, row.lon, row.lat)
        number = seen.get((row.lon, row.lat), 0)
        seen[row.lon, row.lat] = number + 1
        away = apart * math.sqrt(number)
        placed.append((row, round(x + away * math.cos(number * turn), 1), round(y + away * math.sin(number * turn), 1)))
    return placed


# Any other chart


def plot(rows: Sequence[Row], sides: Mapping[str, Side], axis: str = "", *, apart: bool = False) -> Any:
    """One line for each label, a mark or a range at each of its values, or at each of its days where none has a value.

    `axis` names what the numbers are. Numbers begin at zero until a reader zooms. `apart` shows one kind at a time: for
    kinds that may share no axis.
    """
    by_day = all(row.low is None and row.high is None for row in rows)
    shown = [row for row in rows if (row.first if by_day else (row.low, row.high) != (None, None))]
    labels = list(dict.fromkeys(row.label or row.title for row in shown))
    data = [{**_values(row), "label": row.label or row.title} for row in shown]
    y = alt.Y("label:N", sort=labels, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=150, grid=True))
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["x"], zoom=_WHEEL, clear=False)
    if by_day:
        window = _window(shown)
        whole, field = _milliseconds(window), "first"
        layers = [
            _spans().encode(x=_days(window), x2="last", y=y),
            _marks(sides, tooltip=True).encode(x=_days(window), y=y).add_params(zoom),
        ]
    else:
        whole, field = _numbers(shown), "low"
        scale = alt.Scale(domain=whole, nice=False)
        x = alt.X("low:Q", scale=scale, axis=alt.Axis(title=axis or None, grid=True))
        layers = [
            _bars().encode(x=x, x2="high", y=y),
            _marks(sides, tooltip=True).encode(x=x, y=y).add_params(zoom),
            _marks(sides, tooltip=False)
            .transform_filter("datum.low != datum.high")
            .encode(x=alt.X("high:Q", scale=scale), y=y),
        ]
    main = alt.layer(*layers).properties(name="main", width=theme.NARROW, height=_MAIN)
    meta = {"height": "height", "zoom": {f"zoom_{field}": whole}, "across": [f"zoom_{field}"]}
    return _whole([main], data, _filters(shown, sides, apart=apart), meta)


def over_time(rows: Sequence[Row], sides: Mapping[str, Side]) -> Any:
    """Numbers over time, one kind at a time: each has a unit and a zero of its own. Rows need a day and a number."""
    shown = [row for row in rows if row.first and (row.low, row.high) != (None, None)]
    window = _window(shown)
    low = alt.Y("low:Q", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(title=None, grid=True))
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["x"], zoom=_WHEEL, clear=False)
    main = alt.layer(
        _spans().encode(x=_days(window), x2="last", y=low),
        _bars().transform_filter("datum.low != datum.high").encode(x=_days(window), y=low, y2="high"),
        _marks(sides, tooltip=True).encode(x=_days(window), y=low).add_params(zoom),
    ).properties(name="main", width=theme.NARROW, height=_MAIN)
    meta = {"height": "height", "zoom": {"zoom_first": _milliseconds(window)}, "across": ["zoom_first"]}
    return _whole([main], [_values(row) for row in shown], _filters(shown, sides, apart=True), meta)


def _numbers(rows: Iterable[Row]) -> list[float]:
    """From zero, or the least where that is below, to a little above the greatest."""
    found = [value for row in rows for value in (row.low, row.high) if value is not None] or [1.0]
    return [min(0.0, *found), max(0.0, *found) * 1.05]


# What they share


def _values(row: Row) -> dict[str, Any]:
    """A row as its chart's data has it, without what it has not. `since` and `until` stay text, to be compared."""
    values: dict[str, Any] = {"told": row.told(), "side": row.side, "kind": row.kind, "actor": row.actor}
    if row.href:
        values["page"] = row.href
    if row.first:
        first, last = _span(row)
        values |= {"since": first.isoformat(), "until": last.isoformat()}
        values |= {"first": _noon(first), "last": _noon(last)}
    low, high = (row.high if row.low is None else row.low), (row.low if row.high is None else row.high)
    if low is not None:
        values |= {"low": low, "high": high}
    return values


def _span(row: Row) -> tuple[dt.date, dt.date]:
    first = row.first or row.last
    if first is None:
        raise ValueError(f"{row.title!r} has no day")
    return first, max(first, row.last or first)


def _noon(day: dt.date) -> str:
    """The middle of a day: a mark at midnight would stand between two."""
    return f"{day.isoformat()}T12:00:00Z"


def _window(rows: Iterable[Row]) -> tuple[dt.date, dt.date]:
    """The first day and the day after the last, with a day's margin."""
    spans = [_span(row) for row in rows]
    if not spans:
        raise ValueError("nothing in this chart has a day")
    margin = dt.timedelta(days=1)
    return min(first for first, _ in spans) - margin, max(last for _, last in spans) + 2 * margin


def _milliseconds(window: tuple[dt.date, dt.date]) -> list[float]:
    """Both ends as a browser counts time."""
    return [dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000 for day in window]


def _data(rows: Sequence[Mapping[str, Any]]) -> Any:
    days = {"parse": {"first": "date", "last": "date"}} if any("first" in row for row in rows) else None
    known = {"format": alt.DataFormat(**days)} if days else {}  # type: ignore[no-untyped-call]
    return alt.Data(values=tuple(dict(row) for row in rows), **known)  # type: ignore[no-untyped-call]


def _days(window: tuple[dt.date, dt.date]) -> Any:
    # As numbers they would be compiled to a domain of data, on which the strip's days all fall together.
    ends = [{"expr": f"{end:.0f}"} for end in _milliseconds(window)]
    scale = alt.Scale(type="utc", domain=ends, nice=False, padding=0)
    form = "%-d %b" if window[0].year == window[1].year else "%-d %b %Y"
    axis = alt.Axis(title=None, format=form, tickCount={"expr": "max(4, floor(width / 120))"})
    return alt.X("first:T", scale=scale, axis=axis)


def _marks(sides: Mapping[str, Side], *, tooltip: bool) -> Any:
    """The shape of a side in its colour; those with a `tooltip` are what a reader can ask."""
    domain, colours, shapes = theme.side_scales(sides)
    marks = alt.Chart().mark_point(
        filled=True, opacity=1, size=_MARK, stroke=theme.PAPER, strokeWidth=1, cursor="pointer", clip=True
    )
    told = {"tooltip": alt.Tooltip("told:N")} if tooltip else {}
    return marks.encode(
        fill=alt.Fill("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None),
        **told,
    )


def _bars() -> Any:
    return alt.Chart().mark_rule(color=theme.SOFT, strokeWidth=4, opacity=0.45, clip=True)


def _spans() -> Any:
    """The bars of what lasts longer than a day."""
    return _bars().transform_filter("datum.since != datum.until")


_IN_BRUSH = "!brush.first || (time(datum.last) >= time(brush.first[0]) && time(datum.first) <= time(brush.first[1]))"


def _strip(window: tuple[dt.date, dt.date]) -> Any:
    """How many begin on each day; a span drawn on it is the signal `brush`."""
    look = alt.BrushConfig(fill=theme.INK, fillOpacity=0.14, stroke=theme.INK)
    brush = alt.selection_interval(name="brush", encodings=["x"], zoom=False, mark=look)
    count = (window[1] - window[0]).days
    bars = alt.Chart().mark_bar(color=theme.SOFT, width={"expr": f"max(2, min(12, width / {count} - 1))"})
    return (
        bars.transform_filter("isValid(datum.first)")
        .encode(x=_days(window), y=alt.Y("count():Q", axis=None))
        .add_params(brush)
        .properties(name="strip", width=theme.NARROW, height=_STRIP, view=alt.ViewBackground(fill=theme.CELL))
    )


@dataclass(frozen=True)
class _Filter:
    """A choice that the reader has, and the expression that is true of what stays."""

    param: Any
    test: str


def _filters(rows: Sequence[Row], sides: Mapping[str, Side], *, apart: bool = False) -> list[_Filter]:
    """Choices by side, kind, actor and day; one that would choose nothing is left out.

    Kinds that stand `apart` keep their order, and there is no choice of all of them.
    """
    kinds = dict.fromkeys(row.kind for row in rows if row.kind)
    present = {row.side for row in rows}
    choices = (
        ("side", "Side", [(side, its.short) for side, its in sides.items() if side in present]),
        ("kind", "Kind", [(kind, kind) for kind in (kinds if apart else sorted(kinds))]),
        ("actor", "Who", [(actor, actor) for actor in sorted({row.actor for row in rows} - {""})]),
    )
    found = []
    for field, label, options in choices:
        if len(options) > 1:
            is_alone = apart and field == "kind"
            values, words = zip(*(*(() if is_alone else (("", ALL),)), *options), strict=True)
            bound = alt.binding_select(options=list(values), labels=list(words), name=label)
            param = alt.param(name=f"of_{field}", value=values[0], bind=bound)
            found.append(_Filter(param, f"!of_{field} || datum.{field} == of_{field}"))
    days = [day for row in rows if row.first for day in _span(row)]
    if len(set(days)) > 1:
        # Days as text compare as days do.
        for name, label, test in (
            ("from_day", "From", "!from_day || !datum.until || datum.until >= from_day"),
            ("to_day", "To", "!to_day || !datum.since || datum.since <= to_day"),
        ):
            day = alt.binding(input="date", name=label, autocomplete="off")
            found.append(_Filter(alt.param(name=name, value="", bind=day), test))
    return found


def _whole(
    parts: Sequence[Any], data: Sequence[Mapping[str, Any]], filters: Sequence[_Filter], meta: Mapping[str, Any]
) -> Any:
    """The parts one under the other, over the rows that the reader's choices leave."""
    chart = parts[0] if len(parts) == 1 else alt.vconcat(*parts, spacing=14)
    days = sorted({row[end] for row in data for end in ("since", "until") if end in row})
    chart = chart.properties(data=_data(data), usermeta={**meta, "days": [*days[:1], *days[-1:]]})
    for one in filters:
        chart = chart.transform_filter(one.test)
    return theme.themed(chart.add_params(*(one.param for one in filters)), theme.PAGE_FONT)
