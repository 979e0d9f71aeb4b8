import pytest

from build_scripts.charts.text_width import text_width
from tests.tools.svg_text import overlapping_texts, text_boxes, texts_outside


def svg(*texts: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{"".join(texts)}</svg>'


def text(words: str, x: float, y: float, more: str = "") -> str:
    return f'<text transform="translate({x},{y})" font-size="12px" {more}>{words}</text>'


def test_a_box_has_the_width_of_its_words_and_stands_on_their_line():
    (box,) = text_boxes(svg(text("Marn", 20, 50)))
    (left, top), (right, _), (_, foot), _ = box.corners
    assert left == 20
    assert right == pytest.approx(20 + text_width("Marn", 12))
    assert 38 < top < 44
    assert 50 < foot < 54


@pytest.mark.parametrize(("anchor", "part"), [("start", 0), ("middle", 0.5), ("end", 1)])
def test_a_box_hangs_on_its_anchor(anchor, part):
    (box,) = text_boxes(svg(text("Marn", 90, 50, f'text-anchor="{anchor}"')))
    assert box.corners[0][0] == pytest.approx(90 - part * text_width("Marn", 12))


def test_bold_words_are_wider():
    plain, bold = text_boxes(svg(text("Marn", 0, 20), text("Marn", 0, 50, 'font-weight="600"')))
    assert bold.corners[1][0] > plain.corners[1][0]


def test_groups_move_and_size_what_is_in_them():
    (box,) = text_boxes(svg(f'<g transform="translate(10,20) scale(2)" font-size="6">{text("Marn", 5, 5)}</g>'))
    assert box.corners[0][0] == 20
    assert box.corners[1][0] - box.corners[0][0] == pytest.approx(2 * text_width("Marn", 12))


def test_each_line_of_a_text_is_a_box_of_its_own():
    lines = '<text font-size="10" transform="translate(0,10)"><tspan>One</tspan><tspan x="0" dy="12">Two</tspan></text>'
    one, two = text_boxes(svg(lines))
    assert (one.text, two.text) == ("One", "Two")
    assert two.corners[0][1] - one.corners[0][1] == pytest.approx(12)


def test_what_is_not_shown_has_no_box():
    hidden = f'<g opacity="0">{text("One", 10, 20)}</g><g display="none">{text("Two", 10, 20)}</g>'
    assert text_boxes(svg(hidden, text("", 10, 20))) == []


@pytest.mark.parametrize(
    ("x", "y", "overlaps"),
    [(20, 50, True), (30, 54, True), (20, 62, False), (20 + text_width("Marn", 12), 50, False), (60, 50, False)],
    ids=["the same place", "a little off", "the next line", "right after", "far"],
)
def test_texts_overlap_where_their_boxes_do(x, y, overlaps):
    found = overlapping_texts(svg(text("Marn", 20, 50), text("Dam", x, y)))
    assert found == ([("Marn", "Dam")] if overlaps else [])


def test_turned_texts_beside_each_other_do_not_overlap_though_the_boxes_around_them_would():
    def turned(words: str, x: float) -> str:
        return f'<text transform="translate({x},90) rotate(-45)" font-size="12">{words}</text>'

    assert overlapping_texts(svg(turned("Lake Marn", 20), turned("Lake Dorn", 44))) == []
    assert overlapping_texts(svg(turned("Lake Marn", 20), turned("Lake Dorn", 26))) == [("Lake Marn", "Lake Dorn")]


@pytest.mark.parametrize(
    ("x", "y", "is_cut"), [(1, 50, False), (-3, 50, True), (180, 50, True), (20, 5, True), (20, 99, True)]
)
def test_a_text_is_outside_where_any_of_its_box_is(x, y, is_cut):
    assert texts_outside(svg(text("Marn", x, y))) == (["Marn"] if is_cut else [])
