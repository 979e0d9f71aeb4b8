"""The rows behind a picture as a file for spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Any) -> str:
    """One value as text: lists with semicolons, whole numbers without a point, nothing that could be a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:g}" if value != int(value) else str(int(value))
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            text = "; ".join(_cell(item) for item in value)
        case _:
            text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV (RFC 4180), with a head; a column missing from a row stays empty there.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets hide.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()
