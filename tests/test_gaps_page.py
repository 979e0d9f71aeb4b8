"""The page of what is missing, and the links there and on records that start a contribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import join, normpath
from urllib.parse import parse_qs, urlsplit

import pytest

from build_scripts.corpus import file_of
from build_scripts.derived.gaps import GapKind, open_gaps
from build_scripts.model import KIND_OF, SINGULAR, Claim, Event
from build_scripts.views.addresses import address, name_of
from build_scripts.views.backlinks import backlinks
from build_scripts.views.contributing import FORM, start_link
from build_scripts.vocabulary import Blank, Grade
from build_scripts.yaml_text import parse_document
from tests.tools.html_tree import Element
from tests.tools.sites import INVENTED, ROOT, BuiltSite, built, copied

pytest_plugins = ["tests.site_fixtures"]

REPO = "https://example.org/repo"
HOSTILE = "a\"b'c<d>&title=x#frag %41 +plus\n\u202eé [[x]]"
# Characters that a query may hold as they are (RFC 3986); all else stands as per cent and two digits.
QUERY = re.compile(r"(?:[A-Za-z0-9._~=&-]|%[0-9A-F]{2})+")


def lacks(site: BuiltSite) -> Iterator[tuple[str, Element]]:
    """What each record lacks, by the address of the record."""
    for one in site.pages["gaps.html"].one("main").all("li"):
        if "lack" in one.classes():
            yield normpath(join(".", one.all("a")[0].get("href"))), one


def lines_of(site: BuiltSite, kind: str, record_id: str) -> list[str]:
    here = address(kind, record_id)
    missing = [one for at, lack in lacks(site) if at == here for one in lack.all("ul") if "missing" in one.classes()]
    return [line.text() for one in missing for line in one.all("li")]


def starts(page: Element) -> list[str]:
    return [link.get("href") for link in page.all("a") if link.get("href").partition("?")[0].endswith("/issues/new")]


def own_starts(page: Element) -> list[str]:
    """The links that start a contribution in a page's text; its foot has one of its own to report a problem."""
    return starts(page.one("main"))


# Everything is there


def test_every_party_that_was_not_heard_is_on_the_page(site: BuiltSite):
    seen = 0
    for kind, records in (("claims", site.corpus.of(Claim)), ("events", site.corpus.of(Event))):
        for record_id, record in records.items():
            for silent in record.not_heard:
                party = name_of(site.corpus, "actors", silent.party)
                (line,) = [
                    one for one in lines_of(site, kind, record_id) if one.startswith(f"No statement by {party} ")
                ]
                assert not silent.searched or f"Looked for on {silent.searched.words()}." in line
                seen += 1
    assert seen


def test_every_blank_of_a_record_that_stands_is_on_the_page(site: BuiltSite):
    seen = 0
    for kind, record_id, record in site.corpus.every():
        for blank in () if record.withdrawn else record.blanks:
            name = blank.field.rpartition(".")[2].replace("_", " ").capitalize()
            wanted = (f"“{name}” is ", "Nobody was found who checked it", "The words are not on record in their own")
            told = [one for one in lines_of(site, kind, record_id) if one.startswith(wanted)]
            assert told, (kind, record_id, blank.field)
            assert not blank.note or any(" ".join(blank.note.split()) in one for one in told)
            seen += 1
    assert seen


def test_every_answer_that_is_not_known_disputed_or_thin_is_on_the_page(site: BuiltSite):
    seen = 0
    for record_id, claim in site.corpus.of(Claim).items():
        for verdict in () if claim.withdrawn else claim.verdict:
            if verdict.grade in {Grade.UNKNOWN, Grade.DISPUTED, Grade.WEAK}:
                begins = f"{verdict.aspect.label} {verdict.grade.label} "
                told = [one for one in lines_of(site, "claims", record_id) if one.startswith(begins)]
                assert len(told) == 1, (record_id, verdict.aspect)
                seen += 1
    assert seen


def test_every_gap_has_one_line_and_the_page_keeps_the_order_of_the_ranking(site: BuiltSite):
    gaps = open_gaps(site.corpus, {name: len(those) for name, those in backlinks(site.corpus).items()})
    lines = [
        at for at, lack in lacks(site) for one in lack.all("ul") if "missing" in one.classes() for _ in one.all("li")
    ]
    assert lines == [address(*gap.record) for gap in gaps]


def test_the_page_says_of_an_answer_on_the_front_page_that_it_is_there(invented_site: BuiltSite):
    page = invented_site.pages["gaps.html"].one("main")
    first = page.all("section")[0]
    assert first.one("h2").text() == "In the answers on the front page two gaps"
    (lack,) = [one for one in first.all("li") if "lack" in one.classes()]
    assert "Claim · in an answer on the front page · " in lack.text()
    assert "What would settle it:" in lack.text()
    assert [one.text() for one in lack.all("ul")[1].all("li")] == ["A second otter."]


def test_the_page_is_reached_from_the_front_page_and_from_how_to_contribute(site: BuiltSite):
    assert "gaps.html" in [link.get("href") for link in site.pages["index.html"].one("main").all("a")]
    assert "contribute.html" in [link.get("href") for link in site.pages["gaps.html"].one("main").all("a")]


def test_how_to_contribute_leads_to_the_real_page(real_site: BuiltSite):
    assert "gaps.html" in [link.get("href") for link in real_site.pages["contribute.html"].one("main").all("a")]


# The links


def checked_start(site: BuiltSite, link: str) -> tuple[str, dict[str, str]]:
    """The record that a link names as kind:id, and the fields that it fills in."""
    base, _, query = link.partition("/issues/new?")
    assert base.startswith("https://example.org/")
    assert QUERY.fullmatch(query), link
    assert urlsplit(link).fragment == ""
    fields = {name: values[0] for name, values in parse_qs(query, strict_parsing=True).items()}
    name, _, missing = fields["title"].partition(": ")
    kind, _, record_id = name.partition(":")
    assert site.corpus.has(KIND_OF[kind], record_id), link
    assert fields["page"] == file_of(KIND_OF[kind], record_id)
    assert missing
    assert fields["missing"].endswith(missing)
    return name, fields


def test_every_link_that_starts_a_contribution_is_well_formed_and_names_its_record(site: BuiltSite):
    seen = 0
    for at, lack in lacks(site):
        for link in starts(lack):
            name, _ = checked_start(site, link)
            kind, _, record_id = name.partition(":")
            assert at == address(KIND_OF[kind], record_id)
            seen += 1
    assert seen
    for kind in ("claims", "events", "places"):
        for record_id in site.corpus.records[kind]:
            for link in own_starts(site.pages[address(kind, record_id)]):
                assert checked_start(site, link)[0] == f"{SINGULAR[kind]}:{record_id}"


def test_the_file_to_edit_is_that_of_the_record_that_lacks_something(site: BuiltSite):
    files = {address(kind, record_id): file_of(kind, record_id) for kind, record_id, _ in site.corpus.every()}
    edits = [
        (at, link.get("href").partition("/edit/main/")[2])
        for at, lack in lacks(site)
        for link in lack.all("a")
        if "/edit/main/" in link.get("href")
    ]
    assert edits
    for at, file in edits:
        assert file == files[at]
        assert (site.project.root / file).is_file()


def test_the_links_fill_in_fields_that_the_form_has(invented_site: BuiltSite):
    form = parse_document((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_bytes())
    assert not form.faults
    assert isinstance(form.data, dict)
    body = form.data["body"]
    assert isinstance(body, list)
    ids = {part["id"] for part in body if isinstance(part, dict) and "id" in part}
    (link, *_) = own_starts(invented_site.pages["gaps.html"])
    _, fields = checked_start(invented_site, link)
    assert fields.keys() - {"template", "title"} <= ids
    assert fields["template"] == FORM


def test_a_form_for_every_gap_but_none_for_what_is_withheld(site: BuiltSite):
    gaps = open_gaps(site.corpus, {})
    titles = {checked_start(site, link)[1]["title"] for link in own_starts(site.pages["gaps.html"])}
    wanted = {f"{SINGULAR[gap.record[0]]}:{gap.record[1]}: {gap.missing}" for gap in gaps if not gap.is_withheld}
    assert titles == wanted
    assert any(gap.kind == GapKind.NOT_HEARD for gap in gaps)


def test_what_is_withheld_for_safety_is_asked_for_nowhere(invented_site: BuiltSite):
    places = invented_site.corpus.records["places"]
    assert [blank.reason for blank in places["nowhere"].blanks] == [Blank.WITHHELD]
    assert own_starts(invented_site.pages["places/nowhere.html"]) == []
    ((_, lack),) = [(at, lack) for at, lack in lacks(invented_site) if at == "places/nowhere.html"]
    assert "Please do not add it." in lack.text()
    assert [link.get("href") for link in lack.all("a")] == ["places/nowhere.html"]


@pytest.mark.parametrize("missing", [HOSTILE, "نص", "a" * 2000])
def test_a_link_holds_hostile_words_and_is_still_one_link(complete, missing: str):
    link = start_link(REPO, complete, ("events", "2044-06-talks"), missing)
    query = link.removeprefix(f"{REPO}/issues/new?")
    assert QUERY.fullmatch(query)
    fields = parse_qs(query, strict_parsing=True)
    assert fields["title"] == [f"event:2044-06-talks: {missing}"]
    assert fields["missing"] == [f"Talks on the mud. {missing}"]


def test_a_record_with_a_hostile_title_is_named_whole(changed):
    corpus = changed({"data/events/2044-06-talks.yml": ("title: Talks on the mud", "title: 'A & B \" <c> #d %41'")})
    link = start_link(REPO, corpus, ("events", "2044-06-talks"), "x")
    query = link.partition("?")[2]
    assert QUERY.fullmatch(query)
    assert parse_qs(query)["missing"] == ['A & B " <c> #d %41. x']


def test_a_page_counts_its_silent_parties_in_words(invented_site: BuiltSite):
    page = invented_site.pages["claims/otter-opened-sluice.html"].one("main")
    assert [one.text() for one in page.all("p") if "silent" in one.classes()] == [
        "One party was looked for and not heard."
    ]
    (line,) = [one.one("li") for one in page.all("ul") if "silences" in one.classes()]
    assert line.text() == "Otter not heard Heard it? Add it"


def test_a_withdrawn_record_asks_for_nothing(tmp_path):
    project = copied(INVENTED, tmp_path)
    file = project.data / "events" / "2044-06-04-sluice-open.yml"
    file.write_text(
        file.read_text(encoding="utf-8") + "withdrawn: {on: 2044-06-20, reason: It was shut, sources: [pond-board]}\n",
        encoding="utf-8",
    )
    page = built(project).pages["events/2044-06-04-sluice-open.html"]
    assert "not heard" in page.one("main").text()
    assert own_starts(page) == []


@pytest.fixture(scope="module")
def without_repository(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    project = copied(INVENTED, tmp_path_factory.mktemp("without"))
    settings = project.mkdocs.read_text(encoding="utf-8")
    assert f"repo_url: {REPO}\n" in settings
    project.mkdocs.write_text(settings.replace(f"repo_url: {REPO}\n", ""), encoding="utf-8")
    return built(project)


def test_without_a_repository_no_link_is_broken_and_the_page_says_whom_to_tell(without_repository: BuiltSite):
    for name, page in without_repository.pages.items():
        for link in page.all("a"):
            assert link.attributes.get("href"), name
            assert "/issues/" not in link.get("href"), name
            assert "/edit/" not in link.get("href"), name
    page = without_repository.pages["gaps.html"].one("main")
    assert "Add what you know" not in page.text()
    assert "Edit the record" not in page.text()
    assert [link.get("href") for link in page.all("a") if link.text() == "How to tell us"] == ["contribute.html"]
    assert list(lacks(without_repository))


def test_a_slash_at_the_end_of_the_repositorys_address_is_not_doubled(tmp_path):
    project = copied(INVENTED, tmp_path)
    settings = project.mkdocs.read_text(encoding="utf-8")
    project.mkdocs.write_text(settings.replace(f"repo_url: {REPO}", f"repo_url: {REPO}/"), encoding="utf-8")
    page = built(project).pages["gaps.html"]
    assert all(link.startswith(f"{REPO}/issues/new?") for link in own_starts(page))
