import pytest

from build_scripts.derived.lags import earliest_account, lag
from build_scripts.model import Event
from build_scripts.values import partial_date

OPEN = "2044-06-04-sluice-open"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2015-10-08", "2015-10-08", "the same day"),
        ("2015-10-08", "2015-10-09", "one day later"),
        ("2015-10-08", "2015-10-20", "twelve days later"),
        ("2015-10-08", "2015-11-01", "24 days later"),
        ("2015-10-08/2015-10-09", "2015-10-12", "3 to 4 days later"),
        ("2015-10-08/2015-10-09", "2015-10-09", "in the same days"),
        ("2015-10-08", "2015-10", "about the same time"),
        ("2015-10-08", "2015-10-05", "three days before"),
        ("2015-10-08/2015-10-09", "2015-10-05", "3 to 4 days before"),
        ("2015-10-01", "2016-05-01", "about seven months later"),
        ("2015-10-01", "2015-12-01", "about two months later"),
        ("2015-10-01", "2018-10-01", "about three years later"),
    ],
)
def test_a_lag_is_told_no_more_exactly_than_its_dates(start, end, words):
    found = lag(partial_date(start), partial_date(end))
    assert found
    assert found.words() == words


def test_there_is_no_lag_to_what_goes_on():
    assert lag(partial_date("2015-10-01/.."), partial_date("2015-10-05")) is None
    assert lag(partial_date("2015-10-05"), partial_date("2015-10-01/..")) is None


def test_the_earliest_account_is_a_partys_or_another_s(changed):
    file = f"data/events/{OPEN}.yml"
    corpus = changed({file: ("says: Nobody was seen.", "says: Nobody was seen.\n    date: 2044-06-07")})
    event = corpus.of(Event)[OPEN]
    by_party = earliest_account(corpus, event, by_a_party=True)
    assert by_party
    assert by_party.party == "mill-guild"
    # The paper belongs to the guild, which has a part in it.
    assert earliest_account(corpus, event, by_a_party=False) is None
    corpus = changed({"data/actors/heron.yml": ("part_of: [mill-guild]\n", "")})
    by_other = earliest_account(corpus, corpus.of(Event)[OPEN], by_a_party=False)
    assert by_other
    assert by_other.party == "heron"


def test_an_account_without_a_date_is_not_the_earliest(complete):
    (talk,) = complete.of(Event)["2044-06-talks"].accounts
    assert talk.date is None
    assert earliest_account(complete, complete.of(Event)["2044-06-talks"], by_a_party=False) is None
