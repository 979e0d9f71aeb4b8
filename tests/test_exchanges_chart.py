from typing import Any

import pytest

from build_scripts.charts import exchanges, theme
from build_scripts.corpus import Corpus
from build_scripts.model import Chart, ExchangesChart
from build_scripts.values import partial_date
from build_scripts.views import picture_exchanges
from build_scripts.views.notebook import Notebook
from tests.tools.specs import boxes, marks_of, overlapping

CHART, EVENT = "data/charts/taken.yml", "data/events/2044-06-04-sluice-open.yml"
FORMS = {"wide": exchanges.wide, "narrow": exchanges.narrow}
WIDTHS = {"wide": theme.WIDE, "narrow": theme.NARROW}


def settings_of(corpus: Corpus) -> ExchangesChart:
    settings = corpus.of(Chart)["taken"].settings
    assert isinstance(settings, ExchangesChart)
    return settings


def drawn(corpus: Corpus, form: str) -> dict[str, Any]:
    settings = settings_of(corpus)
    months = picture_exchanges.months(corpus, settings)
    spec: dict[str, Any] = FORMS[form](months, settings, corpus.explainer.sides).to_dict()
    return spec


def exchanged(corpus: Corpus) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    found = picture_exchanges.exchanges(corpus, settings_of(corpus))
    return [(row.days, row.loses, row.gains, row.focus) for row in found]


def test_an_exchange_is_an_event_with_the_roles_or_a_number_of_a_figure(complete):
    assert exchanged(complete) == [("4 Jun", ("mill",), ("shore",), "gained"), ("7 Jun", ("shore",), ("mill",), "lost")]


def test_what_lies_outside_the_window_or_is_of_another_kind_is_left_out(changed):
    assert len(exchanged(changed({CHART: ("start: 2044-06-01", "start: 2044-06-05")}))) == 1


def test_an_event_of_another_kind_is_left_out(changed):
    assert len(exchanged(changed({CHART: ("event_kinds: [opening]", "event_kinds: [talk]")}))) == 2
    # The talks have a doer and nobody who lost.
    corpus = changed({CHART: ("event_kinds: [talk]", "event_kinds: [opening, talk]")})
    assert ("7–9 Jun", (), ("sky",), "") in exchanged(corpus)


def test_a_month_counts_the_gains_and_the_losses_of_one_side(complete, changed):
    (month,) = picture_exchanges.months(complete, settings_of(complete))
    assert (month.label, month.tally) == ("June 2044", "Shore: 1 gained, 1 lost")
    corpus = changed({CHART: ("  side: shore\n", "")})
    (month,) = picture_exchanges.months(corpus, settings_of(corpus))
    assert (month.tally, {row.focus for row in month.rows}) == ("", {""})


def test_a_side_is_in_doubt_only_where_the_part_of_all_its_actors_is(complete, changed):
    first, _ = picture_exchanges.exchanges(complete, settings_of(complete))
    assert first.is_disputed
    corpus = changed(
        {EVENT: ("role: doer, disputed: true}", "role: doer, disputed: true}\n  - {actor: otter, role: doer}")}
    )
    first, _ = picture_exchanges.exchanges(corpus, settings_of(corpus))
    assert not first.is_disputed


@pytest.mark.parametrize("form", FORMS)
def test_an_arrow_leads_from_the_open_mark_of_who_lost_to_the_filled_one_of_who_took(complete, form):
    spec = drawn(complete, form)
    taken, lost = (list(layer["data"]["values"]) for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert [row["side"] for row in taken] == ["shore", "mill"]
    assert [row["side"] for row in lost] == ["mill", "shore"]
    shafts = [row for row in marks_of(spec, "rule") if row.get("side") and row["y"] == row["y2"]]
    for shaft, to, start in zip(shafts, taken, lost, strict=True):
        assert shaft["side"] == to["side"]
        assert abs(shaft["x2"] - to["x"]) < abs(shaft["x2"] - start["x"])
        assert shaft["y"] == to["y"] == start["y"]
    assert [shaft["disputed"] for shaft in shafts] == [True, False]


@pytest.mark.parametrize("form", FORMS)
def test_a_gain_or_loss_is_said_under_the_mark_of_the_side_told_apart(complete, form):
    words = [row for row in marks_of(drawn(complete, form), "text") if row["text"] in ("gained", "lost")]
    assert [row["text"] for row in words] == ["gained", "lost"]
    assert len({row["x"] for row in words}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_words_stay_within_the_picture_and_apart(changed, form):
    title = "title: The sluice of Marn Dam is found open"
    corpus = changed({EVENT: (title, title + " by a person who came by early in the morning with a dog" * 3)})
    words = boxes(drawn(corpus, form))
    assert not overlapping(words)
    assert all(left >= 0 and right <= WIDTHS[form] for left, _, right, _ in words)


@pytest.mark.parametrize("form", FORMS)
def test_a_window_without_exchanges_is_an_empty_picture(changed, form):
    corpus = changed(
        {CHART: ("  counted:\n    - {figure: who-was-seen, number: dam, gains: mill, loses: shore}\n", "")}
    )
    corpus = changed({CHART: ("end: 2044-06-30", "end: 2044-06-02")})
    assert exchanged(corpus) == []
    assert marks_of(drawn(corpus, form), "point") == []


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2044-06-04", "4 Jun"),
        ("2044-06-04~", "about 4 Jun"),
        ("2044-06-04/2044-06-05", "4–5 Jun"),
        ("2044-05-31/2044-06-01", "31 May – 1 Jun"),
        ("2044-06", "June 2044"),
        ("2044-06-04/..", "since 4 June 2044"),
    ],
)
def test_days_are_written_short_and_no_more_exact_than_they_are(date, words):
    assert picture_exchanges.short_days(partial_date(date)) == words


def test_the_table_and_the_download_hold_every_exchange_with_who_says_so(complete):
    around = picture_exchanges.around(Notebook(complete, "charts/taken.html"), settings_of(complete))
    assert len(around.table.rows) == len(around.rows) == 2
    assert [row["way"] for row in around.rows] == [
        "taken by Those of the shore from The mill and its guild",
        "taken by The mill and its guild from Those of the shore",
    ]
    assert all(row["sources"] for row in around.rows)
    assert {entry.side for entry in around.key} == {"mill", "shore"}
