from collections.abc import Callable

import pytest

from build_scripts.corpus import Corpus
from build_scripts.derived.wording import Ground, Said, Saying, forms_of, sayings, sayings_in, speakers
from build_scripts.model import Term
from tests.conftest import Edits

TERM = "data/terms/sluice.yml"
OTTER = "data/quotes/2044-06-05-guild-otter.yml"
GRAIN = "data/quotes/2044-06-05-guild-grain.yml"
ON_OTTER, ON_GRAIN = "2044-06-05-guild-otter", "2044-06-05-guild-grain"

Look = Callable[..., tuple[Saying, ...]]


def term(headword: str, also: str = "", uses: str = "", *, more: str = "is_disputed: true") -> str:
    """The file of a term."""
    return f"term: {headword}\nalso: [{also}]\ndefinition: A word.\n{more}\nuses: [{uses}]\nsources: [pond-board]\n"


def said_in(text: str, language: str = "en", *, more: str = "") -> str:
    """The file of a quotation of the guild that speaks of nobody."""
    return (
        f"speaker: mill-guild\ndate: 2044-06-05\ndate_basis: said\ntext: |-\n  {text}\nlanguage: {language}\n"
        f"gloss: Something.\ncontext: It was asked.\n{more}sources: [mill-2044-06-06]\n"
    )


@pytest.fixture
def look(changed) -> Look:
    """What is found of a term, put in the place of the only one, in a quotation put in the place of the second."""

    def found(headword: str, text: str, also: str = "", **of_quote: str) -> tuple[Saying, ...]:
        edits = {TERM: term(headword, also), GRAIN: said_in(text, **of_quote), OTTER: said_in("Nothing")}
        return sayings(changed(edits))["sluice"]

    return found


def words(found: tuple[Saying, ...]) -> list[str]:
    """The forms found in the quotations' own texts."""
    return [form.text for saying in found for form in saying.forms]


def forms(headword: str, *also: str) -> list[str]:
    record = Term(term=headword, also=also, definition="A word.", sources=("pond-board",))
    return [form.text for form in forms_of("sluice", record)]


# Forms


@pytest.mark.parametrize(
    ("headword", "also", "wanted"),
    [
        ("“Dry bed”", (), ["Dry bed"]),
        ("“Gate”, “door”, hatch", ("lid",), ["Gate", "door", "hatch", "lid"]),
        ("“Yes, otter”", (), ["Yes, otter"]),
        ("“Real” otters", (), ["Real otters"]),
        ("Gate (old) house", ("gate [sic]",), ["Gate house", "gate"]),
        ("'Gate'", ("otter's", "the ‘wet’"), ["Gate", "otter's", "the ‘wet’"]),
        ("Gate", ("Gate", "(gate)", "“”", "…"), ["Gate"]),
        ("Gate", ("miller’s keeper’s",), ["Gate", "miller’s keeper’s"]),
        ("Gate", ("cafe\u0301",), ["Gate", "caf\u00e9"]),
    ],
)
def test_a_term_is_looked_for_in_its_forms(headword: str, also: tuple[str, ...], wanted: list[str]):
    assert forms(headword, *also) == wanted


def test_a_capital_beyond_the_headwords_first_makes_a_name():
    record = Term(
        term="Gate, Lutra, wet", also=("Otter", "door", "EAU", "بوابة"), definition="A word.", sources=("pond-board",)
    )
    assert [form.text for form in forms_of("gate", record) if form.is_name] == ["Lutra", "Otter", "EAU", "بوابة"]


# Where a form is found


@pytest.mark.parametrize(
    ("headword", "text", "wanted"),
    [
        ("Gate", "The gate is wet", ["gate"]),
        ("Gate", "GATE", ["GATE"]),
        ("Gate", "Gates, floodgate, gated, gate_house, gate2", []),
        ("Gate", "“Gate”, the gate’s, gate-keeper; (gate)", ["Gate"]),
        ("Dry bed", "A dry\u00a0bed", ["dry bed"]),
        ("Dry-bed", "A dry\u2011bed", ["dry\u2011bed"]),
        ("Otter’s", "The otter's", ["otter's"]),
        # A sign of a regular expression is a letter like any other.
        ("C++ (old)", "C++ or Cpp", ["C++"]),
        ("a.b", "a-b axb", []),
        ("Gate|mill", "The gate, the mill", []),
        ("$5", "It cost $5 and $55", ["$5"]),
        ("\\d", "7", []),
        # An acronym is no word of its letters.
        ("IS", "It is dry", []),
        ("IS", "IS it?", ["IS"]),
        ("Z", "z zz ZZ", []),
        ("Z", "A Z on the door", ["Z"]),
        ("9/11", "On 9/11, not 19/11", ["9/11"]),
        ("Café", "The cafe\u0301", ["caf\u00e9"]),
        ("Gate", "the ga\u00adte", ["gate"]),
        # What somebody else put into it.
        ("Gate", "They [the gate] broke", []),
        ("Gate", "[G]ate", ["Gate"]),
        ("Gates", "The gate[s]", ["gates"]),
        ("Dry bed", "A dry [sic] bed", ["dry bed"]),
        ("Dry bed", "So dry […] bed", []),
        ("Gate", "They (the gate) broke", ["gate"]),
    ],
)
def test_a_form_is_found_as_whole_words(look, headword: str, text: str, wanted: list[str]):
    assert words(look(f"'{headword}'", text)) == wanted


def test_a_form_is_told_once_in_whatever_case(look):
    (saying,) = look("Gate", "Gate, gate, GATE and lid", "lid")
    assert saying.forms == (Said("Gate", "en"), Said("lid", "en"))


def test_of_two_forms_of_a_term_the_longer_is_found(look):
    assert words(look("Otter", "The sea otter and an otter", "sea otter")) == ["sea otter", "otter"]
    assert words(look("Otter", "The otter cub", "otter cub")) == ["otter cub"]


@pytest.mark.parametrize("kind", ["is_disputed: true", "is_disputed: false"])
def test_whoever_says_a_longer_term_has_not_said_the_shorter_one_in_it(changed, kind: str):
    corpus = changed(
        {
            TERM: term("Otter"),
            "data/terms/sea.yml": term("Sea otter", more=kind),
            GRAIN: said_in("A sea otter"),
            OTTER: said_in("An otter"),
        }
    )
    found = sayings(corpus)
    assert [saying.quote for saying in found["sluice"]] == [ON_OTTER]
    assert [saying.quote for saying in found.get("sea", ())] == ([ON_GRAIN] if kind.endswith("true") else [])


def test_a_form_that_two_terms_share_counts_for_both(changed):
    corpus = changed({TERM: term("Otter"), "data/terms/beast.yml": term("Beast", "otter"), GRAIN: said_in("An otter")})
    assert [saying.term for saying in sayings_in(sayings(corpus), ON_GRAIN)] == ["beast", "sluice"]


def test_of_all_sayings_those_of_one_quotation_are_told_apart(changed):
    said = sayings(changed({TERM: term("Gate"), GRAIN: said_in("The gate"), OTTER: said_in("A gate")}))
    assert {saying.quote for saying in said["sluice"]} >= {ON_GRAIN, ON_OTTER}
    assert [saying.quote for saying in sayings_in(said, ON_GRAIN)] == [ON_GRAIN]


def test_a_word_is_looked_for_in_the_sites_language_and_a_name_in_every_one(look):
    assert words(look("Operation", "Die Operation", language="de")) == []
    assert words(look("Operation", "The operation", language="en-GB")) == ["operation"]
    assert words(look("Otter", "Le Marn et la loutre", "Marn, loutre", language="fr")) == ["Marn"]
    (saying,) = look("Otter", "قال ثعلب الماء", "ثعلب الماء", language="ar")
    assert saying.forms == (Said("ثعلب الماء", "ar"),)


def test_the_gloss_is_ours_and_nobody_says_it(look):
    assert look("Something", "Nothing") == ()


VARIANTS = "variants:\n  - {text: The lid, sources: [pond-board]}\n  - {text: The gate, sources: [heron-2044-06-05]}\n"


def test_other_wordings_are_searched_and_told_apart(look):
    (saying,) = look("Gate", "The gate", "lid", more=VARIANTS)
    assert (saying.forms, saying.other_forms, saying.other) == ((Said("gate", "en"),), (Said("lid", "en"),), None)
    assert saying.sources == ("mill-2044-06-06",)


def test_a_word_of_another_wording_alone_brings_that_wording_and_its_sources(look):
    (saying,) = look("Gate", "The door", more=VARIANTS)
    assert (saying.forms, saying.other_forms) == ((), (Said("gate", "en"),))
    assert saying.other is not None
    assert (saying.other.text, saying.sources) == ("The gate", ("heron-2044-06-05",))


def test_the_original_is_a_wording_too(look):
    more = "original: {text: La loutre de Marn, language: fr}\n"
    (saying,) = look("Otter", "Nothing", "Marn", more=more)
    assert saying.other_forms == (Said("Marn", "fr"),)


# Of whom


def test_a_word_in_a_quotation_that_names_nobody_is_for_nobody_known(look):
    (saying,) = look("Gate", "The gate")
    assert (saying.speaker, saying.ground, saying.targets) == ("mill-guild", Ground.UNKNOWN, ())


def test_a_word_in_a_quotation_that_names_somebody_only_speaks_of_them(look):
    (saying,) = look("Gate", "The gate", more="mentions: [otter, heron]\n")
    assert (saying.ground, saying.targets) == (Ground.SPOKEN_OF, ("otter", "heron"))


def test_a_name_is_for_the_one_who_has_it(look):
    (saying,) = look("Beast", "The lutra", "Lutra", more="mentions: [heron]\n")
    assert (saying.ground, saying.targets) == (Ground.NAMED, ("otter",))


def test_a_word_that_is_no_name_is_not_for_an_actor_who_goes_by_it(look):
    (saying,) = look("Otter", "The otter", more="mentions: [heron]\n")
    assert (saying.ground, saying.targets) == (Ground.SPOKEN_OF, ("heron",))


def test_a_name_that_several_have_is_for_none_of_them(changed):
    corpus = changed(
        {
            TERM: term("Beast", "Lutra"),
            "data/actors/heron.yml": ("kind: guild", "also: [Lutra]\nkind: guild"),
            GRAIN: said_in("The Lutra"),
        }
    )
    (saying,) = sayings(corpus)["sluice"]
    assert saying.ground == Ground.UNKNOWN


# Recorded uses


def used(by: str, note: str, *, of: str = "", quote: str = "", source: str = "pond-board") -> str:
    named = f", quote: {quote}" if quote else ""
    return f"{{by: {by}, of: [{of}], note: {note}{named}, sources: [{source}]}}"


def with_uses(changed: Callable[[Edits], Corpus], *uses: str, headword: str = "Gate") -> Corpus:
    quotes = {GRAIN: said_in("The gate", more="mentions: [heron]\n"), OTTER: said_in("Nothing")}
    return changed({TERM: term(headword, uses=", ".join(uses)), **quotes})


def test_a_use_that_names_a_quotation_is_one_saying_with_it(changed):
    (saying,) = sayings(with_uses(changed, used("mill-guild", "Angry", of="otter", quote=ON_GRAIN)))["sluice"]
    assert (saying.ground, saying.targets, saying.notes) == (Ground.RECORDED, ("otter",), ("Angry",))
    assert (words((saying,)), saying.quote) == (["gate"], ON_GRAIN)
    assert saying.sources == ("mill-2044-06-06", "pond-board")


def test_a_use_that_names_no_target_has_none_whatever_the_quotation_speaks_of(changed):
    (saying,) = sayings(with_uses(changed, used("mill-guild", "Angry", quote=ON_GRAIN)))["sluice"]
    assert (saying.ground, saying.targets) == (Ground.RECORDED, ())


def test_two_uses_of_one_speaker_in_one_quotation_are_one_saying_with_both_targets(changed):
    uses = (used("mill-guild", note, of=of, quote=ON_GRAIN) for note, of in (("A", "otter"), ("B", "heron")))
    (saying,) = sayings(with_uses(changed, *uses))["sluice"]
    assert (saying.targets, saying.notes) == (("otter", "heron"), ("A", "B"))


def test_a_use_by_somebody_else_than_the_speaker_stands_for_the_quotation(changed):
    found = sayings(with_uses(changed, used("heron", "As told", of="otter", quote=ON_GRAIN)))["sluice"]
    assert [(saying.speaker, saying.ground) for saying in found] == [("heron", Ground.RECORDED)]


def test_a_use_stands_where_no_form_is_found(changed):
    found = sayings(with_uses(changed, used("mill-guild", "Denies", of="otter", quote=ON_OTTER)))["sluice"]
    assert [(saying.quote, words((saying,))) for saying in found] == [(ON_GRAIN, ["gate"]), (ON_OTTER, [])]


def test_a_use_without_a_quotation_is_dated_by_its_first_dated_report(changed):
    found = sayings(
        with_uses(
            changed,
            used("heron", "Late", source="pond-board"),
            used("otter", "Early", of="heron", source="mill-2044-06-06, heron-2044-06-05"),
            headword="Hatch",
        )
    )["sluice"]
    dates = [(saying.speaker, saying.date.text if saying.date else "", saying.targets) for saying in found]
    assert dates == [("otter", "2044-06-05", ("heron",)), ("heron", "", ())]
    assert {(saying.quote, saying.forms) for saying in found} == {(None, ())}


def test_a_speaker_counts_once(changed):
    uses = [used("mill-guild", "Again"), used("heron", "Too")]
    assert speakers(sayings(with_uses(changed, *uses))["sluice"]) == ("mill-guild", "heron")


# What is left out


def test_a_word_that_nobody_says_is_there_without_sayings(look):
    assert look("Hatch", "Nothing") == ()


def test_an_undisputed_word_is_not_listed(changed):
    assert sayings(changed({TERM: term("Gate", more="is_disputed: false"), GRAIN: said_in("The gate")})) == {}


WITHDRAWN = "withdrawn: {on: 2044-06-20, reason: It was a joke, sources: [pond-board]}\n"


def test_a_withdrawn_quotation_says_nothing_and_a_withdrawn_word_is_not_said(changed):
    edits = {TERM: term("Gate"), GRAIN: said_in("The gate", more=WITHDRAWN), OTTER: said_in("Nothing")}
    assert sayings(changed(edits)) == {"sluice": ()}
    edits = {TERM: term("Gate") + WITHDRAWN, GRAIN: said_in("The gate"), OTTER: said_in("Nothing")}
    assert sayings(changed(edits)) == {}


def test_a_record_without_terms_has_no_sayings(changed):
    said = sayings(changed({TERM: None}))
    assert said == {}
    assert sayings_in(said, ON_GRAIN) == ()
