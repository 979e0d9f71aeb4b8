import itertools

import pytest

from build_scripts.charts.text_width import broken, cut, text_width, wrapped


def test_width_grows_with_the_text_and_with_its_size():
    assert text_width("", 12) == 0
    assert text_width("otter", 24) == pytest.approx(2 * text_width("otter", 12))
    assert text_width("ab", 12) == pytest.approx(text_width("a", 12) + text_width("b", 12))
    assert text_width("WWW", 12) > text_width("iii", 12)


def test_an_unknown_letter_counts_as_an_em():
    assert text_width("🦦", 12) == 12


def test_a_text_is_cut_at_spaces_into_lines_that_fit():
    text = "An otter of Lake Marn which says little and sleeps by day"
    lines = wrapped(text, 12, 100)
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert all(text_width(line, 12) <= 100 for line in lines)
    # No line could have taken the next one's first word.
    for line, following in itertools.pairwise(lines):
        assert text_width(f"{line} {following.split()[0]}", 12) > 100


def test_one_long_word_keeps_its_line():
    assert wrapped("a waterlogged b", 12, 20) == ["a", "waterlogged", "b"]
    assert wrapped("", 12, 20) == []


def test_long_texts_are_cut_at_a_word_and_a_long_word_within():
    assert cut("a mill by the lake") == "a mill by the lake"
    assert cut("a mill by the lake", 12) == "a mill by…"
    assert cut("m" * 60) == "m" * 39 + "…"


def test_an_address_is_cut_after_slashes_alone_and_stays_whole_where_it_fits():
    address = "https://example.org/the-empty-lake/charts/everything-at-one-end.html"
    lines = broken(address, 14, 200)
    assert "".join(lines) == address
    assert len(lines) > 1
    assert all(line.endswith("/") for line in lines[:-1])
    assert broken(address, 14, 1000) == [address]
    assert broken("plain words", 14, 10) == ["plain words"]
