import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts import matrix, theme
from build_scripts.charts.gallery import drawing
from build_scripts.charts.text_width import text_width
from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.views import picture_matrix
from build_scripts.views.addresses import address
from build_scripts.views.notebook import Link, Notebook, NoteMark, Plain
from build_scripts.views.picture_frames import picture_view
from build_scripts.views.picture_matrix import Cell, cells

TWO_KINDS = (
    "relations:\n",
    (
        "relations:\n"
        "  - {to: mill-guild, kind: feeds, as_of: 2044, sources: [pond-board]}\n"
        "  - {to: heron, kind: chases, as_of: 2044, sources: [pond-board]}\n"
    ),
)
NAMES = st.lists(st.text(st.sampled_from("abcdefgW "), min_size=1, max_size=24), min_size=2, max_size=20)


def drawn_cells(corpus: Corpus) -> dict[tuple[str, str], Cell]:
    found = cells(corpus, corpus.of(Chart)["matrix"].settings)
    return {(cell.subject, cell.object): cell for cell in found}


def named(names: list[str]) -> list[matrix.Named]:
    return [(f"a{n}", name, "sky") for n, name in enumerate(names)]


def cell(other: str, kinds: dict[str, str], disputed: tuple[str, ...] = ()) -> Cell:
    return Cell("otter", "Otter", "shore", other, other, tuple(kinds), tuple(kinds.values()), disputed, ())


def texts_of(svg: str) -> list[str]:
    return re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg)


@given(NAMES)
def test_no_leaning_name_is_cut_and_the_square_stays_in_the_picture(names: list[str]):
    at = matrix.square(named(names), 700.0)
    for n, name in enumerate(names):
        length = text_width(name, theme.TEXT)
        assert at.x(n + 0.5) + length * matrix.LEAN <= 700.0
        # Up from over the shapes to under the words that say what the columns are.
        assert at.top - matrix.SHAPE - 3 - length * matrix.LEAN >= 16
        assert length + matrix.SHAPE <= at.left
    assert at.x(len(names)) <= 700.0 + 1e-6


def test_a_question_mark_follows_the_letter_of_what_is_disputed(changed):
    found = drawn_cells(changed({"data/actors/otter.yml": TWO_KINDS}))
    both = found["otter", "mill-guild"]
    assert (both.letters, both.words) == ("FC?", ("feeds", "chases (disputed)"))
    assert found["otter", "heron"].letters == "C"


def test_a_kind_is_disputed_where_any_relation_of_it_is(changed):
    more = "relations:\n  - {to: mill-guild, kind: chases, as_of: 2043, sources: [pond-board]}\n"
    both = drawn_cells(changed({"data/actors/otter.yml": ("relations:\n", more)}))["otter", "mill-guild"]
    assert (both.kinds, both.letters) == (("chases",), "C?")
    assert both.sources == ("pond-board", "mill-2044-06-06")


def test_letters_that_do_not_fit_into_a_column_stand_one_above_the_other():
    two = cell("heron", {"feeds": "F", "chases": "C"}, ("feeds", "chases"))
    assert matrix.in_cell(two, 60.0) == ["F?C?"]
    assert matrix.in_cell(two, 28.0) == ["F?", "C?"]


def test_a_line_stands_where_a_side_ends_and_around_the_whole():
    actors = [("a", "A", "mill"), ("b", "B", "mill"), ("c", "C", "sky"), ("d", "D", "mill")]
    assert matrix._turns(actors) == [0, 2, 3, 4]


def test_the_list_tells_what_one_does_kind_by_kind_and_to_whom():
    some = [
        cell("heron", {"feeds": "F", "chases": "C"}, ("chases",)),
        cell("mill-guild", {"chases": "C"}),
    ]
    found = [(mark, kind, [(one.object, it) for one, it in whom]) for mark, kind, whom in matrix.deeds(some)]
    assert found == [
        ("F", "feeds", [("heron", False)]),
        ("C", "chases", [("heron", True), ("mill-guild", False)]),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(["chases", "Otter,", "The Mill Guild of Marn", "a"]), st.booleans()), max_size=20
    )
)
def test_pieces_of_a_line_follow_each_other_and_none_runs_over_the_edge(some: list[tuple[str, bool]]):
    placed = matrix.flow([(text, "sky" if is_name else "") for text, is_name in some], 26.0, 336.0)
    assert [piece.text for piece in placed] == [text for text, _ in some]

    def end(piece: matrix.Piece) -> float:
        return piece.x + (matrix.SHAPE_IN_LINE if piece.side else 0) + text_width(piece.text, theme.TEXT)

    assert all(piece.x >= 26.0 and end(piece) <= 336.0 for piece in placed)
    for one, other in itertools.pairwise(placed):
        assert (one.line == other.line and end(one) < other.x) or (other.line == one.line + 1 and other.x == 26.0)


def test_rows_and_columns_say_which_is_which(complete):
    drawn = texts_of(drawing(complete, "matrix", {}).wide.svg)
    assert {"who ↓", "to, with or for whom →"} <= set(drawn)
    # Each name heads a row and a column.
    assert [drawn.count(name) for name in ("Guild", "Otter", "The Heron")] == [2, 2, 2]
    assert sorted(text for text in drawn if len(text) <= 2) == ["C?", "F"]


def test_the_narrow_form_says_the_same_in_words(complete):
    drawn = texts_of(drawing(complete, "matrix", {}).narrow.svg)
    assert drawn.count("Guild…") == drawn.count("Otter…") == 1
    assert "The Heron…" not in drawn
    assert {"feeds", "The Heron", "chases", "Guild?"} <= set(drawn)


def test_the_table_says_what_is_disputed_with_its_source(complete):
    table = picture_view("matrix", Notebook(complete, address("charts", "matrix"))).table
    heads = ["".join(piece.text for piece in row[0] if isinstance(piece, Link)) for row in table.rows]
    (words, *notes) = table.rows[heads.index("Otter")][1]
    assert words == Plain("chases (disputed)")
    assert [note.source for note in notes if isinstance(note, NoteMark)] == ["mill-2044-06-06"]


def test_the_key_explains_the_letters_the_question_mark_and_the_shapes(complete):
    key = picture_view("matrix", Notebook(complete, address("charts", "matrix"))).key
    assert [(entry.mark, entry.side) for entry in key] == [
        ("F", ""),
        ("C", ""),
        ("?", ""),
        ("filled", "mill"),
        ("filled", "shore"),
        ("filled", "sky"),
    ]


def test_the_description_begins_with_what_most_sides_do_alike(changed):
    feeds = "relations:\n", "relations:\n  - {to: mill-guild, kind: feeds, as_of: 2044, sources: [pond-board]}\n"
    heron = "side: sky\n", "side: sky\nrelations: [{to: mill-guild, kind: feeds, as_of: 2044, sources: [pond-board]}]\n"
    corpus = changed({"data/actors/otter.yml": feeds, "data/actors/heron.yml": heron})
    said = picture_matrix.described(corpus, corpus.of(Chart)["matrix"].settings)
    # The guild feeds one of them; both, of two sides, feed the guild.
    assert "by the one who acts. To Guild the most sides do the same. Feeds: Otter, The Heron. Each in turn: " in said


def test_the_description_does_not_say_alike_of_one_side_alone(complete):
    said = picture_matrix.described(complete, complete.of(Chart)["matrix"].settings)
    assert "the most sides" not in said
