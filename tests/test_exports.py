"""Rows as a file for spreadsheets: every value as it is, and none that a spreadsheet would run."""

import csv
import datetime as dt
import io

import pytest

from build_scripts.views.exports import csv_text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_head_names_every_column_once_and_a_missing_value_is_empty():
    assert read(csv_text([{"a": 1, "b": "x"}, {"b": "y", "c": None}])) == [
        ["a", "b", "c"],
        ["1", "x", ""],
        ["", "y", ""],
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.0, "3"),
        (0.5, "0.5"),
        (True, "yes"),
        (dt.date(2044, 6, 5), "2044-06-05"),
        (("one", "two"), "one; two"),
        ((), ""),
        ('says "no", twice\nover', 'says "no", twice\nover'),
    ],
)
def test_a_value_is_written_as_a_reader_expects_it(value: object, written: str):
    assert read(csv_text([{"a": value}]))[1] == [written]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_made_a_text(text: str):
    assert read(csv_text([{"a": text}]))[1] == [f"'{text}"]
    # In a list of texts only the first can begin a cell.
    assert read(csv_text([{"a": (text, "x")}]))[1] == [f"'{text}; x"]


def test_lines_end_as_the_standard_has_it():
    assert csv_text([{"a": 1}]) == "a\r\n1\r\n"
