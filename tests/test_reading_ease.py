import pytest

from build_scripts.reading_ease import lix, words


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("", 0),
        ("…", 0),
        ("The cat sat.", 3),
        ("The cat sat. It ran.", 2.5),
        # Four words, one of them long: 4 in a sentence and 25 per cent.
        ("The monitor sat down.", 29),
        # Nothing ends inside a number or before a closing mark.
        ("It fell by 2.5 metres.", 5),
        ("“It fell.” He sat.", 2),
        ("It fell", 2),
    ],
)
def test_lix_is_words_in_a_sentence_plus_the_share_of_long_ones(text: str, measure: float):
    assert lix(text) == pytest.approx(measure)


def test_longer_sentences_and_longer_words_are_harder():
    plain = "The sluice was open. The lake was low."
    assert lix(plain) < lix(plain.replace(". The", " and the")) < lix("Undoubtedly the sluice-gate remained unshut.")


def test_a_hyphenated_word_a_figure_and_a_name_with_an_apostrophe_are_one_word_each():
    assert words("The half-dry lake’s 1,250 fish") == ["The", "half-dry", "lake’s", "1,250", "fish"]
