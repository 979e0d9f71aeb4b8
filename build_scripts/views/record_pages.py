"""Which function makes a record's page, by kind."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.views.actor_page import ActorPage, actor_page
from build_scripts.views.article_page import ArticlePage, article_page
from build_scripts.views.chart_page import ChartPage, chart_page
from build_scripts.views.claim_page import ClaimPage, claim_page
from build_scripts.views.event_page import EventPage, event_page
from build_scripts.views.figure_page import FigurePage, figure_page
from build_scripts.views.frame import Desk
from build_scripts.views.place_page import PlacePage, place_page
from build_scripts.views.quote_page import QuotePage, quote_page
from build_scripts.views.source_page import SourcePage, source_page

RecordPage = (
    EventPage | ActorPage | PlacePage | ClaimPage | QuotePage | FigurePage | SourcePage | ArticlePage | ChartPage
)


PAGE_OF: dict[str, Callable[[Desk, str], RecordPage]] = {
    "events": event_page,
    "actors": actor_page,
    "places": place_page,
    "claims": claim_page,
    "quotes": quote_page,
    "figures": figure_page,
    "sources": source_page,
    "articles": article_page,
    "charts": chart_page,
}
