import pytest

from build_scripts.languages import direction, script


@pytest.mark.parametrize("tag", ["ar", "fa", "he", "ur", "ckb", "ps", "ar-SY", "az-Arab", "pa-arab-PK", "yi"])
def test_these_are_written_from_right_to_left(tag: str):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "ru", "tr", "ku", "zh", "zh-Hant", "az", "ar-Latn", "he-Latn", "en-GB", "syc"])
def test_these_are_written_from_left_to_right(tag: str):
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("text", "found"),
    [("The lake", "LATIN"), ("الطاحونة", "ARABIC"), ("мельница 1, mill", "CYRILLIC"), ("12.5 %", ""), ("", "")],
)
def test_the_script_of_a_text_is_that_of_most_of_its_letters(text: str, found: str):
    assert script(text) == found
