"""What is wrong with a record, said to a person; printed as text, as annotations or as JSON."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Format = Literal["text", "github", "json"]
FORMATS: tuple[Format, ...] = ("text", "github", "json")

# Longer values tell a reader nothing and flood a terminal.
MAX_SHOWN = 60
MAX_LISTED = 12


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands, which rule it breaks, and what to do next.

    `file` is relative to the project, `line` counts from 1. `found` and `allowed` are empty where
    the rule has nothing to show there.
    """

    file: str
    line: int
    rule: str
    what: str
    found: str = ""
    allowed: str = ""
    next_step: str = ""

    def sentence(self) -> str:
        """The fault without its place: what, found, allowed, next step."""
        parts = [self.what]
        if self.found:
            parts.append(f"found {self.found}")
        if self.allowed:
            parts.append(f"allowed: {self.allowed}")
        if self.next_step:
            parts.append(f"next: {self.next_step}")
        # Keys and file names are quoted as they stand: none may break the line or reach a terminal's controls.
        return _printable("; ".join(parts))


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def shown(value: object) -> str:
    """`value` as it may be printed: quoted, one line, cut to a readable length, no control characters."""
    text = _printable((value if isinstance(value, str) else str(value))[: MAX_SHOWN * 2])
    return f"'{text}'" if len(text) <= MAX_SHOWN else f"'{text[:MAX_SHOWN]}…'"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None. Uses Ratcliff-Obershelp similarity (difflib)."""
    # An unbounded word would make the comparison quadratic in hostile input.
    matches = difflib.get_close_matches(word[:120], list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def choices(known: Iterable[str]) -> str:
    """The allowed words, listed shortly."""
    words = list(known)
    if len(words) > MAX_LISTED:
        return ", ".join(words[:MAX_LISTED]) + f" … ({len(words)} in all)"
    return ", ".join(words)


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """`did you mean …?` when a known word is near, else `otherwise`."""
    match = nearest(word, known)
    return f"did you mean '{match}'?" if match else otherwise


def _github_escaped(text: str, *, is_property: bool) -> str:
    """`text` escaped for a GitHub workflow command, so that data cannot start a command of its own."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def _github_line(problem: Problem) -> str:
    place = _github_escaped(_printable(problem.file), is_property=True)
    title = _github_escaped(problem.rule, is_property=True)
    message = _github_escaped(problem.sentence(), is_property=False)
    return f"::error file={place},line={problem.line},title={title}::{message}"


def report_text(problems: Sequence[Problem], form: Format = "text") -> str:
    """All `problems`, sorted by place, in one of `FORMATS`; JSON is a list of objects."""
    ordered = sorted(problems)
    if form == "json":
        # In ASCII: a file's name may hold bytes that are no text, and those cannot be printed as they are.
        return json.dumps([asdict(p) for p in ordered], indent=2)
    if form == "github":
        return "\n".join(_github_line(p) for p in ordered)
    return "\n".join(f"{_printable(p.file)}:{p.line}: {p.sentence()}  [{p.rule}]" for p in ordered)
