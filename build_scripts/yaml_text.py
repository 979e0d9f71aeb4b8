"""YAML text to plain data with the line of every key.

PyYAML's C parser gives the events; everything above them is ours, because a record needs what no
loader offers together: the line of each key, an error for a duplicate key, scalars left as the text
their author wrote (YAML 1.1 reads `no` as false and `12:30` as 750), and a refusal of everything
that a record has no use for (tags, anchors, aliases, several documents, bottomless nesting).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_SCALAR = 20_000

# Characters that change how a line reads without being seen: explicit bidirectional embeddings,
# overrides and isolates (CVE-2021-42574), zero-width fillers, interlinear annotation and tags.
# U+200C and U+200D stay allowed: Arabic-script and Indic words need them.
_INVISIBLE = {0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB}
_BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_TAGS = range(0xE0000, 0xE0080)
# Controls, surrogates, private and unassigned characters, and the separators that some programs take for a line's end.
_FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True)
class Fault:
    """Something a record may not contain, with its line (from 1)."""

    line: int
    what: str
    found: str = ""
    allowed: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Document:
    """One YAML file as plain data: text, lists and mappings, and None for an empty value.

    `lines` maps the path of each key or item to its line. `data` is None when `faults` made the
    file unreadable.
    """

    data: Plain
    lines: dict[Path, int]
    faults: tuple[Fault, ...]

    def line_of(self, path: Path) -> int:
        """The line of `path`, or of the nearest part of it that is in the file."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


def forbidden_character(text: str) -> str | None:
    """The name of the first control, bidi-override or invisible character in `text`, or None."""
    # All that is forbidden is unprintable to Python too, which looks at a whole text at once.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return None
    for character in text:
        code = ord(character)
        if character in "\n\t" or character.isprintable():
            continue
        category = unicodedata.category(character)
        if code in _BIDI or code in _INVISIBLE or code in _TAGS or category in _FORBIDDEN:
            otherwise = "control character" if category == "Cc" else "a character without a name"
            return f"U+{code:04X} {unicodedata.name(character, otherwise)}"
    return None


@dataclass
class _Open:
    """A collection being read: where it stands, and the key that waits for its value."""

    path: Path
    value: list[Plain] | dict[str, Plain]
    key: str | None = None
    # A value whose key is unusable is read and dropped, so that its own faults are still reported.
    dropping: bool = False


@dataclass
class _Builder:
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Plain = None

    def fault(self, line: int, what: str, found: str = "", allowed: str = "", next_step: str = "") -> None:
        self.faults.append(Fault(line, what, found, allowed, next_step))

    def look_at_characters(self, text: str, line: int) -> bool:
        """Reports the first character of `text` that a record may not hold; False when there is one."""
        bad = forbidden_character(text)
        if bad:
            self.fault(
                line,
                "a character that cannot be seen or that reorders the line",
                bad,
                "letters, digits, punctuation, spaces, line breaks",
                "delete it, or retype the passage",
            )
        return bad is None

    def take_key(self, owner: _Open, event: yaml.Event, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(line, "a key must be one word", "a list or mapping as a key", "text", "name the field")
            owner.key, owner.dropping = "", True
            return
        key: str = event.value
        owner.dropping = False
        mapping = owner.value
        if isinstance(mapping, dict) and key in mapping:
            first = self.lines[(*owner.path, key)]
            self.fault(
                line,
                f"duplicate key `{key[:60]}`",
                f"it already stands on line {first}",
                "each key once",
                "keep one of the two",
            )
            owner.dropping = True
        owner.key = key

    def place(self, value: Plain, line: int) -> Path:
        """Puts `value` where the reading stands and returns its path."""
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        owner = self.stack[-1]
        if isinstance(owner.value, list):
            path: Path = (*owner.path, len(owner.value))
            owner.value.append(value)
            self.lines[path] = line
            return path
        key = owner.key or ""
        path = (*owner.path, key)
        if not owner.dropping:
            owner.value[key] = value
        owner.key = None
        self.lines.setdefault(path, line)
        return path


def _unwanted(event: yaml.NodeEvent) -> tuple[str, str] | None:
    """What an event carries that no record needs, and the next step."""
    if isinstance(event, yaml.AliasEvent):
        return f"alias `*{(event.anchor or '')[:60]}`", "write the value out where it is used"
    if event.anchor is not None:
        return f"anchor `&{event.anchor[:60]}`", "write the value out where it is used"
    tag: str | None = getattr(event, "tag", None)
    if tag is not None:
        return f"tag `{tag[:60]}`", "write plain text without a tag"
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if event is not None:
                yield event
    finally:
        loader.dispose()


def _scalar(builder: _Builder, event: yaml.ScalarEvent, line: int) -> str | None:
    value: str = event.value
    if len(value) > MAX_SCALAR:
        builder.fault(
            line,
            "text too long",
            f"{len(value):,} characters",
            f"at most {MAX_SCALAR:,}",
            "shorten it or split the record",
        )
        return value[:MAX_SCALAR]
    builder.look_at_characters(value, line)
    # The C parser gives plain text the style ''.
    is_empty = value == "" and not event.style
    return None if is_empty else value


def _take_key(builder: _Builder, owner: _Open, event: yaml.NodeEvent, line: int) -> bool:
    """Takes the key of a mapping; False when the file cannot be followed further."""
    builder.take_key(owner, event, line)
    if isinstance(event, yaml.ScalarEvent):
        builder.lines.setdefault((*owner.path, event.value), line)
        builder.look_at_characters(event.value, line)
        return True
    # What follows a list or mapping as a key belongs to the key itself.
    return isinstance(event, yaml.AliasEvent)


def _take_value(builder: _Builder, event: yaml.NodeEvent, line: int) -> bool:
    """Takes a value or opens a collection; False when the file cannot be followed further."""
    if isinstance(event, yaml.ScalarEvent):
        builder.place(_scalar(builder, event, line), line)
        return True
    if isinstance(event, yaml.AliasEvent):
        builder.place(None, line)
        return True
    if len(builder.stack) >= MAX_DEPTH:
        builder.fault(line, "nested too deeply", f"more than {MAX_DEPTH} levels", "flat records", "flatten it")
        return False
    value: list[Plain] | dict[str, Plain] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
    builder.stack.append(_Open(builder.place(value, line), value))
    return True


def _read(builder: _Builder, text: str) -> bool:
    """Reads `text` into `builder`; False when it had to stop before the end."""
    documents = 0
    for event in _events(text):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                builder.fault(line, "more than one document", "a second `---`", "one record a file", "split the file")
                return False
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            builder.stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            unwanted = _unwanted(event)
            if unwanted:
                builder.fault(line, "YAML that a record may not use", unwanted[0], "plain text", unwanted[1])
            owner = builder.stack[-1] if builder.stack else None
            waits_for_key = owner is not None and isinstance(owner.value, dict) and owner.key is None
            if owner is not None and waits_for_key:
                goes_on = _take_key(builder, owner, event, line)
            else:
                goes_on = _take_value(builder, event, line)
            if not goes_on:
                return False
    return True


def _legible(builder: _Builder, text: str) -> str:
    """`text` with each character that a record may not hold, in comments too, reported on its line and replaced."""
    if forbidden_character(text) is None:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not builder.look_at_characters(line, number):
            lines[number - 1] = "".join("\ufffd" if forbidden_character(c) else c for c in line)
    return "\n".join(lines)


def parse_document(raw: bytes) -> Document:
    """Reads one YAML file. Never raises for what is in it: everything wrong becomes a `Fault`."""
    if len(raw) > MAX_BYTES:
        fault = Fault(1, "file too large", f"{len(raw):,} bytes", f"at most {MAX_BYTES:,}", "split the record")
        return Document(None, {}, (fault,))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "not UTF-8 text", f"byte 0x{raw[error.start]:02x}", "UTF-8", "save the file as UTF-8")
        return Document(None, {}, (fault,))
    if text.startswith("\ufeff"):
        fault = Fault(1, "a byte-order mark", "U+FEFF", "UTF-8 without a mark", "save the file without a BOM")
        return Document(None, {}, (fault,))
    builder = _Builder()
    try:
        is_whole = _read(builder, _legible(builder, text.replace("\r\n", "\n")))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        detail = " ".join(part for part in (error.context, error.problem) if part)
        builder.fault(
            mark.line + 1 if mark else 1,
            "this is not YAML",
            detail,
            "`key: value` lines, lists with `- `",
            "look at this line and the one before it: indentation, a colon or quote in the text",
        )
        return Document(None, builder.lines, tuple(builder.faults))
    # What was read in part would only seem to lack the rest.
    return Document(builder.root if is_whole else None, builder.lines, tuple(builder.faults))
