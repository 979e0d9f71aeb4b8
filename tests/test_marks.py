import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.marks import BrokenMark, Cite, Mention, Piece, Words, cited, own_words, pieces


def written(piece: Piece) -> str:
    """A piece as its author wrote it."""
    match piece:
        case Words(text) | BrokenMark(text):
            return text
        case Cite(source):
            return f"[@{source}]"
        case Mention(kind, record_id, words):
            return f"[[{kind}:{record_id}|{words}]]" if words else f"[[{kind}:{record_id}]]"


def test_a_text_is_cut_at_its_marks_in_order():
    assert list(pieces("Says [@heron] of [[actor:otter]] at [[place:lake-marn|the lake]].")) == [
        Words("Says "),
        Cite("heron"),
        Words(" of "),
        Mention("actor", "otter", None),
        Words(" at "),
        Mention("place", "lake-marn", "the lake"),
        Words("."),
    ]


def test_a_text_without_marks_is_one_piece_and_no_text_is_none():
    assert list(pieces("Nothing [here] (or there) is a mark: a@b [x].")) == [
        Words("Nothing [here] (or there) is a mark: a@b [x].")
    ]
    assert list(pieces("")) == []


def test_marks_may_touch():
    assert list(pieces("[@a][@b][[term:c]]")) == [Cite("a"), Cite("b"), Mention("term", "c", None)]


@pytest.mark.parametrize(
    "text",
    ["[@a", "[@]", "[@a b]", "[[", "[[]]", "[[a]]", "[[a:]]", "[[:b]]", "[[a:b]", "[[a:b|]]", "[[a:b c]]", "[[a: b]]"],
)
def test_what_begins_like_a_mark_and_is_none_is_broken(text: str):
    found = list(pieces(f"before {text}"))
    assert found[0] == Words("before ")
    assert isinstance(found[1], BrokenMark)
    assert not any(isinstance(piece, Cite | Mention) for piece in found)


def test_a_whole_mark_after_a_broken_one_is_still_found():
    assert list(pieces("a [@b c] d [@e]")) == [Words("a "), BrokenMark("[@b c]"), Words(" d "), Cite("e")]


@given(st.text("[]@:| ab\n<&"))
def test_nothing_of_a_text_is_lost_or_changed(text: str):
    assert "".join(map(written, pieces(text))) == text


@given(st.text("[]@:| ab\n<&"))
def test_no_words_hold_what_begins_like_a_mark(text: str):
    for piece in pieces(text):
        if isinstance(piece, Words):
            assert "[@" not in piece.text
            assert "[[" not in piece.text


def test_a_text_reads_without_its_notes_and_with_the_words_of_its_mentions():
    text = "It fell. [@heron] See [[place:lake-marn|the lake]], not [[place:lake-marn]]. [@pond] [@heron]"
    assert own_words(text) == "It fell.  See the lake, not .  "
    assert cited(text) == ["heron", "pond", "heron"]
