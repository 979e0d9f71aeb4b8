"""The page of a chart, its page for other sites' frames, and the list of all charts."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Chart
from build_scripts.views.addresses import address, embed_address, href, thumbnail_address
from build_scripts.views.frame import Desk, Frame, frame, opened
from build_scripts.views.notebook import Notebook
from build_scripts.views.picture_frames import PictureView, picture_view

# Up to this width of its own a frame shows a picture's narrow form (40rem in the style sheet). The page around it has
# margins, so its window is then up to so much wider; in between, the frame has the greater of the two heights.
TURN, MARGINS = 640, 60
# Room that the words around a picture take, in pixels: fixed rows, then a line each, by letters to a line.
FIXED_ROOM = 76
LINE_HEIGHTS = {"title": 26, "subtitle": 22, "key": 26, "sources": 22}
LETTERS = {
    "wide": {"title": 60, "subtitle": 88, "key": 80, "sources": 90},
    "narrow": {"title": 26, "subtitle": 36, "key": 32, "sources": 36},
}


@dataclass(frozen=True)
class EmbedCode:
    """The one element that puts a chart on another page, and the heights in pixels that it asks for."""

    code: str
    wide: int
    narrow: int


@dataclass(frozen=True)
class ChartPage:
    """A chart on a page of its own."""

    frame: Frame
    picture: PictureView
    embed: EmbedCode | None


@dataclass(frozen=True)
class EmbedPage:
    """A chart alone, for the frame of another site's page."""

    title: str
    description: str
    address: str
    picture: PictureView
    site: str


@dataclass(frozen=True)
class ChartLine:
    """A chart in the list: its finding, what is counted, and the upper part of the picture."""

    href: str
    title: str
    subtitle: str
    image: str


@dataclass(frozen=True)
class ChartsView:
    """All charts, in order."""

    charts: tuple[ChartLine, ...]


def _room(picture: PictureView, form: str) -> int:
    """About how many pixels high the words around a picture are, in its wide or its narrow form."""
    letters = LETTERS[form]
    key = "".join(f"{entry.label}     " for entry in picture.key)
    texts = {
        "title": picture.title,
        "subtitle": picture.subtitle,
        "key": key,
        "sources": picture.source_line + " " * 90,
    }
    return FIXED_ROOM + sum(LINE_HEIGHTS[name] * (len(text) // letters[name] + 1) for name, text in texts.items())


def embed_code(desk: Desk, picture: PictureView) -> EmbedCode | None:
    """The frame for other sites; None where the site's own address or the size of the drawing is not known.

    A frame cannot grow with its content. Its height is therefore one of two, and turns where the form does: the
    step is a clamp between them, steep enough to have no middle.
    """
    sizes = desk.sizes.get(picture.name)
    if not desk.site_url or sizes is None:
        return None
    wide = round(sizes.wide[1]) + _room(picture, "wide")
    narrow = round(sizes.narrow[1]) + _room(picture, "narrow")
    least, most = sorted((wide, narrow))
    slope = f"({TURN + MARGINS}px - 100vw) * 9999" if narrow > wide else f"(100vw - {TURN}px) * 9999"
    style = f"border:0;width:100%;height:clamp({least}px,{slope},{most}px)"
    source = f"{desk.site_url}{embed_address(picture.name)}"
    title = picture.title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return EmbedCode(f'<iframe src="{source}" title="{title}" loading="lazy" style="{style}"></iframe>', wide, narrow)


def chart_page(desk: Desk, record_id: str) -> ChartPage:
    """The page of a chart."""
    chart = desk.corpus.of(Chart)[record_id]
    notes = opened(desk, "charts", record_id)
    picture = picture_view(record_id, notes)
    return ChartPage(
        frame=frame(desk, notes, "charts", record_id, title=chart.title, description=chart.subtitle, shown=frozenset()),
        picture=picture,
        embed=embed_code(desk, picture),
    )


def embed_page(desk: Desk, record_id: str) -> EmbedPage:
    """The page of a chart for the frames of other sites: the picture, its words, and the way to the whole."""
    chart = desk.corpus.of(Chart)[record_id]
    page = embed_address(record_id)
    return EmbedPage(
        title=chart.title,
        description=chart.subtitle,
        address=page,
        picture=picture_view(record_id, Notebook(desk.corpus, page)),
        site=desk.corpus.explainer.name,
    )


def chart_list(desk: Desk, notes: Notebook) -> ChartsView:
    """All charts in their order."""
    charts = desk.corpus.of(Chart)
    lines = (
        ChartLine(
            href(address("charts", chart_id), notes.page),
            charts[chart_id].title,
            charts[chart_id].subtitle,
            href(thumbnail_address(chart_id), notes.page),
        )
        for chart_id in sorted(charts, key=lambda one: (charts[one].order, one))
    )
    return ChartsView(tuple(lines))
