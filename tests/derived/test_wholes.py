import math

from build_scripts.derived.wholes import bounds, numbers_called, whole_of
from build_scripts.model import Chart, Figure


def test_a_number_is_found_by_its_handle(complete):
    figure = complete.of(Figure)["who-was-seen"]
    assert [seen.counted for seen in numbers_called(figure, "seen-log")] == ["sightings of a log"]
    assert numbers_called(figure, "a-beaver") == ()


def test_an_open_range_begins_at_none_or_has_no_end(complete):
    figure = complete.of(Figure)["who-was-seen"]
    (part,) = numbers_called(figure, "dam-night")
    assert bounds(part) == (0, 4)
    assert bounds(part.model_copy(update={"low": 3.0, "high": None})) == (3, math.inf)


def test_what_is_left_of_a_whole_is_the_whole_less_its_parts(complete):
    row = complete.of(Chart)["seen"].settings.rows[0]
    whole = whole_of(complete.of(Figure)["who-was-seen"], row)
    assert whole.count == 9
    assert [(share.low, share.high, share.find) for share in whole.shares] == [
        (2, 2, "otter"),
        (1, 3, "other"),
        (4, 6, "unsure"),
    ]
    assert whole.shares[-1].observation is None


def test_parts_that_make_the_whole_leave_no_rest(complete):
    row = complete.of(Chart)["seen"].settings.rows[0].model_copy(update={"rest": None})
    assert len(whole_of(complete.of(Figure)["who-was-seen"], row).shares) == 2
