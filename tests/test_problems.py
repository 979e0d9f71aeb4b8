import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.problems import MAX_LISTED, MAX_SHOWN, Problem, choices, nearest, report_text, shown, suggestion

ONE = Problem("data/a.yml", 3, "ids", "no such id", "'otr'", "an id", "did you mean 'otter'?")
OTHER = Problem("data/a.yml", 12, "yaml", "this is not YAML")


def test_a_problem_reads_as_place_fault_found_allowed_next_and_rule():
    assert report_text([ONE]) == (
        "data/a.yml:3: no such id; found 'otr'; allowed: an id; next: did you mean 'otter'?  [ids]"
    )


def test_what_a_rule_has_nothing_to_say_of_is_left_out():
    assert report_text([OTHER]) == "data/a.yml:12: this is not YAML  [yaml]"


def test_all_problems_are_reported_by_file_and_line_whatever_their_order():
    earlier = Problem("content/z.md", 99, "html", "raw HTML")
    assert report_text([OTHER, ONE, earlier]) == report_text([earlier, ONE, OTHER])
    assert [line.split(": ")[0] for line in report_text([OTHER, ONE, earlier]).splitlines()] == [
        "content/z.md:99",
        "data/a.yml:3",
        "data/a.yml:12",
    ]


def test_no_problem_is_no_text_and_an_empty_list():
    assert report_text([]) == ""
    assert report_text([], "github") == ""
    assert json.loads(report_text([], "json")) == []


def test_json_has_every_part_of_every_problem():
    assert json.loads(report_text([OTHER, ONE], "json")) == [
        {
            "file": "data/a.yml",
            "line": 3,
            "rule": "ids",
            "what": "no such id",
            "found": "'otr'",
            "allowed": "an id",
            "next_step": "did you mean 'otter'?",
        },
        {
            "file": "data/a.yml",
            "line": 12,
            "rule": "yaml",
            "what": "this is not YAML",
            "found": "",
            "allowed": "",
            "next_step": "",
        },
    ]


def test_an_annotation_stands_at_the_problems_line():
    assert report_text([ONE], "github") == (
        "::error file=data/a.yml,line=3,title=ids::no such id; found 'otr'; allowed: an id; next: did you mean 'otter'?"
    )


def test_a_text_cannot_leave_its_annotation():
    problem = Problem("data/a,line=9::b.yml", 3, "a:b,c", "100%\n::error file=x::owned\r\n%0A::debug::y")
    assert report_text([problem], "github") == (
        "::error file=data/a%2Cline=9%3A%3Ab.yml,line=3,title=a%3Ab%2Cc::"
        r"100%25\u000a::error file=x::owned\u000d\u000a%250A::debug::y"
    )


# File names can hold bytes that are no text, which Python reads as lone surrogates.
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=40)


@given(st.builds(Problem, ANYTHING, st.integers(1, 999), st.just("ids"), ANYTHING, ANYTHING, ANYTHING, ANYTHING))
def test_a_problem_is_one_line_of_printable_text_whatever_it_quotes(problem: Problem):
    assert report_text([problem]).isprintable()
    annotation = report_text([problem], "github")
    assert annotation.isprintable()
    # The properties end at the second `::`, and nothing that is quoted can end them earlier.
    _, properties, _ = annotation.split("::", 2)
    assert properties.count("=") - problem.file.count("=") == 3
    assert properties.endswith(f",line={problem.line},title=ids")
    assert json.loads(report_text([problem], "json"))[0]["what"] == problem.what


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("otter", "'otter'"),
        (12, "'12'"),
        ("a\nb\x1b[31m\u202e", r"'a\u000ab\u001b[31m\u202e'"),
        ("x" * MAX_SHOWN, f"'{'x' * MAX_SHOWN}'"),
        ("x" * (MAX_SHOWN + 1), f"'{'x' * MAX_SHOWN}…'"),
        ("x" * 1_000_000, f"'{'x' * MAX_SHOWN}…'"),
    ],
)
def test_a_value_is_shown_in_quotes_on_one_line_and_cut(value: object, text: str):
    assert shown(value) == text


def test_the_nearest_word_is_the_one_that_was_meant():
    assert nearest("oter", ["heron", "otter", "mill-guild"]) == "otter"
    assert nearest("zebra", ["heron", "otter", "mill-guild"]) is None
    assert nearest("", []) is None


def test_a_word_without_end_is_compared_in_no_time():
    assert nearest("otter" * 100_000, ["otter"] * 500) is None


def test_allowed_words_are_listed_until_they_are_too_many():
    words = [f"w{n}" for n in range(MAX_LISTED + 1)]
    assert choices(words[:-1]) == ", ".join(words[:-1])
    assert choices(words) == ", ".join(words[:-1]) + " … (13 in all)"


def test_a_suggestion_is_a_near_word_or_another_step():
    assert suggestion("oter", ["otter"], "choose one") == "did you mean 'otter'?"
    assert suggestion("x", ["otter"], "choose one") == "choose one"
