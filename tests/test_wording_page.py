"""The page of who says which word, and the ways to it: from the words, and from each quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.assembly import assembled
from build_scripts.site_check import checked
from tests.conftest import Edits, edited
from tests.tools.html_tree import Element, parsed
from tests.tools.sites import BuiltSite

pytest_plugins = ["tests.site_fixtures"]

TERM = "data/terms/sluice.yml"
USES = (
    "  - {by: mill-guild, of: [otter], note: It says gate., quote: 2044-06-05-guild-otter, sources: [mill-2044-06-06]}"
)

Shown = Callable[[Edits], Element]


@pytest.fixture
def shown(project) -> Shown:
    """The page as it is assembled from the invented record after some edits."""

    def page(edits: Edits) -> Element:
        edited(project, edits)
        found = checked(project)
        assert found.corpus is not None
        assert not found.problems
        return parsed(assembled(found.corpus, found.pages).files["wording.md"].decode())

    return page


def by_class(element: Element, name: str) -> list[Element]:
    return [one for one in element.walk() if name in one.classes()]


def section(page: Element, anchor: str) -> Element:
    """The section that a heading's anchor names."""
    (found,) = [one for one in page.all("section") if one.get("aria-labelledby").split()[-1:] == [anchor]]
    return found


def lines(saying: Element) -> list[str]:
    return [one.text() for one in saying.all("p")]


def speakers(group: Element) -> list[str]:
    return [one.text() for one in by_class(group, "who")]


# The invented record


def test_a_word_is_told_by_side_and_speaker_with_whom_it_is_for_and_the_quotation(invented_site: BuiltSite):
    group = section(invented_site.pages["wording.html"], "sluice--mill")
    assert group.one("h3").text() == "The mill and its guild: 1 speaker"
    assert speakers(group) == ["Mill Guild"]
    otter, grain = by_class(group, "saying")
    assert lines(otter)[:2] == ["“nobody else”; in another wording “that otter” said of Otter", "It says gate."]
    assert [one.one("p").text() for one in otter.all("blockquote")] == ["It was the otter & nobody else"]
    assert otter.one("summary").text() == "5 June 2044: the quotation"
    assert lines(grain)[0] == "“wet”. Of whom is not recorded"
    assert grain.one("figcaption").all("a")[0].get("href") == "quotes/2044-06-05-guild-grain.html"


def test_the_sides_of_which_nobody_is_on_record_are_named(invented_site: BuiltSite):
    (line,) = by_class(invented_site.pages["wording.html"], "silences")
    assert line.text() == "On record here, nobody of: Shore, Watchers"


def test_the_table_counts_speakers_in_words_and_leads_to_them(invented_site: BuiltSite):
    table = invented_site.pages["wording.html"].one("main").one("table")
    rows = [[cell.text() for cell in row.all("th", "td")] for row in table.all("tr")]
    assert rows == [["Word", "Mill", "Shore", "Watchers"], ["Sluice", "Mill: 1 speaker", "–", "–"]]
    assert [link.get("href") for link in table.all("a")] == ["#sluice", "#sluice--mill"]


def test_the_words_page_leads_there_instead_of_telling_it_again(invented_site: BuiltSite):
    term = section(invented_site.pages["words.html"], "sluice")
    assert [(a.get("href"), a.text()) for a in by_class(term, "said")[0].all("a")] == [
        ("wording.html#sluice", "Who says it, and of whom: 1 speaker")
    ]
    assert term.all("details") == []


def test_a_word_that_is_not_disputed_keeps_its_uses_on_the_words_page(project):
    edited(project, {TERM: ("is_disputed: true", "is_disputed: false")})
    found = checked(project)
    assert found.corpus is not None
    files = assembled(found.corpus, found.pages).files
    assert [one.text() for one in parsed(files["words.md"].decode()).all("summary")] == ["Who uses it, and for whom 1"]
    assert by_class(parsed(files["wording.md"].decode()), "wording") == []


def test_a_quotation_leads_to_the_disputed_words_in_it(invented_site: BuiltSite):
    page = invented_site.pages["quotes/2044-06-05-guild-otter.html"]
    (row,) = [row for row in page.all("div") if [name.text() for name in row.all("dt")] == ["Disputed words in it"]]
    assert [(link.text(), link.get("href")) for link in row.all("a")] == [
        ("“nobody else”", "../wording.html#sluice"),
        ("“that otter”", "../wording.html#sluice"),
    ]


def test_a_quotation_that_only_speaks_of_somebody_says_so_and_no_more(shown: Shown):
    (saying,) = [one for one in by_class(shown({TERM: (USES, "  []")}), "saying") if "nobody else" in one.text()]
    assert "Of whom is not recorded; the quotation speaks of Otter" in saying.text()


def test_a_use_without_a_quotation_stands_with_its_note_its_report_and_its_source(shown: Shown):
    page = shown({TERM: (USES, "  - {by: heron, of: [otter], note: Never., sources: [mill-2044-06-06]}")})
    (saying,) = by_class(section(page, "sluice--sky"), "saying")
    assert lines(saying) == ["Said of Otter", "Never.2", "In a report of June 2044"]
    assert saying.all("details") == []


def test_a_use_of_which_nothing_else_is_recorded_still_names_its_source(shown: Shown):
    page = shown({TERM: (USES, "  - {by: heron, sources: [mill-2044-06-06]}")})
    (saying,) = by_class(section(page, "sluice--sky"), "saying")
    assert len(by_class(saying, "n")) == 1


def test_a_word_of_another_wording_alone_is_shown_in_it(shown: Shown):
    page = shown({TERM: ("“nobody else”, ", "")})
    (saying,) = [one for one in by_class(page, "saying") if "that otter" in one.text()]
    assert "In another wording: “It was that otter”" in saying.text()


def test_a_note_that_is_only_the_word_is_not_said_twice(shown: Shown):
    page = shown({TERM: ("note: It says gate.", "note: “Nobody else”.")})
    assert [one.text() for one in by_class(page, "remark")] == []


def test_a_word_that_nobody_says_names_every_side(shown: Shown):
    page = shown({TERM: "term: Hatch\ndefinition: A door.\nis_disputed: true\nsources: [pond-board]\n"})
    assert by_class(page, "silences")[0].text() == "On record here, nobody of: Mill, Shore, Watchers"
    assert [cell.text() for cell in page.one("table").all("td")] == ["–"] * 3


def test_only_the_first_sentence_of_a_meaning_stands_here_with_its_sources(shown: Shown):
    meaning = "definition: A door for water. [@pond-board] [@mill-2044-06-06] “Old” ones creak. [@heron-2044-06-05]"
    page = shown({TERM: ("definition: A door for water.", meaning)})
    gist = section(page, "sluice").all("p")[1]
    assert gist.text() == "A door for water.23 More on the word"


# Both sites


def test_no_two_parts_of_the_page_go_by_one_name(site: BuiltSite):
    page = site.pages["wording.html"]
    headings = {one.get("id"): one.text() for one in page.all("h2", "h3")}
    names = [" ".join(headings[i] for i in one.get("aria-labelledby").split()) for one in page.all("section")]
    assert len(names) == len(set(names))


def test_every_cell_counts_the_speakers_that_it_leads_to(site: BuiltSite):
    page = site.pages["wording.html"]
    cells = [cell for cell in page.one("main").one("table").all("td") if cell.all("a")]
    assert cells
    for cell in cells:
        found = speakers(section(page, cell.one("a").get("href").removeprefix("#")))
        assert len(found) == len(set(found))
        number, noun = cell.text().split()[-2:]
        assert (int(number), noun) == (len(found), "speaker" if len(found) == 1 else "speakers")


def test_every_side_has_speakers_or_is_named_as_a_gap(site: BuiltSite):
    for word in by_class(site.pages["wording.html"], "wording"):
        named = [side for line in by_class(word, "silences") for side in line.all("svg")]
        assert len(named) + len(word.all("h3")) == len(site.corpus.explainer.sides), word.one("h2").text()


def test_a_quotation_and_the_words_in_it_lead_to_each_other(site: BuiltSite):
    page = site.pages["wording.html"]
    seen = 0
    for quote in site.corpus.records["quotes"]:
        address = f"quotes/{quote}.html"
        for link in (one.get("href") for one in site.pages[address].all("a")):
            if "wording.html#" in link:
                back = {one.get("href") for one in section(page, link.partition("#")[2]).all("a")}
                assert address in back, link
                seen += 1
    assert seen
