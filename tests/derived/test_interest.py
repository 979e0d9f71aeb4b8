import pytest

from build_scripts.derived.interest import account_leaning, finding_leaning, grounds, leaning
from build_scripts.model import Claim, Event, Interest
from build_scripts.vocabulary import Direction, Leaning

CLAIM = "otter-opened-sluice"
POND = "data/sources/pond-board.yml"
FORWARD = Interest(helps=("mill",), hurts=("shore",))


@pytest.mark.parametrize(
    ("voice", "interest", "expected"),
    [
        ("mill-guild", FORWARD, Leaning.SERVES),
        ("otter", FORWARD, Leaning.CONCEDED),
        ("heron", FORWARD, Leaning.APART),
        ("mill-guild", Interest(hurts=("shore",)), Leaning.RIVAL),
        ("otter", Interest(), None),
    ],
)
def test_a_statement_stands_to_the_side_of_who_makes_it(complete, voice, interest, expected):
    assert leaning(complete, interest, voice, ["heron-2044-06-05"]) == expected


@pytest.mark.parametrize("voice", ["otter", "heron"])
def test_what_only_those_who_gain_pass_on_is_known_through_them(changed, voice):
    corpus = changed({POND: ("kind: blog", "kind: party\nstake: mill-guild")})
    assert leaning(corpus, FORWARD, voice, ["pond-board"]) == Leaning.THROUGH
    # One other carrier is enough to take it for the speaker's own word.
    assert leaning(corpus, FORWARD, voice, ["pond-board", "heron-2044-06-05"]) != Leaning.THROUGH
    assert leaning(corpus, FORWARD, "mill-guild", ["pond-board"]) == Leaning.SERVES


def test_a_finding_against_a_claim_helps_whom_the_claim_hurts(complete):
    claim = complete.of(Claim)[CLAIM]
    by_mill, by_heron = claim.evidence
    assert finding_leaning(complete, claim, by_mill) == Leaning.SERVES
    turned = by_mill.model_copy(update={"direction": Direction.CONTRADICTS})
    assert finding_leaning(complete, claim, turned) == Leaning.CONCEDED
    assert finding_leaning(complete, claim, by_heron) == Leaning.APART


@pytest.mark.parametrize("direction", [Direction.MIXED, Direction.CONTEXT])
def test_a_finding_that_points_no_way_is_not_marked(complete, direction):
    claim = complete.of(Claim)[CLAIM]
    found = claim.evidence[0].model_copy(update={"direction": direction})
    assert finding_leaning(complete, claim, found) is None


def test_an_account_has_whom_it_helps_from_its_own_fields(complete):
    (talk,) = complete.of(Event)["2044-06-talks"].accounts
    assert account_leaning(complete, talk) == Leaning.CONCEDED
    silent = complete.of(Event)["2044-06-04-sluice-open"].accounts[0]
    assert account_leaning(complete, silent) is None


def test_the_grounds_of_a_claim_say_which_findings_they_count(complete):
    supports, contradicts = grounds(complete, complete.of(Claim)[CLAIM])
    assert (supports.direction, supports.serves, supports.total) == (Direction.SUPPORTS, (0,), 1)
    assert supports.only_serves
    assert (contradicts.direction, contradicts.apart, contradicts.only_serves) == (Direction.CONTRADICTS, (1,), False)


def test_a_side_cannot_gain_and_lose_by_one_statement(reported):
    found = reported({f"data/claims/{CLAIM}.yml": ("hurts: [shore]", "hurts: [mill]")})
    assert len(found) == 1
    assert "a side both gains and loses by it" in found[0]
