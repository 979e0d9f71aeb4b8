from collections import Counter
from itertools import pairwise

import pytest

from build_scripts.derived.gaps import CLOSES, MANY, OPEN_ANSWERS, Gap, GapKind, Reason, open_gaps
from build_scripts.derived.origins import Origin

CLAIM = ("claims", "otter-opened-sluice")
OPENING = ("events", "2044-06-04-sluice-open")
TALKS = ("events", "2044-06-talks")
GRAIN = ("quotes", "2044-06-05-guild-grain")
NOWHERE = ("places", "nowhere")
BOARD = ("publishers", "pond-board")
NOTICE = ("sources", "pond-board")
CLAIM_FILE = "data/claims/otter-opened-sluice.yml"
OPENING_FILE = "data/events/2044-06-04-sluice-open.yml"
TALKS_FILE = "data/events/2044-06-talks.yml"
GRAIN_FILE = "data/quotes/2044-06-05-guild-grain.yml"
CLAIM_NOT_HEARD = "not_heard: [{party: otter}]"
# A second claim, last in the ledger, about what the first leaves out.
SECOND = """statement: The heron talked on the mud.
short: The heron talked
order: 2
summary: The board says so [@pond-board].
asserted_by: [{who: heron, sources: [pond-board]}]
evidence: [{finding: It stood there., direction: supports, by: heron, method: not given, sources: [pond-board]}]
verdict: [{aspect: what, grade: fair, says: It talked., reason: The board says so.}]
would_settle: [A recording.]
events: [2044-06-talks, 2044-06-04-sluice-open]
not_heard: [{party: otter}]
sources: [pond-board]
"""


def found(corpus, leaning=None) -> list[tuple[str, tuple[str, str], tuple[str | int, ...]]]:
    return [(gap.kind.value, gap.record, gap.path) for gap in open_gaps(corpus, leaning or {})]


def of(corpus, record, kind, leaning=None) -> list[Gap]:
    return [gap for gap in open_gaps(corpus, leaning or {}) if (gap.record, gap.kind) == (record, kind)]


def test_every_gap_of_the_invented_record_in_the_order_of_its_weight(complete):
    assert found(complete) == [
        ("disputed", CLAIM, ("verdict", 1)),
        ("unknown", CLAIM, ("verdict", 2)),
        ("not-heard", CLAIM, ("not_heard", 0)),
        ("not-heard", OPENING, ("not_heard", 0)),
        ("unchecked", OPENING, ("clocks", "checked")),
        ("one-origin", TALKS, ("sources",)),
        ("blank", NOWHERE, ("blanks", 0)),
        ("blank", BOARD, ("blanks", 0)),
        ("blank", NOTICE, ("blanks", 0)),
    ]
    assert [gap.reason for gap in open_gaps(complete, {})] == [
        *[Reason.FRONT] * 2,
        *[Reason.FIRST_CLAIM] * 3,
        Reason.KEY,
        *[Reason.REST] * 3,
    ]


def test_an_answer_in_doubt_brings_what_its_claim_says_would_settle_it(complete):
    (disputed,) = of(complete, CLAIM, GapKind.DISPUTED)
    assert disputed.missing == "Who: disputed"
    assert disputed.closes == ("A second otter.",)
    assert disputed.says == "Who opened it is disputed."


def test_an_answer_that_is_known_is_no_gap_unless_it_rests_on_one_origin(changed):
    corpus = changed(
        {
            CLAIM_FILE: (
                "aspects: [who, what]\n    sources: [heron-2044-06-05, pond-board]",
                "aspects: [who, what]\n    sources: [heron-2044-06-05]",
            )
        }
    )
    (gap,) = of(corpus, CLAIM, GapKind.ONE_ORIGIN)
    assert (gap.path, gap.origin) == (("verdict", 0), Origin("publishers", "the-heron"))
    assert gap.closes == (CLOSES[GapKind.ONE_ORIGIN],)


def test_a_thinly_supported_answer_is_listed_as_such_and_not_also_for_its_one_origin(changed):
    corpus = changed(
        {CLAIM_FILE: ("grade: strong\n    says: The sluice was open on 4 June.", "grade: weak\n    says: x")}
    )
    assert [gap.path for gap in of(corpus, CLAIM, GapKind.WEAK)] == [("verdict", 0)]
    assert not of(corpus, CLAIM, GapKind.ONE_ORIGIN)


def test_a_silent_party_is_named_with_the_day_it_was_last_looked_for(complete):
    (gap,) = of(complete, OPENING, GapKind.NOT_HEARD)
    assert (gap.party, gap.missing) == ("otter", "No statement by Otter on this was found")
    assert gap.searched is not None
    assert gap.searched.words() == "30 June 2044"


def test_a_key_event_is_unchecked_while_only_parties_have_told_it(changed):
    assert of(changed({}), OPENING, GapKind.UNCHECKED)
    # Nobody has said anything that could be checked.
    assert not of(changed({}), TALKS, GapKind.UNCHECKED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("clocks:\n", "clocks:\n  checked: {date: 2044-06-06, by: heron, sources: [pond-board]}\n"),
        ("key: true", "key: false"),
    ],
)
def test_an_event_that_was_checked_or_is_not_key_is_not_unchecked(changed, before: str, after: str):
    assert not of(changed({OPENING_FILE: (before, after)}), OPENING, GapKind.UNCHECKED)


def test_an_event_whose_record_says_that_nobody_checked_it_is_listed_once(changed):
    blank = "blanks: [{field: clocks.checked, reason: searched-not-found, searched: 2044-06-29, note: It was dark.}]"
    corpus = changed({TALKS_FILE: ("key: true", f"key: false\n{blank}")})
    (gap,) = of(corpus, TALKS, GapKind.UNCHECKED)
    assert (gap.note, gap.searched.words() if gap.searched else "") == ("It was dark.", "29 June 2044")
    assert not of(corpus, TALKS, GapKind.BLANK)


@pytest.mark.parametrize("reason", ["withheld", "sources-disagree"])
def test_a_check_that_is_withheld_or_contested_is_not_called_missing(changed, reason: str):
    blank = f"blanks: [{{field: clocks.checked, reason: {reason}}}]"
    corpus = changed({OPENING_FILE: ("key: true", f"key: true\n{blank}")})
    assert not of(corpus, OPENING, GapKind.UNCHECKED)
    assert len(of(corpus, OPENING, GapKind.BLANK)) == 1


def test_a_quotation_is_known_only_in_translation_where_its_record_says_so(changed):
    assert not of(changed({}), GRAIN, GapKind.TRANSLATION)
    for said in ("translated_by: A clerk", "blanks: [{field: original, reason: searched-not-found}]"):
        corpus = changed({GRAIN_FILE: f"{TEXT_OF_GRAIN}{said}\n"})
        assert len(of(corpus, GRAIN, GapKind.TRANSLATION)) == 1
        assert not of(corpus, GRAIN, GapKind.BLANK)
    original = "translated_by: A clerk\noriginal: {text: x, language: ar}\n"
    assert not of(changed({GRAIN_FILE: f"{TEXT_OF_GRAIN}{original}"}), GRAIN, GapKind.TRANSLATION)


TEXT_OF_GRAIN = """speaker: mill-guild
date: 2044-06-05
date_basis: published
text: And our grain is wet
language: en
context: The second line of the leaflet.
sources: [mill-2044-06-06]
"""


def test_a_blank_says_what_belongs_there_and_why_it_is_empty(complete):
    (gap,) = of(complete, NOTICE, GapKind.BLANK)
    assert gap.missing == "“Published” is empty (date of publication, if the page shows one): searched, not found"
    assert gap.note == "The notice has no date."


def test_a_field_that_holds_something_is_not_called_empty(changed):
    blank = "blanks: [{field: counts, reason: not-researched}]"
    corpus = changed({OPENING_FILE: ("key: true", f"key: true\n{blank}"), TALKS_FILE: ("key: true", blank)})
    words = [of(corpus, record, GapKind.BLANK)[0].missing for record in (OPENING, TALKS)]
    assert words == [f"“Counts” is {how} (numbers, as ranges with who counted): not researched" for how in HOW]


HOW = ("not complete", "empty")


def test_what_is_withheld_is_listed_and_nothing_is_asked_for(complete):
    (gap,) = of(complete, NOWHERE, GapKind.BLANK)
    assert gap.is_withheld
    assert gap.closes == ()
    assert not any(one.is_withheld for one in open_gaps(complete, {}) if one != gap)


def test_where_sources_disagree_another_source_of_the_same_would_close_nothing(changed):
    corpus = changed({"data/publishers/pond-board.yml": ("reason: not-researched", "reason: sources-disagree")})
    (gap,) = of(corpus, BOARD, GapKind.BLANK)
    assert gap.closes
    assert gap.closes != (CLOSES[GapKind.BLANK],)


def test_a_withdrawn_record_lacks_nothing(changed):
    withdrawn = "withdrawn: {on: 2044-06-20, reason: x, sources: [pond-board]}"
    corpus = changed({TALKS_FILE: ("key: true", f"key: true\n{withdrawn}")})
    assert not [gap for gap in found(corpus) if gap[1] == TALKS]


# The order


def test_a_gap_bears_on_the_first_claim_of_the_ledger_that_it_can(changed):
    corpus = changed({"data/claims/heron-talked.yml": SECOND})
    reasons = {(gap.record, gap.reason, gap.claim) for gap in open_gaps(corpus, {})}
    assert (OPENING, Reason.FIRST_CLAIM, "otter-opened-sluice") in reasons
    assert (TALKS, Reason.CLAIM, "heron-talked") in reasons
    assert (("claims", "heron-talked"), Reason.CLAIM, "heron-talked") in reasons


def test_a_claims_own_gaps_come_before_those_of_its_events_and_the_ledger_rules_both(changed):
    corpus = changed({"data/claims/heron-talked.yml": SECOND})
    order = list(dict.fromkeys(gap.record for gap in open_gaps(corpus, {TALKS: 99, OPENING: 99, BOARD: MANY})))
    assert order == [CLAIM, OPENING, ("claims", "heron-talked"), TALKS, BOARD, NOWHERE, NOTICE]


def test_a_quotation_and_an_actor_bear_on_what_they_are_about(changed):
    corpus = changed(
        {
            GRAIN_FILE: f"{TEXT_OF_GRAIN}translated_by: A clerk\nabout: [otter-opened-sluice]\n",
            "data/actors/otter.yml": ("name: Otter", "blanks: [{field: also, reason: not-researched}]\nname: Otter"),
        }
    )
    by_record = {gap.record: gap.reason for gap in open_gaps(corpus, {})}
    assert by_record[GRAIN] == by_record[("actors", "otter")] == Reason.FIRST_CLAIM


def test_key_events_come_first_among_those_of_one_claim(changed):
    corpus = changed(
        {
            CLAIM_FILE: ("events: [2044-06-04-sluice-open]", "events: [2044-06-04-sluice-open, 2044-06-talks]"),
            TALKS_FILE: ("key: true", "key: false"),
        }
    )
    order = list(dict.fromkeys(gap.record for gap in open_gaps(corpus, {TALKS: 99})))
    assert order[:3] == [CLAIM, OPENING, TALKS]


def test_among_key_events_the_one_that_more_records_name_comes_first(changed):
    corpus = changed(
        {CLAIM_FILE: ("events: [2044-06-04-sluice-open]", "events: [2044-06-04-sluice-open, 2044-06-talks]")}
    )
    for leaning, first in (({TALKS: 3, OPENING: 2}, TALKS), ({TALKS: 2, OPENING: 3}, OPENING)):
        order = list(dict.fromkeys(gap.record for gap in open_gaps(corpus, leaning)))
        assert order[:2] == [CLAIM, first]


@pytest.mark.parametrize(("count", "reason"), [(MANY - 1, Reason.REST), (MANY, Reason.LEANED_ON)])
def test_many_records_lean_on_it_from_a_number_on_that_is_published(complete, count: int, reason: Reason):
    (gap,) = of(complete, BOARD, GapKind.BLANK, {BOARD: count})
    assert (gap.reason, gap.leaning) == (reason, count)
    assert str(MANY) in Reason.LEANED_ON.definition


def test_the_rest_goes_kind_by_kind(changed):
    corpus = changed(
        {
            GRAIN_FILE: f"{TEXT_OF_GRAIN}translated_by: A clerk\n",
            TALKS_FILE: ("key: true", "key: false"),
        }
    )
    rest = [gap.kind for gap in open_gaps(corpus, {BOARD: 5}) if gap.reason == Reason.REST]
    assert rest == [GapKind.ONE_ORIGIN, GapKind.TRANSLATION, GapKind.BLANK, GapKind.BLANK, GapKind.BLANK]


def test_nothing_is_listed_twice_and_the_gaps_of_a_record_stay_together(complete, changed):
    for corpus in (complete, changed({"data/claims/heron-talked.yml": SECOND})):
        gaps = open_gaps(corpus, {})
        assert max(Counter((gap.record, gap.path) for gap in gaps).values()) == 1
        blocks = [(gap.reason, gap.record) for gap in gaps if gap.reason != Reason.REST]
        assert len(dict.fromkeys(blocks)) == 1 + sum(a != b for a, b in pairwise(blocks))


def test_every_kind_says_what_would_close_it_or_leaves_it_to_its_claim():
    assert {*CLOSES, *OPEN_ANSWERS} == set(GapKind)
    assert not CLOSES.keys() & OPEN_ANSWERS
