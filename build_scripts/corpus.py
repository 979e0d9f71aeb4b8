"""Reads every file of the record into a `Corpus`; what cannot be read becomes problems.

A record is never skipped in silence: each file yields a record or at least one problem.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from build_scripts.fields import inner_models
from build_scripts.model import KINDS, Explainer, Forward, Record, TopicWords
from build_scripts.paths import Project
from build_scripts.problems import Problem, choices, shown, suggestion
from build_scripts.values import MAX_ID, is_id
from build_scripts.yaml_text import Document, Plain, parse_document

M = TypeVar("M", bound=BaseModel)
Id = tuple[str, str]
# Folders of data/ that hold no records.
OTHER_FOLDERS = frozenset({"schema", "map"})
OTHER_FILES = frozenset({"explainer.yml", "vocabulary.yml", "README.md"})


@dataclass(frozen=True)
class Corpus:
    """The whole record, typed. Look-ups are by plural kind and id.

    `records` is sorted by id within each kind; `forwards` maps a renamed record to its new id;
    `lines` keeps each file's line numbers for messages.
    """

    explainer: Explainer
    words: TopicWords
    records: Mapping[str, Mapping[str, Record]]
    forwards: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    documents: Mapping[Id, Document] = field(default_factory=dict)
    settings_document: Document = field(default_factory=lambda: Document(None, {}, ()))

    def of(self, kind: type[M]) -> Mapping[str, M]:
        """All records of one type, by id."""
        name = next(name for name, model in KINDS.items() if model is kind)
        return cast(Mapping[str, M], self.records[name])

    def has(self, kind: str, record_id: str) -> bool:
        """True when a record of that plural kind and id exists."""
        return record_id in self.records.get(kind, {})

    def is_faulty(self, kind: str, record_id: str) -> bool:
        """True when the record's file is there and could not be read: its own faults are reported, and enough."""
        is_there = (kind, record_id) in self.documents
        return is_there and not self.has(kind, record_id) and record_id not in self.forwards.get(kind, {})

    def every(self) -> Iterator[tuple[str, str, Record]]:
        """Every record as (kind, id, record)."""
        for kind, records in self.records.items():
            for record_id, record in records.items():
                yield kind, record_id, record

    def known_words(self, name: str) -> Mapping[str, Any]:
        """The topic's list called `name`; `sides` come from the explainer itself."""
        return self.explainer.sides if name == "sides" else cast(Mapping[str, Any], getattr(self.words, name))

    def line(self, kind: str, record_id: str, path: tuple[str | int, ...]) -> int:
        """The line of `path` in the file of a record."""
        document = self.documents.get((kind, record_id))
        return document.line_of(path) if document else 1


def file_of(kind: str, record_id: str) -> str:
    """The file of a record, relative to the project."""
    return f"data/{kind}/{record_id}.yml"


def _field_name(location: tuple[str | int, ...]) -> str:
    """A path as a contributor would say it: `evidence`, item 2, `by`."""
    # Pydantic's own sign for "the key, not its value".
    named = [part for part in location if part != "[key]"]
    parts = [f"item {part + 1}" if isinstance(part, int) else f"`{part[:60]}`" for part in named]
    return ", ".join(parts) if parts else "the record"


def _model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that a path of keys leads into."""
    for part in location:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        model = next(inner_models(model.model_fields[part].annotation), model)
    return model


def _word_list(expected: str, value: object) -> tuple[str, str]:
    """Allowed words and next step for a word outside a closed list."""
    words = [word.strip("'\" ") for word in expected.replace(" or ", ", ").split(",")]
    return choices(words), suggestion(str(value), words, "choose one of them; the method page defines each")


def _fault_words(error: Any, model: type[BaseModel]) -> tuple[str, str, str, str]:
    """One pydantic error as (what, found, allowed, next step)."""
    location = tuple(error["loc"])
    name = _field_name(location)
    value, context = error.get("input"), error.get("ctx", {})
    found = shown(value) if isinstance(value, str | int | float) else ""
    kind = error["type"]
    if kind == "record_value":
        what = f"{name}: {context['what']}" if location else str(context["what"])
        return what, context["found"], context["allowed"], context["next_step"]
    if kind == "missing":
        return f"{name} is missing", "", "", "add it; data/README.md shows a whole record"
    if kind == "extra_forbidden":
        known = list(_model_at(model, location[:-1]).model_fields)
        key = str(location[-1])
        return (
            f"unknown key `{key[:60]}`",
            "",
            choices(known),
            suggestion(key, known, "remove it or use a known key"),
        )
    if kind in {"enum", "literal_error"}:
        allowed, next_step = _word_list(str(context.get("expected", "")), value)
        return f"{name}: unknown word", found, allowed, next_step
    if kind in {"too_short", "string_too_short"}:
        what = f"{name} has too few" if kind == "too_short" and value else f"{name} is empty"
        return what, "", f"at least {context['min_length']}", "add what is missing"
    if kind in {"tuple_type", "dict_type", "model_type", "model_attributes_type", "string_type"}:
        shape = {"tuple_type": "a list of `- ` lines", "string_type": "text"}.get(kind, "`key: value` lines")
        return (
            f"{name} has the wrong shape",
            found or type(value).__name__,
            shape,
            "look at a neighbouring record",
        )
    if kind == "string_pattern_mismatch":
        return f"{name}: wrong form", found, f"text like {context.get('pattern', '')}", "correct it"
    if kind in _LIMITS:
        return f"{name}: wrong value", found, _LIMITS[kind].format(**context), "correct it"
    return f"{name}: {error['msg'].lower()}", found, "", "correct the value"


# What a number or switch may be, in words; the numbers come from the model.
_LIMITS = {
    "bool_parsing": "true or false",
    "float_parsing": "a number",
    "finite_number": "a number",
    "int_parsing": "a whole number",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "at least {ge:g}",
    "less_than_equal": "at most {le:g}",
    "string_too_long": "at most {max_length} characters",
}


def _empty_values(value: Plain, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of the keys and items that have no value."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _empty_values(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _empty_values(item, (*path, index))


def _is_consequence(error: Any, all_errors: Sequence[Any]) -> bool:
    """True for an error that only follows from another one, which is reported."""
    if error["input"] is None:
        return bool(error["type"] != "extra_forbidden")
    # A list whose items are all faulty also counts as empty to pydantic.
    place = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and len(other["loc"]) > len(place) for other in all_errors
    )


def validated(model: type[M], document: Document, file: str) -> tuple[M | None, list[Problem]]:
    """The typed value of a document, or every problem that prevents it."""
    problems = [
        Problem(file, fault.line, "yaml", fault.what, fault.found, fault.allowed, fault.next_step)
        for fault in document.faults
    ]
    if document.data is None and problems:
        return None, problems
    if not isinstance(document.data, dict):
        what = "the file is empty" if document.data is None else "the file is not a record"
        return None, [
            *problems,
            Problem(file, 1, "yaml", what, "", "`key: value` lines", "start from a neighbour"),
        ]
    for path in _empty_values(document.data):
        what = f"{_field_name(path)} is empty"
        step = "fill it in, or remove the key and give the reason under `blanks`"
        problems.append(Problem(file, document.line_of(path), "shape", what, "", "", step))
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for item in errors:
            if _is_consequence(item, errors):
                continue
            what, found, allowed, next_step = _fault_words(item, model)
            line = document.line_of(tuple(item["loc"]))
            problems.append(Problem(file, line, "shape", what, found, allowed, next_step))
        return None, problems
    return (None if problems else value), problems


def _read_bytes(path: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    # A link could lead a build of a stranger's pull request to any file of the machine.
    if path.is_symlink() or not path.is_file():
        return None, [Problem(file, 1, "files", "not a plain file", "a link or folder", "a file", "commit the file")]
    try:
        return path.read_bytes(), []
    except OSError as error:
        return None, [Problem(file, 1, "files", "cannot be read", error.strerror or "", "", "check its permissions")]


def _file_problem(path: Path, file: str) -> Problem | None:
    """What is wrong with a file's name, if anything."""
    if path.suffix != ".yml":
        return Problem(
            file,
            1,
            "files",
            "not a record",
            shown(path.name),
            "files that end in .yml",
            "rename or remove it",
        )
    if not is_id(path.stem):
        allowed = f"lower-case letters, digits and single hyphens, at most {MAX_ID}"
        return Problem(file, 1, "files", "a file name that is no id", shown(path.stem), allowed, "rename the file")
    return None


def _record_files(folder: Path) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


@dataclass
class _Reading:
    """What has been read so far of one record."""

    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    forwards: dict[str, dict[str, str]] = field(default_factory=dict)
    documents: dict[Id, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, kind: str, path: Path) -> None:
        file = f"data/{kind}/{path.name}"
        name_problem = _file_problem(path, file)
        if name_problem:
            self.problems.append(name_problem)
            return
        raw, problems = _read_bytes(path, file)
        self.problems += problems
        if raw is None:
            return
        document = parse_document(raw)
        self.documents[kind, path.stem] = document
        if isinstance(document.data, dict) and "moved_to" in document.data:
            forward, problems = validated(Forward, document, file)
            if forward:
                self.forwards[kind][path.stem] = forward.moved_to
        else:
            record, problems = validated(KINDS[kind], document, file)
            if record:
                self.records[kind][path.stem] = record
        self.problems += problems


def _read_settings(path: Path, model: type[M], file: str) -> tuple[M | None, Document, list[Problem]]:
    if not path.exists():
        problem = Problem(file, 1, "files", "the file is missing", "", "", "restore it; nothing can be built without")
        return None, Document(None, {}, ()), [problem]
    raw, problems = _read_bytes(path, file)
    if raw is None:
        return None, Document(None, {}, ()), problems
    document = parse_document(raw)
    value, found = validated(model, document, file)
    return value, document, [*problems, *found]


def read_corpus(project: Project) -> tuple[Corpus | None, list[Problem]]:
    """The record of `project` and every problem met in reading it.

    The corpus is None when the settings cannot be read; otherwise it holds what could be read, so
    that the checks can report their faults in the same run.
    """
    explainer, document, problems = _read_settings(project.settings, Explainer, "data/explainer.yml")
    words, _, more = _read_settings(project.words, TopicWords, "data/vocabulary.yml")
    reading = _Reading(problems=[*problems, *more])
    # Thousands of small containers and no cycles: the cyclic collector would only cost time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        for kind in KINDS:
            reading.records[kind] = {}
            reading.forwards[kind] = {}
            for path in _record_files(project.data / kind):
                reading.read(kind, path)
    finally:
        if was_enabled:
            gc.enable()
    for path in _record_files(project.data):
        if path.name in KINDS and (path.is_symlink() or not path.is_dir()):
            what, allowed = "not a plain folder", "a folder of records"
            reading.problems.append(Problem(f"data/{path.name}", 1, "files", what, "a link or file", allowed))
        elif path.name not in KINDS and path.name not in OTHER_FOLDERS | OTHER_FILES:
            reading.problems.append(
                Problem(
                    f"data/{path.name}",
                    1,
                    "files",
                    "nothing reads this",
                    shown(path.name),
                    choices([*KINDS, *sorted(OTHER_FILES)]),
                    suggestion(path.name, KINDS, "move the records into a folder of their kind"),
                )
            )
    if explainer is None or words is None:
        return None, reading.problems
    corpus = Corpus(explainer, words, reading.records, reading.forwards, reading.documents, document)
    return corpus, reading.problems
