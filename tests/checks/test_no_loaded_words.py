import pytest

from build_scripts.checks.no_loaded_words import check

HERON = "data/actors/heron.yml"
SUMMARY = "summary: A paper that looks on."


def test_the_invented_record_is_told_in_neutral_words(complete):
    assert complete.words.loaded_words == {"wicked": "say what was done"}
    assert list(check(complete)) == []


@pytest.mark.parametrize("word", ["wicked", "Wicked", "WICKED"])
def test_a_loaded_word_of_our_own_is_found_with_what_to_write_instead(reported, word: str):
    assert reported({HERON: (SUMMARY, f"summary: A {word} paper.")}) == [
        "data/actors/heron.yml:5: a loaded word in our own voice; found 'wicked'; next: say what was done  [wording]"
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "The guild calls it “a wicked paper”.",
        "The guild calls it ‘wicked’.",
        "A wickedly good paper, not wickeder than most.",
        "See [[term:sluice|the “wicked” door]].",
    ],
)
def test_a_quoted_word_a_longer_word_and_a_marks_own_words_stand(reported, prose: str):
    assert reported({HERON: (SUMMARY, f"summary: {prose}")}) == []


def test_words_put_in_the_place_of_a_name_are_ours(reported):
    (fault,) = reported({HERON: (SUMMARY, "summary: See [[term:sluice|the wicked door]].")})
    assert "a loaded word in our own voice; found 'wicked'" in fault


@pytest.mark.parametrize(
    ("file", "edit"),
    [
        ("data/events/2044-06-04-sluice-open.yml", ("title: The sluice", "title: The wicked sluice")),
        ("data/claims/otter-opened-sluice.yml", ("short: The otter", "short: The wicked otter")),
        ("data/explainer.yml", ("standfirst: One spring", "standfirst: One wicked spring")),
        ("data/explainer.yml", ("answer: The sluice", "answer: The wicked sluice")),
        ("content/method.md", ("We look.", "We look. It is “wicked”; it is wicked.")),
    ],
)
def test_titles_settings_and_pages_by_hand_are_ours_too(reported, line_of, file: str, edit: tuple[str, str]):
    line = line_of(file, edit[0])
    assert reported({file: edit}) == [
        f"{file}:{line}: a loaded word in our own voice; found 'wicked'; next: say what was done  [wording]"
    ]


def test_quoted_words_of_a_quote_are_not_ours(reported):
    quote = ("text: And our grain is wet", "text: And our wicked grain is wet")
    assert reported({"data/quotes/2044-06-05-guild-grain.yml": quote}) == []


def test_a_word_spelt_with_a_letter_that_folds_to_one_of_its_own_is_found_too(reported):
    # Python matches a dotless ı with i when case is ignored, but lowers it to itself.
    assert reported({HERON: (SUMMARY, "summary: A wıcked paper.")}) == [
        "data/actors/heron.yml:5: a loaded word in our own voice; found 'wıcked'; next: use a neutral word  [wording]"
    ]


def test_a_topic_without_loaded_words_has_nothing_to_look_for(reported):
    words = ("loaded_words:\n  wicked: say what was done\n", "")
    assert reported({"data/vocabulary.yml": words, HERON: (SUMMARY, "summary: A wicked paper.")}) == []
