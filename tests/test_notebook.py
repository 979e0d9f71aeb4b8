import pytest

from build_scripts.views.notebook import Link, Notebook, NoteMark, NoteUse, Plain

PAGE = "events/2044-06-04-sluice-open.html"


@pytest.fixture
def notes(complete) -> Notebook:
    """The notes of one page, still without any."""
    return Notebook(complete, PAGE)


def numbers(rich) -> list[int]:
    """The numbers of the notes in a text."""
    return [piece.number for piece in rich if isinstance(piece, NoteMark)]


def test_sources_are_numbered_in_the_order_in_which_a_reader_meets_them(notes):
    assert numbers(notes.rich("One [@pond-board], two [@heron-2044-06-05].")) == [1, 2]
    assert numbers(notes.rich("Three [@mill-2044-06-06], and two again [@heron-2044-06-05].")) == [3, 2]
    assert [use.source for use in notes.uses()] == ["pond-board", "heron-2044-06-05", "mill-2044-06-06"]


def test_each_citation_has_an_anchor_of_its_own_and_its_note_leads_back_to_all(notes):
    notes.rich("A [@pond-board] b [@heron-2044-06-05] c [@pond-board][@pond-board].")
    assert notes.uses() == [
        NoteUse(1, "pond-board", ("ref-1-1", "ref-1-2", "ref-1-3")),
        NoteUse(2, "heron-2044-06-05", ("ref-2-1",)),
    ]


def test_a_notes_mark_names_the_publisher_to_those_who_do_not_see_the_page(notes):
    assert notes.cite("pond-board") == NoteMark("pond-board", 1, "ref-1-1", "Pond Board")


def test_sources_of_one_statement_are_each_cited_once_in_their_order(notes):
    marks = notes.cite_all(["mill-2044-06-06", "pond-board", "mill-2044-06-06"])
    assert [(mark.number, mark.anchor) for mark in marks] == [(1, "ref-1-1"), (2, "ref-2-1")]


def test_two_pages_number_their_notes_apart(complete):
    one, other = Notebook(complete, PAGE), Notebook(complete, "who.html")
    one.cite("pond-board")
    assert other.cite("heron-2044-06-05").number == 1


def test_sources_that_the_texts_beside_them_cite_already_are_not_cited_again(notes):
    told = notes.rich("It rained [@pond-board].")
    rest = notes.cite_rest(["pond-board", "heron-2044-06-05"], told, notes.rich("Nobody saw it."))
    assert [(mark.source, mark.number) for mark in rest] == [("heron-2044-06-05", 2)]


def test_what_the_whole_record_rests_on_is_listed_without_a_place_to_lead_back_to(notes):
    notes.cite("pond-board")
    notes.rest_on(["heron-2044-06-05", "pond-board"])
    assert notes.uses() == [NoteUse(1, "pond-board", ("ref-1-1",)), NoteUse(2, "heron-2044-06-05", ())]


def shape(rich) -> str:
    """A text with each note as its number in brackets."""
    return "".join(f"({piece.number})" if isinstance(piece, NoteMark) else piece.text for piece in rich)


@pytest.mark.parametrize(
    ("prose", "printed"),
    [
        ("It rained [@pond-board] here.", "It rained(1) here."),
        ("It rained[@pond-board] here.", "It rained(1) here."),
        ("It rained \n [@pond-board]", "It rained(1)"),
        ("It rained [@pond-board].", "It rained.(1)"),
        ("It rained, [@pond-board] they say.", "It rained,(1) they say."),
        ("It rained [@pond-board], they say.", "It rained,(1) they say."),
        ("It rained [@pond-board][@heron-2044-06-05]. So?", "It rained.(1)(2) So?"),
        ("It rained [@pond-board] [@heron-2044-06-05]; so?", "It rained;(1)(2) so?"),
        ("It rained [@pond-board]?", "It rained(1)?"),
        ("[@pond-board] It rained.", "(1) It rained."),
        ("See [[actor:otter]] [@pond-board].", "See Otter.(1)"),
    ],
)
def test_a_note_hangs_on_the_word_and_follows_the_point(notes, prose: str, printed: str):
    assert shape(notes.rich(prose)) == printed


def test_a_note_after_a_link_or_another_note_takes_nothing_away(notes):
    rich = notes.rich("[[place:lake-marn]][@pond-board][@heron-2044-06-05]")
    assert [type(piece) for piece in rich] == [Link, NoteMark, NoteMark]


def test_a_mention_is_a_link_from_this_page_with_the_records_name(notes):
    assert notes.rich("See [[actor:otter]] or [[actor:otter|the animal]], a [[term:sluice]].") == (
        Plain("See "),
        Link("Otter", "../actors/otter.html"),
        Plain(" or "),
        Link("the animal", "../actors/otter.html"),
        Plain(", a "),
        Link("Sluice", "../words.html#sluice"),
        Plain("."),
    )


def test_hostile_text_stays_text(notes):
    hostile = "<script>alert(1)</script> {{ 7*7 }} &lt; [x](javascript:y)"
    assert notes.rich(hostile) == (Plain(hostile),)


def test_a_text_that_was_not_checked_is_not_printed(notes):
    with pytest.raises(ValueError, match=r"unchecked prose: '\[@pond board\]'"):
        notes.rich("It rained [@pond board].")


def test_an_empty_line_parts_two_paragraphs(notes):
    text = "One [@pond-board].\n\n\n  Two\nlines.\n\n"
    assert [shape(paragraph) for paragraph in notes.paragraphs(text)] == ["One.(1)", "Two\nlines."]
    assert notes.paragraphs(None) == notes.paragraphs(" \n\n ") == ()
