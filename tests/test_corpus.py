import pytest

from build_scripts.corpus import read_corpus
from build_scripts.model import KINDS, Actor, Event, Forward
from build_scripts.paths import Project
from build_scripts.yaml_text import MAX_BYTES

OTTER = "data/actors/otter.yml"
EVENT = "data/events/2044-06-04-sluice-open.yml"
EMPTY = "next: fill it in, or remove the key and give the reason under `blanks`  [shape]"


def test_the_invented_record_has_every_kind_typed_by_id(complete):
    assert list(complete.records) == list(KINDS)
    assert all(complete.records.values())
    assert complete.of(Actor)["otter"].side == "shore"
    assert complete.of(Event)["2044-06-04-sluice-open"].date.words() == "4 June 2044"


def test_records_are_in_the_order_of_their_ids(complete):
    assert all(list(records) == sorted(records) for records in complete.records.values())
    assert [(kind, record_id) for kind, record_id, _ in complete.every()] == [
        (kind, record_id) for kind in KINDS for record_id in complete.records[kind]
    ]


def test_a_renamed_record_is_a_forward_and_no_record(complete):
    assert complete.forwards["events"] == {"2044-06-04-sluice-broken": "2044-06-04-sluice-open"}
    assert not complete.has("events", "2044-06-04-sluice-broken")


def test_the_line_of_a_field_is_that_of_its_file(complete):
    assert complete.line("actors", "otter", ("relations", 0, "kind")) == 13
    assert complete.line("actors", "no-such-actor", ("name",)) == 1


# Shapes


@pytest.mark.parametrize(
    ("file", "edit", "line", "said"),
    [
        (OTTER, ("name: Otter\n", ""), 1, "`name` is missing; next: add it; data/README.md shows a whole record"),
        (
            OTTER,
            ("sources: [heron-2044-06-05]", ""),
            1,
            "`sources` is missing; next: add it; data/README.md shows a whole record",
        ),
        (
            OTTER,
            ("sources: [heron-2044-06-05]", "sources: []"),
            20,
            "`sources` is empty; allowed: at least 1; next: add what is missing",
        ),
        (OTTER, ("name: Otter", "name: ''"), 1, "`name` is empty; allowed: at least 1; next: add what is missing"),
        (OTTER, ("name: Otter", "name: '  '"), 1, "`name` is empty; allowed: at least 1; next: add what is missing"),
        (
            OTTER,
            ("side: shore", "side: shore\nfood: fish"),
            7,
            (
                "unknown key `food`; allowed: blanks, withdrawn, name, short, also, native, kind, part_of, side, "
                "summary, note, relations … (13 in all); next: remove it or use a known key"
            ),
        ),
        (
            OTTER,
            ("    basis: accused", "    bases: accused"),
            16,
            (
                "unknown key `bases`; allowed: to, kind, since, until, as_of, basis, disputed, note, sources; "
                "next: did you mean 'basis'?"
            ),
        ),
        (
            OTTER,
            ("    basis: accused", "    basis: acused"),
            16,
            (
                "`relations`, item 1, `basis`: unknown word; found 'acused'; allowed: says, reported, accused; "
                "next: did you mean 'accused'?"
            ),
        ),
        (
            OTTER,
            ('also: [Lutra, "The <swimmer>"]', "also: Lutra"),
            2,
            (
                "`also` has the wrong shape; found 'Lutra'; allowed: a list of `- ` lines; "
                "next: look at a neighbouring record"
            ),
        ),
        (
            OTTER,
            ("name: Otter", "name: [Otter]"),
            1,
            "`name` has the wrong shape; found list; allowed: text; next: look at a neighbouring record",
        ),
        (
            OTTER,
            ("native:\n  ar: ثعلب الماء", "native: Lutra"),
            3,
            (
                "`native` has the wrong shape; found 'Lutra'; allowed: `key: value` lines; "
                "next: look at a neighbouring record"
            ),
        ),
        (
            OTTER,
            ("  ar: ", "  Arabic: "),
            4,
            (
                "`native`, `Arabic`: wrong form; found 'Arabic'; allowed: text like "
                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$; next: correct it"
            ),
        ),
        (
            OTTER,
            ("until: 2044-06-04", "until: 2044-04"),
            12,
            (
                "`relations`, item 1: the relation ends before it begins; found until 2044-04, since 2044-05; "
                "allowed: since before until; next: correct one of the dates"
            ),
        ),
        (
            EVENT,
            ("date: 2044-06-04\n", "date: 2044-06-31\n"),
            2,
            (
                "`date`: this is not a date; found '2044-06-31'; allowed: a day 2015-10-08, a month 2015-10, "
                "a year 2015, a span 2015-10-08/2015-10-09, ~ for about, ? for perhaps; "
                "next: check the day exists and write year-month-day"
            ),
        ),
        (
            EVENT,
            ("date: 2044-06-04\n", "date: 2044-06-04/2044-06-03\n"),
            2,
            (
                "`date`: the end comes before the start; found '2044-06-04/2044-06-03'; allowed: start/end; "
                "next: swap the two dates"
            ),
        ),
        (
            EVENT,
            ("low: 10", "low: 13"),
            25,
            (
                "`counts`, item 1: the range runs backwards; found low 13, high 12; allowed: low ≤ high; "
                "next: swap the two"
            ),
        ),
        (
            EVENT,
            ("Boats aground, high: 3,", "Boats aground,"),
            31,
            "`counts`, item 2: a count without a number; allowed: `low`, `high` or both; next: give the range",
        ),
        (
            EVENT,
            ("low: 10", "low: ten"),
            26,
            "`counts`, item 1, `low`: wrong value; found 'ten'; allowed: a number; next: correct it",
        ),
        (
            EVENT,
            ("low: 10", "low: -1"),
            26,
            "`counts`, item 1, `low`: wrong value; found '-1'; allowed: at least 0; next: correct it",
        ),
        (
            EVENT,
            ("high: 12", "high: inf"),
            27,
            "`counts`, item 1, `high`: wrong value; found 'inf'; allowed: a number; next: correct it",
        ),
        (
            EVENT,
            ("low: 10", "low: nan"),
            26,
            "`counts`, item 1, `low`: wrong value; found 'nan'; allowed: a number; next: correct it",
        ),
        (
            EVENT,
            ("key: true", "key: maybe"),
            36,
            "`key`: wrong value; found 'maybe'; allowed: true or false; next: correct it",
        ),
        (
            "data/places/lake-marn.yml",
            ("lat: -48.5", "lat: -90.1"),
            5,
            "`coordinates`, `lat`: wrong value; found '-90.1'; allowed: at least -90; next: correct it",
        ),
        (
            "data/places/lake-marn.yml",
            ("lon: -123.4", "lon: 180.1"),
            5,
            "`coordinates`, `lon`: wrong value; found '180.1'; allowed: at most 180; next: correct it",
        ),
        (
            "data/places/lake-marn.yml",
            ("radius_km: 10", "radius_km: 0"),
            5,
            "`coordinates`, `radius_km`: wrong value; found '0'; allowed: more than 0; next: correct it",
        ),
        (
            "data/sources/pond-board.yml",
            ("url: http://example.org/pond", "url: javascript:alert(1)"),
            4,
            (
                "`url`: not a web address; found 'javascript:alert(1)'; allowed: an address that starts with https:// "
                "or http://; next: copy it from the browser's bar"
            ),
        ),
        (
            "data/sources/pond-board.yml",
            ("kind: blog", "kind: rumour"),
            6,
            (
                "`kind`: unknown word; found 'rumour'; allowed: news, official, party, monitor, research, dataset, "
                "reference, blog; next: choose one of them; the method page defines each"
            ),
        ),
        (
            "data/claims/otter-opened-sluice.yml",
            ("order: 1", "order: 1.5"),
            3,
            "`order`: wrong value; found '1.5'; allowed: a whole number; next: correct it",
        ),
        (
            "data/articles/heron-2044-06-05.yml",
            ("place:lake-marn]", "lake-marn]"),
            6,
            (
                "`statements`, item 1, `records`, item 2: a reference names a kind and an id; found 'lake-marn'; "
                "allowed: kind:id, such as event:some-id; next: add the kind"
            ),
        ),
        (
            "data/charts/matrix.yml",
            ("actors: [mill-guild, otter, heron]", "actors: [otter]"),
            "actors: [otter]",
            "`matrix`, `actors` has too few; allowed: at least 2; next: add what is missing",
        ),
        (
            "data/charts/matrix.yml",
            ("order: 4", "order: 4\ntimeline: {start: 2044-06, end: 2044-07}"),
            1,
            (
                "a chart has one form; found timeline, matrix; allowed: timeline, map, map_weeks, estimates, matrix, "
                "arrivals; next: keep or add one of them"
            ),
        ),
        (
            "data/explainer.yml",
            ("edition: 2044-07-01", "edition: summer"),
            6,
            (
                "`edition`: this is not a date; found 'summer'; allowed: a day 2015-10-08, a month 2015-10, a year "
                "2015, a span 2015-10-08/2015-10-09, ~ for about, ? for perhaps; next: check the day exists and write "
                "year-month-day"
            ),
        ),
        (
            "data/vocabulary.yml",
            ("mark: F", "mark: FFF"),
            14,
            (
                "`relation_kinds`, `feeds`, `mark`: wrong value; found 'FFF'; allowed: at most 2 characters; "
                "next: correct it"
            ),
        ),
    ],
)
def test_a_wrong_shape_is_one_line_that_says_where_what_and_what_next(reported, line_of, file, edit, line, said):
    found = reported({file: edit})
    number = line_of(file, line) if isinstance(line, str) else line
    assert found == [f"{file}:{number}: {said}  [shape]"]


def test_a_claim_is_asserted_by_somebody(reported):
    position = (
        "asserted_by:\n  - {who: mill-guild, date: 2044-06-05, quote: 2044-06-05-guild-otter, "
        "sources: [mill-2044-06-06]}\n"
    )
    claim = "data/claims/otter-opened-sluice.yml"
    assert reported({claim: (position, "")}) == [
        f"{claim}:1: `asserted_by` is missing; next: add it; data/README.md shows a whole record  [shape]"
    ]
    assert reported({claim: ("disputed_by:", "asserted_by: []\ndisputed_by:")}) == [
        f"{claim}:5: `asserted_by` is empty; allowed: at least 1; next: add what is missing  [shape]"
    ]


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (("name: Otter", "name:"), "1: `name`"),
        (("note: Some say that there are two otters.", "note:"), "10: `note`"),
        (('also: [Lutra, "The <swimmer>"]', "also:"), "2: `also`"),
        (("    since: 2044-05", "    since:"), "14: `relations`, item 1, `since`"),
        (("sources: [heron-2044-06-05]", "sources:\n  -"), "21: `sources`, item 1"),
    ],
)
def test_a_key_without_a_value_is_empty_whether_or_not_it_could_be_left_out(reported, edit, where: str):
    assert reported({OTTER: edit}) == [f"{OTTER}:{where} is empty; {EMPTY}"]


def test_all_faults_of_a_file_are_reported_at_once(reported):
    text = "name:\nalso: x\nkind: animal\nside: shore\nsummary: It [@x\nname: y\nsources: []\n"
    assert [line.partition("; ")[0] for line in reported({OTTER: text})] == [
        f"{OTTER}:1: `name` is empty",
        f"{OTTER}:2: `also` has the wrong shape",
        f"{OTTER}:6: duplicate key `name`",
        f"{OTTER}:7: `sources` is empty",
    ]


def test_a_text_may_not_break_out_of_its_line_of_the_report(reported):
    lines = reported({OTTER: ("side: shore", 'side: shore\n"a\\n::error::\\e[31m": x')})
    assert lines == [
        (
            rf"{OTTER}:7: unknown key `a\u000a::error::\u001b[31m`; allowed: blanks, withdrawn, name, short, "
            "also, native, kind, part_of, side, summary, note, relations … (13 in all); "
            "next: remove it or use a known key  [shape]"
        ),
        (
            f"{OTTER}:7: a character that cannot be seen or that reorders the line; found U+001B control character; "
            "allowed: letters, digits, punctuation, spaces, line breaks; next: delete it, or retype the passage  [yaml]"
        ),
    ]


# Files


def test_a_file_of_the_record_is_no_link(reported, project: Project, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("password: otter", encoding="utf-8")
    (project.data / "actors" / "secret.yml").symlink_to(secret)
    assert reported({}) == [
        (
            "data/actors/secret.yml:1: not a plain file; found a link or folder; allowed: a file; "
            "next: commit the file  [files]"
        )
    ]


@pytest.mark.parametrize("name", ["data/explainer.yml", "data/vocabulary.yml"])
def test_the_settings_are_no_link_either(reported, project: Project, tmp_path, name: str):
    (project.root / name).rename(tmp_path / "elsewhere.yml")
    (project.root / name).symlink_to(tmp_path / "elsewhere.yml")
    assert reported({}) == [
        f"{name}:1: not a plain file; found a link or folder; allowed: a file; next: commit the file  [files]"
    ]


def test_a_folder_of_the_record_is_no_link_and_no_file(reported, project: Project, tmp_path):
    (project.data / "terms").rename(tmp_path / "terms")
    (project.data / "terms").symlink_to(tmp_path / "terms")
    assert reported({}) == [
        "data/terms:1: not a plain folder; found a link or file; allowed: a folder of records  [files]"
    ]


@pytest.mark.parametrize("name", ["explainer.yml", "vocabulary.yml"])
def test_without_its_settings_nothing_can_be_built(reported, name: str):
    assert reported({f"data/{name}": None}) == [
        f"data/{name}:1: the file is missing; next: restore it; nothing can be built without  [files]"
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "actors/Otter Two.yml",
            (
                "a file name that is no id; found 'Otter Two'; allowed: lower-case letters, digits and single hyphens, "
                "at most 80; next: rename the file"
            ),
        ),
        (
            "actors/gull.yaml",
            "not a record; found 'gull.yaml'; allowed: files that end in .yml; next: rename or remove it",
        ),
        (
            "actors/gull.txt",
            "not a record; found 'gull.txt'; allowed: files that end in .yml; next: rename or remove it",
        ),
        (
            "actor",
            (
                "nothing reads this; found 'actor'; allowed: sources, publishers, actors, places, events, "
                "quotes, claims, "
                "figures, terms, corrections, articles, charts … (15 in all); next: did you mean 'actors'?"
            ),
        ),
    ],
)
def test_a_file_that_nothing_would_read_is_a_fault(reported, name: str, said: str):
    assert reported({f"data/{name}": "name: Gull\n"}) == [f"data/{name}:1: {said}  [files]"]


def test_a_folder_among_the_records_is_a_fault(reported):
    assert reported({"data/actors/birds/gull.yml": "name: Gull\n"}) == [
        (
            "data/actors/birds:1: not a record; found 'birds'; allowed: files that end in .yml; "
            "next: rename or remove it  [files]"
        )
    ]


def test_what_systems_hide_in_folders_is_passed_over(reported):
    assert (
        reported({"data/.DS_Store": b"\x00", "data/actors/.otter.yml.swp": b"\x00", "data/schema/x.json": "{}"}) == []
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "1: the file is empty; allowed: `key: value` lines; next: start from a neighbour"),
        (b"# nothing\n", "1: the file is empty; allowed: `key: value` lines; next: start from a neighbour"),
        (b"- a\n", "1: the file is not a record; allowed: `key: value` lines; next: start from a neighbour"),
        (b"Otter\n", "1: the file is not a record; allowed: `key: value` lines; next: start from a neighbour"),
        (b"name: \xff\n", "1: not UTF-8 text; found byte 0xff; allowed: UTF-8; next: save the file as UTF-8"),
        (
            b"#" * (MAX_BYTES + 1),
            "1: file too large; found 262,145 bytes; allowed: at most 262,144; next: split the record",
        ),
    ],
)
def test_a_file_that_is_no_record_is_reported_once(reported, raw: bytes, said: str):
    assert reported({OTTER: raw}) == [f"{OTTER}:{said}  [yaml]"]


# Forwards


def test_a_forward_holds_nothing_but_its_new_id(reported):
    file = "data/events/2044-06-04-sluice-broken.yml"
    assert reported({file: "moved_to: 2044-06-04-sluice-open\ntitle: x\n"}) == [
        f"{file}:2: unknown key `title`; allowed: moved_to; next: remove it or use a known key  [shape]"
    ]


def test_the_model_of_a_forward_has_one_field():
    assert list(Forward.model_fields) == ["moved_to"]


def test_reading_leaves_the_record_as_it_was(project: Project):
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    read_corpus(project)
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before
