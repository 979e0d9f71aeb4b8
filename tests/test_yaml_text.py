import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_SCALAR, Fault, forbidden_character, parse_document

UNSEEN = "a character that cannot be seen or that reorders the line"
UNWANTED = "YAML that a record may not use"


def faults(raw: bytes | str) -> list[tuple[int, str, str]]:
    """The faults of a text as (line, what, found)."""
    document = parse_document(raw.encode() if isinstance(raw, str) else raw)
    return [(fault.line, fault.what, fault.found) for fault in document.faults]


# What is read


def test_a_record_becomes_text_lists_and_mappings():
    document = parse_document(b"name: Otter\nalso: [Lutra, L.]\nin:\n  - {x: 1}\n")
    assert document.data == {"name": "Otter", "also": ["Lutra", "L."], "in": [{"x": "1"}]}
    assert document.faults == ()


@pytest.mark.parametrize("word", ["no", "on", "Yes", "true", "12:30", "010", "1e3", "0x1F", "2044-06-05", "~", "null"])
def test_a_word_stays_the_text_that_its_author_wrote(word: str):
    assert parse_document(f"key: {word}\n".encode()).data == {"key": word}


def test_no_value_is_none_and_an_empty_text_is_a_text():
    assert parse_document(b"a:\nb: ''\nc: [x, '']\nd:\n  -\n").data == {"a": None, "b": "", "c": ["x", ""], "d": [None]}


def test_a_merge_key_is_a_key_like_any_other():
    assert parse_document(b"<<: {a: b}\n").data == {"<<": {"a": "b"}}


@pytest.mark.parametrize("raw", [b"", b"# only a comment\n", b"---\n"])
def test_a_file_without_a_value_is_empty_and_no_fault_of_the_reader(raw: bytes):
    document = parse_document(raw)
    assert (document.data, document.faults) == (None, ())


def test_letters_of_every_script_are_read():
    text = "ar: ثعلب الماء\nfa: می‌رود\nhi: क्‍ष\nzh: 水獺\nemoji: 🦦\nspace: a\u00a0b\n"
    assert parse_document(text.encode()).data == dict(line.split(": ") for line in text.splitlines())


def test_windows_line_ends_are_line_ends():
    document = parse_document(b"a: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert (document.data, document.faults) == ({"a": "1", "b": "x\ny\n"}, ())


# Where it stands


def test_every_key_and_item_has_its_line():
    document = parse_document(
        b"# first\na: 1\nb:\n  - x\n  - c: 2\n\n    d: |\n      long\n      text\n    e: 3\nf: {g: [4]}\n"
    )
    assert document.lines == {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 1): 5,
        ("b", 1, "c"): 5,
        ("b", 1, "d"): 7,
        ("b", 1, "e"): 10,
        ("f",): 11,
        ("f", "g"): 11,
        ("f", "g", 0): 11,
    }


def test_a_path_that_is_not_in_the_file_has_the_line_of_its_nearest_part():
    document = parse_document(b"a: 1\nb:\n  - c: 2\n")
    assert document.line_of(("b", 0, "c")) == 3
    assert document.line_of(("b", 0, "missing", "deeper")) == 3
    assert document.line_of(("b", 7)) == 2
    assert document.line_of(("missing",)) == 1
    assert parse_document(b"").line_of(("any",)) == 1


# What is not YAML


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a: 1\nb: c: d\n", 2, "mapping values are not allowed in this context"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "while parsing a flow sequence did not find expected ',' or ']'"),
        ("a: 1\n b: 2\n", 2, "mapping values are not allowed in this context"),
        ("a: @x\n", 1, "while scanning for the next token found character that cannot start any token"),
        ("a: 1\n\tb: 2\n", 2, "while scanning a plain scalar found a tab character that violates indentation"),
        ("a: 1\nplain\n", 3, "while scanning a simple key could not find expected ':'"),
        ("a:\n  - 1\n - 2\n", 3, "while parsing a block mapping did not find expected key"),
        ("%YAML 9.9\n---\na: 1\n", 1, "found incompatible YAML document"),
    ],
)
def test_bad_yaml_is_reported_with_its_line(text: str, line: int, found: str):
    document = parse_document(text.encode())
    assert document.data is None
    assert document.faults == (
        Fault(
            line,
            "this is not YAML",
            found,
            "`key: value` lines, lists with `- `",
            "look at this line and the one before it: indentation, a colon or quote in the text",
        ),
    )


def test_a_second_use_of_a_key_names_both_lines_and_loses_nothing_of_the_first():
    document = parse_document(b"a: 1\nb: 2\na: [3]\nc:\n  d: 4\n  d: 5\n")
    assert document.data == {"a": "1", "b": "2", "c": {"d": "4"}}
    assert document.faults == (
        Fault(3, "duplicate key `a`", "it already stands on line 1", "each key once", "keep one of the two"),
        Fault(6, "duplicate key `d`", "it already stands on line 5", "each key once", "keep one of the two"),
    )


def test_faults_inside_the_value_of_a_duplicate_key_are_reported_too():
    assert faults("a: 1\na: {b: 2, b: 3}\n") == [
        (2, "duplicate key `a`", "it already stands on line 1"),
        (2, "duplicate key `b`", "it already stands on line 2"),
    ]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "{[a]: b}\n"])
def test_a_list_or_mapping_is_no_key(text: str):
    assert faults(text) == [(1, "a key must be one word", "a list or mapping as a key")]


# What a record may not use


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("!!python/object/apply:os.system", "tag `tag:yaml.org,2002:python/object/apply:os.system`"),
        ("!!str", "tag `tag:yaml.org,2002:str`"),
        ("!own", "tag `!own`"),
        ("!", "tag `!`"),
        ("!<x:y>", "tag `x:y`"),
    ],
)
def test_a_tag_is_refused(tag: str, shown: str):
    document = parse_document(f"a: 1\nb: {tag} [x]\n".encode())
    assert document.faults == (Fault(2, UNWANTED, shown, "plain text", "write plain text without a tag"),)
    assert document.data == {"a": "1", "b": ["x"]}


def test_anchors_and_aliases_are_refused_and_never_followed():
    document = parse_document(b"a: &x [1]\nb: *x\nc: *unknown\n")
    step = "write the value out where it is used"
    assert document.faults == (
        Fault(1, UNWANTED, "anchor `&x`", "plain text", step),
        Fault(2, UNWANTED, "alias `*x`", "plain text", step),
        Fault(3, UNWANTED, "alias `*unknown`", "plain text", step),
    )
    assert document.data == {"a": ["1"], "b": None, "c": None}


def test_a_billion_laughs_stay_a_few_lines():
    laughs = ["a0: &a0 [ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.perf_counter()
    document = parse_document("\n".join(laughs).encode())
    assert time.perf_counter() - start < 1
    assert len(document.faults) == 12 + 11 * 9
    assert document.data == {"a0": ["ha", "ha"], **{f"a{n}": [None] * 9 for n in range(1, 12)}}


def test_a_second_document_is_refused():
    assert faults("a: 1\n---\nb: 2\n") == [(2, "more than one document", "a second `---`")]


@pytest.mark.parametrize("bomb", ["[", "{a: ", "- ", "{? ", "[{"])
def test_a_nesting_bomb_is_refused_at_once(bomb: str):
    start = time.perf_counter()
    found = faults(bomb * 10_000)
    assert time.perf_counter() - start < 1
    assert found[0][1] in {"nested too deeply", "a key must be one word"}
    assert len(found) == 1


def test_as_many_levels_as_a_record_needs_are_read_and_no_more():
    deepest = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert faults(deepest) == []
    assert faults(f"[{deepest}]") == [(1, "nested too deeply", f"more than {MAX_DEPTH} levels")]


def test_the_limits_are_a_long_record_and_no_more():
    assert (MAX_BYTES, MAX_DEPTH, MAX_SCALAR) == (256 * 1024, 12, 20_000)


def test_a_text_of_a_megabyte_is_refused_unread():
    assert faults(b"a: " + b"x" * 1_000_000) == [(1, "file too large", "1,000,003 bytes")]


def test_a_file_may_be_as_long_as_the_limit():
    comment = b"# " + b"x" * (MAX_BYTES - 7) + b"\n"
    assert faults(comment + b"a: 1") == []
    assert faults(comment + b"a: 12") == [(1, "file too large", f"{MAX_BYTES + 1:,} bytes")]


def test_a_text_too_long_for_a_page_is_refused():
    assert faults(f"a: 1\nb: {'x' * MAX_SCALAR}\n") == []
    assert faults(f"a: 1\nb: {'x' * (MAX_SCALAR + 1)}\n") == [(2, "text too long", f"{MAX_SCALAR + 1:,} characters")]


# How it is written


def test_a_byte_order_mark_is_refused():
    assert faults(b"\xef\xbb\xbfa: 1\n") == [(1, "a byte-order mark", "U+FEFF")]


def test_latin_1_is_refused_with_its_line():
    assert faults("a: 1\nb: café\n".encode("latin-1")) == [(2, "not UTF-8 text", "byte 0xe9")]


def test_utf_16_is_refused():
    assert faults("a: 1\n".encode("utf-16")) == [(1, "not UTF-8 text", "byte 0xff")]
    # Without its mark it is UTF-8 full of NUL.
    assert (1, UNSEEN, "U+0000 control character") in faults("a: 1\n".encode("utf-16-le"))


def test_a_truncated_character_is_refused():
    assert faults("a: 1\nb: é".encode()[:-1]) == [(2, "not UTF-8 text", "byte 0xc3")]


HIDDEN = [
    ("\x00", "U+0000 control character"),
    ("\x07", "U+0007 control character"),
    ("\x1b", "U+001B control character"),
    ("\x7f", "U+007F control character"),
    ("\x85", "U+0085 control character"),
    ("\r", "U+000D control character"),
    ("\u061c", "U+061C ARABIC LETTER MARK"),
    ("\u200b", "U+200B ZERO WIDTH SPACE"),
    ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
    ("\u2028", "U+2028 LINE SEPARATOR"),
    ("\u2029", "U+2029 PARAGRAPH SEPARATOR"),
    ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("\u2060", "U+2060 WORD JOINER"),
    ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
    ("\u2069", "U+2069 POP DIRECTIONAL ISOLATE"),
    ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ("\ufff9", "U+FFF9 INTERLINEAR ANNOTATION ANCHOR"),
    ("\ufdd0", "U+FDD0 a character without a name"),
    ("\uffff", "U+FFFF a character without a name"),
    ("\ue000", "U+E000 a character without a name"),
    ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
]


@pytest.mark.parametrize(("character", "name"), HIDDEN)
@pytest.mark.parametrize(
    "text",
    ["a: 1\nb: pl{}ain\nc: 3\n", "a: 1\nb{}: x\n", "a: 1\n# com{}ment\nc: 3\n", "a: |\n  é\u200c\n\n  blo{}ck\nc: 3\n"],
)
def test_an_unseen_character_is_found_on_its_own_line_wherever_it_hides(text: str, character: str, name: str):
    line = text[: text.index("{}")].count("\n") + 1
    assert faults(text.replace("{}", character)) == [(line, UNSEEN, name)]


@pytest.mark.parametrize("escaped", [r"\x1b", r"\u202e", r"\u200b", r"\U000E0041", r"\0"])
def test_an_unseen_character_is_found_behind_an_escape(escaped: str):
    assert [(line, what) for line, what, _ in faults(f'a: 1\nb: "x{escaped}y"\n')] == [(2, UNSEEN)]
    assert [(line, what) for line, what, _ in faults(f'a: 1\n"x{escaped}y": b\n')] == [(2, UNSEEN)]


def test_each_line_with_an_unseen_character_is_reported_and_the_rest_is_still_read():
    document = parse_document("a: x\u202ey\nb: 1\nc: \u200b\u200b\nd: [1, 1]\nd: 2\n".encode())
    assert [(fault.line, fault.what) for fault in document.faults] == [
        (1, UNSEEN),
        (3, UNSEEN),
        (5, "duplicate key `d`"),
    ]
    assert document.line_of(("d", 1)) == 4


@pytest.mark.parametrize(
    "text", ["", "plain", "two\nlines\twith a tab", "naïve – “quoted”…", "می\u200cرود", "क्\u200dष"]
)
def test_text_that_can_be_seen_is_allowed(text: str):
    assert forbidden_character(text) is None


@given(st.characters())
def test_whatever_is_forbidden_is_unprintable_to_python_as_well(character: str):
    # The reader looks at a whole text in this way first.
    if forbidden_character(character):
        assert not character.isprintable()


# Anything at all

YAMLISH = st.text(st.sampled_from("ab:- \n'\"[]{}#&*!|>%@`?,\\\t\r\x00é\u2028\u202e"), max_size=60)


def parts(data: object, depth: int = 0) -> list[tuple[int, object]]:
    """Every key, text, list and mapping in `data` with how deep it stands."""
    inner = [*data, *data.values()] if isinstance(data, dict) else data if isinstance(data, list) else []
    return [(depth, data), *(found for item in inner for found in parts(item, depth + 1))]


@given(st.one_of(st.binary(max_size=200), YAMLISH.map(lambda text: text.encode())))
@example(b"a: \xc2\x85\n x")
@example(b'"\\x')
@example(b"? ")
@example(b"- - - ? : -")
@example(b"!<")
@example(b"[" * 300)
def test_any_bytes_give_harmless_data_and_faults_with_a_line_in_the_file(raw: bytes):
    document = parse_document(raw)
    last = len(raw.splitlines()) + 1
    assert all(1 <= fault.line <= last for fault in document.faults)
    assert all(1 <= line <= last for line in document.lines.values())
    for depth, part in parts(document.data):
        assert depth <= MAX_DEPTH
        assert isinstance(part, str | list | dict) or part is None
        assert document.faults or not isinstance(part, str) or forbidden_character(part) is None


WORDS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=20)
KEYS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every key and item."""
    inner = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [path, *(found for key, item in inner for found in paths(item, (*path, key)))]


@given(DATA, st.booleans())
def test_what_was_written_is_read_again_with_a_line_for_each_part(data: object, is_flow: bool):
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"', default_flow_style=is_flow, width=40)
    # Quotes keep PyYAML from writing words as numbers; what has no items needs none.
    document = parse_document(text.encode())
    depth = max(len(path) for path in paths(data))
    if depth < MAX_DEPTH:
        assert document.faults == ()
        assert document.data == data
        assert set(document.lines) == set(paths(data))
        assert all(1 <= line <= text.count("\n") + 1 for line in document.lines.values())


@given(st.lists(st.tuples(KEYS, st.integers(0, 3)), unique_by=lambda row: row[0], min_size=1, max_size=8))
def test_the_line_of_a_key_is_the_one_on_which_it_is_written(keys: list[tuple[str, int]]):
    rows: list[str] = []
    wanted = {}
    for key, gap in keys:
        rows += ["# a comment"] * gap
        rows.append(f'"{key}": |')
        wanted[key] = len(rows)
        rows += ["  text", ""] * (gap + 1)
    document = parse_document("\n".join(rows).encode())
    assert {key: document.lines[key,] for key, _ in keys} == wanted
