from build_scripts.checks.ids_match_dates import check

TALKS = "data/events/2044-06-talks.yml"
NEXT = "next: rename the file, and leave a file with only `moved_to:` if it was ever published  [ids]"


def test_the_invented_records_ids_begin_with_their_dates(complete):
    assert list(check(complete)) == []


def test_a_day_stands_in_the_id(reported):
    assert reported({"data/corrections/2044-06-20-rain.yml": ("date: 2044-06-20", "date: 2044-06-21")}) == [
        (
            "data/corrections/2044-06-20-rain.yml:1: the file name does not begin with the record's date; "
            f"found '2044-06-20-rain'; allowed: 2044-06-21-<a few words>; {NEXT}"
        )
    ]


def test_a_span_within_a_month_gives_the_month(reported):
    assert reported({TALKS: ("date: 2044-06-07/2044-06-09", "date: 2044-05-07/2044-05-09")}) == [
        (
            "data/events/2044-06-talks.yml:2: the file name does not begin with the record's date; "
            f"found '2044-06-talks'; allowed: 2044-05-<a few words>; {NEXT}"
        )
    ]


def test_a_span_over_months_gives_the_year_in_which_it_begins(reported):
    assert reported({TALKS: ("date: 2044-06-07/2044-06-09", "date: 2043-12-30/2044-01-02")}) == [
        (
            "data/events/2044-06-talks.yml:2: the file name does not begin with the record's date; "
            f"found '2044-06-talks'; allowed: 2043-<a few words>; {NEXT}"
        )
    ]


def test_quotes_are_looked_at_too(reported):
    assert reported({"data/quotes/2044-06-05-guild-grain.yml": ("date: 2044-06-05", "date: 2044-06-06")}) == [
        (
            "data/quotes/2044-06-05-guild-grain.yml:2: the file name does not begin with the record's date; "
            f"found '2044-06-05-guild-grain'; allowed: 2044-06-06-<a few words>; {NEXT}"
        )
    ]
