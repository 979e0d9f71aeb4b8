"""Everything that the explainer's settings name exists, and their spans run forwards."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.checks.marks_resolve import mark_problems
from build_scripts.checks.references_resolve import missing_record
from build_scripts.corpus import Corpus
from build_scripts.derived.selected import selected
from build_scripts.fields import marked_values
from build_scripts.model import EstimatesChart, Figure, ProseMark, Ref, TopicWord
from build_scripts.problems import Problem, choices, shown, suggestion

FILE = "data/explainer.yml"


def check(corpus: Corpus) -> Iterator[Problem]:
    """References, words and marks of `data/explainer.yml` resolve; windows and edges are in order."""
    document = corpus.settings_document
    for marked in marked_values(corpus.explainer):
        line = document.line_of(marked.path)
        match marked.mark:
            case Ref():
                yield from missing_record(corpus, marked.mark, marked.value, FILE, line)
            case TopicWord(words):
                known = corpus.known_words(words)
                if marked.value not in known:
                    what = f"not a word of `{words}`"
                    step = suggestion(marked.value, known, "choose one of them")
                    yield Problem(FILE, line, "words", what, shown(marked.value), choices(known), step)
            case ProseMark():
                yield from mark_problems(corpus, marked.value, FILE, line)
    charts = corpus.explainer.charts
    if charts.timeline.end.last < charts.timeline.start.first:
        line = document.line_of(("charts", "timeline", "end"))
        found = f"'{charts.timeline.end.text}'"
        yield Problem(FILE, line, "dates", "the timeline ends before it begins", found, "start before end", "swap them")
    if charts.map.east <= charts.map.west or charts.map.north <= charts.map.south:
        line = document.line_of(("charts", "map", "west"))
        yield Problem(
            FILE, line, "places", "the map's edges are crossed", "", "west < east, south < north", "swap them"
        )
    yield from _without_numbers(corpus, charts.estimates)


def _without_numbers(corpus: Corpus, settings: EstimatesChart) -> Iterator[Problem]:
    """Things counted that a chart asks for and for which its figures and days hold no number."""
    if not all(figure in corpus.of(Figure) for figure in settings.figures):
        return
    drawn = {number.scale.measure for number in selected(corpus, settings)}
    for place, measure in enumerate(settings.measures):
        if measure not in drawn:
            line = corpus.settings_document.line_of(("charts", "estimates", "measures", place))
            what, step = "the chart's figures and days hold no number for this", "widen the days, or leave it out"
            yield Problem(FILE, line, "numbers", what, shown(measure), choices(sorted(drawn)), step)
    if not drawn and not settings.measures:
        line = corpus.settings_document.line_of(("charts", "estimates", "figures"))
        what, step = "the chart's figures hold no number for its days", "widen the days"
        yield Problem(FILE, line, "numbers", what, next_step=step)
