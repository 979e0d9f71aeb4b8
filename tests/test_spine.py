import pytest

STORY = "content/story.md"
SETTINGS = "data/explainer.yml"
LAST = "One source, [a paper](sources.md), told of rain.[@heron-2044-06-05]"


@pytest.fixture
def story(reported):
    """The report on the story with its last paragraph replaced."""
    return lambda last: reported({STORY: (LAST, last)})


def test_the_invented_story_holds(reported):
    assert reported({}) == []


def test_a_paragraph_without_a_source_is_found_with_its_line(story):
    assert story("Then there was rain,\nor so they say.") == [
        (
            "content/story.md:15: a paragraph without a source; found 'Then there was rain or so'; "
            "allowed: [@source-id]; next: cite who says so  [story]"
        )
    ]


def test_a_paragraph_on_one_origin_says_so(story):
    assert story("There was rain.[@heron-2044-06-05] [@heron-2044-06-05]") == [
        (
            "content/story.md:15: a paragraph that rests on one origin; found 'There was rain'; "
            "allowed: two, or the words; next: add a source from elsewhere, or say “one source”  [story]"
        )
    ]


def test_an_item_of_a_list_is_part_of_a_paragraph(story):
    assert story("- Rain.\n- One source says.[@pond-board] [@heron-2044-06-05]") == []


def test_a_source_that_does_not_exist_is_reported_once(story):
    (fault,) = story("There was rain.[@heron-2044-06-50]")
    assert "did you mean 'heron-2044-06-05'?" in fault


@pytest.mark.parametrize("line", ["### A heading", "[[view:chart-timeline]]", "[The whole story](story.md)"])
def test_a_line_that_states_nothing_needs_no_source(story, line: str):
    assert story(f"{LAST}\n\n{line}") == []


def test_a_page_that_is_too_long_or_too_short_is_found_with_its_count(reported):
    length = ("at_least: 10, at_most: 60", "at_least: 30, at_most: 60")
    assert reported({SETTINGS: length}) == [
        ("content/story.md:1: the wrong length; found 24 words; allowed: 30 to 60; next: cut it or tell more  [story]")
    ]


def test_a_page_that_is_hard_to_read_is_found_with_its_measure(reported):
    (fault,) = reported({SETTINGS: ("hardest_page: 60", "hardest_page: 5")})
    assert fault.startswith("content/story.md:1: a page that is hard to read; found LIX ")
    assert fault.endswith("allowed: at most 5; next: cut its sentences and use shorter words  [wording]")


def test_a_page_of_the_story_that_is_not_there_is_found(reported, line_of):
    line = line_of(SETTINGS, "page: story")
    assert reported({SETTINGS: ("page: story", "page: tale")}) == [
        f"data/explainer.yml:{line}: no such page; found 'tale'; next: add it, or take it out of `spine`  [story]"
    ]


def test_without_a_spine_nothing_is_held(reported, project):
    settings = (project.root / SETTINGS).read_text(encoding="utf-8")
    before, _, spine = settings.partition("spine:\n")
    after = spine[spine.index("key_dates:") :]
    edits = {SETTINGS: before + after, STORY: (LAST, "Then there was rain.")}
    assert reported(edits) == []
