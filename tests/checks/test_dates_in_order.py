from build_scripts.checks.dates_in_order import check

EVENT = "data/events/2044-06-04-sluice-open.yml"
NEXT = "next: check the year; if it is right, move `edition` in data/explainer.yml  [dates]"


def test_the_invented_records_dates_are_in_order(complete):
    assert list(check(complete)) == []


def test_an_event_is_not_claimed_before_it_happens(reported):
    assert reported({EVENT: ("claimed: {date: 2044-06-05", "claimed: {date: 2044-06-03")}) == [
        (
            "data/events/2044-06-04-sluice-open.yml:11: `claimed` comes before the event; found '2044-06-03'; "
            "allowed: from 2044-06-04 on; next: correct one of the two dates  [dates]"
        )
    ]


def test_an_event_is_not_reported_before_it_happens(reported):
    assert reported({EVENT: ("first_reported: {date: 2044-06-05", "first_reported: {date: 2044-05")}) == [
        (
            "data/events/2044-06-04-sluice-open.yml:12: `first_reported` comes before the event; found '2044-05'; "
            "allowed: from 2044-06-04 on; next: correct one of the two dates  [dates]"
        )
    ]


def test_an_event_may_be_claimed_in_the_month_in_which_it_happens(reported):
    assert reported({EVENT: ("claimed: {date: 2044-06-05", "claimed: {date: 2044-06")}) == []


def test_a_source_is_not_published_after_the_edition(reported):
    assert reported({"data/sources/mill-2044-06-06.yml": ("published: 2044-06", "published: 2045-06")}) == [
        (
            f"data/sources/mill-2044-06-06.yml:3: `published` lies after the edition of this record; found '2045-06'; "
            f"allowed: until 2044-07-01; {NEXT}"
        )
    ]


def test_a_source_may_be_published_on_the_day_of_the_edition(reported):
    assert reported({"data/sources/mill-2044-06-06.yml": ("published: 2044-06", "published: 2044-07-01")}) == []


def test_a_quote_is_not_said_after_the_edition(reported):
    assert reported(
        {
            "data/quotes/2044-06-05-guild-grain.yml": None,
            "data/quotes/2044-07-02-guild-grain.yml": "speaker: mill-guild\ndate: 2044-07-02\ndate_basis: said\n"
            "text: Wet\nlanguage: en\ncontext: Later.\nsources: [pond-board]\n",
        }
    ) == [
        (
            f"data/quotes/2044-07-02-guild-grain.yml:2: `date` lies after the edition of this record; "
            f"found '2044-07-02'; allowed: until 2044-07-01; {NEXT}"
        )
    ]
