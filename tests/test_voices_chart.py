import re

import pytest

from build_scripts.charts import theme, voices
from build_scripts.charts.gallery import drawing
from build_scripts.charts.text_width import text_width
from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.views.addresses import address
from build_scripts.views.notebook import Link, Notebook
from build_scripts.views.picture_voices import NOBODY, Voice, around, described
from build_scripts.views.picture_voices import voices as rows_of

OTTER, GRAIN = "2044-06-05-guild-otter", "2044-06-05-guild-grain"
HERON = """speaker: heron
date: 2044-06-09/2044-06-11
date_basis: said
text: The otter and the guild were both seen by us
language: en
context: On the mud.
mentions: [otter, heron, mill-guild]
sources: [heron-2044-06-05]
"""


def rows(corpus: Corpus) -> tuple[Voice, ...]:
    return rows_of(corpus, corpus.of(Chart)["voices"].settings)


def counts(corpus: Corpus) -> dict[str, tuple[int, ...]]:
    """Speakers' side to the numbers of quotations about each side, none left out, and about nobody."""
    return {row.side: (row.total, *(len(one.quotes) for one in row.spoken)) for row in rows(corpus)}


def test_every_side_is_a_row_and_a_column_and_nobody_comes_last(complete):
    assert [row.side for row in rows(complete)] == ["mill", "shore", "sky"]
    for row in rows(complete):
        assert [one.about for one in row.spoken] == ["mill", "shore", "sky", NOBODY]


def test_a_quotation_counts_for_its_speakers_side_under_whom_it_speaks_of(complete):
    (mill, *others) = rows(complete)
    assert {one.about: one.quotes for one in mill.spoken if one.quotes} == {"shore": (OTTER,), NOBODY: (GRAIN,)}
    assert [row.total for row in others] == [0, 0]


def test_one_about_two_sides_counts_under_both_and_once_in_all(changed):
    corpus = changed({"data/quotes/2044-06-09-heron.yml": HERON})
    assert counts(corpus) == {"mill": (2, 0, 1, 0, 1), "shore": (0, 0, 0, 0, 0), "sky": (1, 1, 1, 1, 0)}


def test_two_actors_of_one_side_count_once(changed):
    corpus = changed({f"data/quotes/{OTTER}.yml": ("mentions: [otter]", "mentions: [otter, otter]")})
    assert counts(corpus)["mill"] == (2, 0, 1, 0, 1)


@pytest.mark.parametrize(
    ("window", "total"),
    [
        ("start: 2044-06-11\n  end: 2044-06-30", 1),
        ("start: 2044-06-01\n  end: 2044-06-09", 1),
        ("start: 2044-06-12\n  end: 2044-06-30", 0),
        ("start: 2044-06-01\n  end: 2044-06-08", 0),
    ],
)
def test_what_may_have_been_said_on_one_of_the_days_counts(changed, window: str, total: int):
    edit = ("start: 2044-06-01\n  end: 2044-06-30", window)
    corpus = changed({"data/quotes/2044-06-09-heron.yml": HERON, "data/charts/voices.yml": edit})
    assert counts(corpus)["sky"][0] == total


def test_withdrawn_words_are_nobodys(changed):
    withdrawn = "withdrawn: {on: 2044-06-30, reason: It was a dream, sources: [pond-board]}\n"
    corpus = changed({"data/quotes/2044-06-09-heron.yml": HERON + withdrawn})
    assert counts(corpus)["sky"] == (0, 0, 0, 0, 0)


def test_the_table_has_a_row_a_pair_with_a_link_to_each_quotation(changed):
    corpus = changed({"data/quotes/2044-06-05-guild-again.yml": HERON.replace("heron\n", "mill-guild\n", 1)})
    notes = Notebook(corpus, address("charts", "voices"))
    found = around(notes, corpus.of(Chart)["voices"].settings)
    links = [[piece.href for piece in row[3] if isinstance(piece, Link)] for row in found.table.rows]
    assert ["../quotes/2044-06-05-guild-otter.html", "../quotes/2044-06-05-guild-again.html"] in links
    assert [(row["speakers"], row["about"], row["count"], row["of"]) for row in found.rows] == [
        ("mill", "mill", 1, 3),
        ("mill", "shore", 2, 3),
        ("mill", "sky", 1, 3),
        ("mill", NOBODY, 1, 3),
    ]
    assert {"heron-2044-06-05", "mill-2044-06-06"} == set(found.sources)


def test_the_words_hold_every_number_and_say_who_is_not_quoted(complete):
    words = described(complete, complete.of(Chart)["voices"].settings)
    assert words.startswith("Two quotations")
    assert "In all: 1 about Those of the shore; 1 about no actor on record. " in words
    assert "By speaker: The mill and its guild, 2: 1 about Shore, 1 about no actor on record. " in words
    assert "Those of the shore: nobody quoted. Watchers: nobody quoted." in words


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_each_number_of_the_square_is_drawn_and_a_silent_side_is_named(complete, form: str):
    svg = getattr(drawing(complete, "voices", {}), form).svg
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert [text for text in drawn if text.isdigit()] == ["1", "1", "0", "0"]
    assert drawn.count("nobody quoted") == 2
    assert {"2 quotations", "0 quotations"} <= set(drawn)


def test_the_darkest_cell_is_that_of_the_highest_number_and_a_zero_is_the_lightest(changed):
    more = {
        f"data/quotes/2044-06-1{n}-more.yml": HERON.replace("[otter, heron, mill-guild]", "[otter]") for n in (1, 2)
    }
    svg = drawing(changed({"data/quotes/2044-06-09-heron.yml": HERON, **more}), "voices", {}).wide.svg
    inks = [float(one) for one in re.findall(r'fill="var\(--ink\)" opacity="([\d.]+)"', svg)]
    # Two rows that speak: the guild 0, 1, 0 and the watchers 1, 3, 1.
    assert inks.index(max(inks)) == 4
    assert max(inks) == voices.DARKEST
    assert min(inks) == inks[0] == inks[2]


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_no_name_of_a_column_runs_into_the_next_or_out_of_the_picture(complete, form: str):
    sides, wide = complete.explainer.sides, {"wide": 700, "narrow": 336}[form]
    square = voices._square(rows(complete), sides, wide)
    step = (wide - square.left) / len(square.heads)
    for head in square.heads:
        longest = max(text_width(line, theme.TEXT) for line in head["name"])
        assert longest <= (head["y"] - voices.OVER + 1e-9 if square.is_upright else step)
        assert head["y"] >= voices.OVER
