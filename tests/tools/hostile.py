"""A record with another text in every field that takes free text, by a walk over the model: a new field is included."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from build_scripts.model import PlainMark, ProseMark, Ref, TopicWord
from build_scripts.yaml_text import Plain

# Texts by their model's type that are handles, not words: they are never printed as they stand.
HANDLES = {
    ("Interview", "id"),
    ("EmptyField", "field"),
    ("Forward", "moved_to"),
    ("Spine", "one_source"),
    ("SeriesPanel", "counted"),
}

# Whose words a text is, and what it may hold: another's takes marks as letters, ours takes none, prose only whole ones.
Form = Literal["foreign", "own", "prose"]
Change = Callable[[str, str, Form, int | None], str]


def changed(model: type[BaseModel], value: Plain, change: Change, path: str = "") -> Plain:
    """`value` with each free text of `model` put through `change`, which is given its path, its form and
    the most characters it may have.
    """
    if not isinstance(value, dict):
        return value
    hints = get_type_hints(model, include_extras=True)
    found = dict(value)
    for name, item in value.items():
        if (model.__name__, name) not in HANDLES and name in hints:
            most = next((m.max_length for m in model.model_fields[name].metadata if hasattr(m, "max_length")), None)
            found[name] = _changed(hints[name], item, change, f"{path}.{name}" if path else name, most)
    return found


def _changed(
    hint: Any, value: Plain, change: Change, path: str, most: int | None, marks: tuple[Any, ...] = ()
) -> Plain:
    kind, arguments = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return _changed(arguments[0], value, change, path, most, (*marks, *arguments[1:]))
    if kind in {Union, types.UnionType}:
        choice = next(choice for choice in arguments if choice is not type(None))
        return _changed(choice, value, change, path, most, marks)
    if kind is tuple and isinstance(value, list):
        return [_changed(arguments[0], item, change, f"{path}[]", most, marks) for item in value]
    if kind is dict and isinstance(value, dict):
        return {key: _changed(arguments[1], item, change, f"{path}.*", most, marks) for key, item in value.items()}
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return changed(hint, value, change, path)
    if hint is str and isinstance(value, str) and _is_free(marks):
        return change(path, value, _form(marks), most)
    return value


def _form(marks: tuple[Any, ...]) -> Form:
    if any(isinstance(mark, ProseMark) for mark in marks):
        return "prose"
    return "own" if any(isinstance(mark, PlainMark) for mark in marks) else "foreign"


def _is_free(marks: tuple[Any, ...]) -> bool:
    """True for the model's `Text` and `Prose`; ids, topic words, tags and colours have a mark or a pattern."""
    if any(isinstance(mark, Ref | TopicWord) for mark in marks):
        return False
    return any(isinstance(m, StringConstraints) and m.min_length and m.pattern is None for m in marks)


def free_fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """The paths of every field of `model` that takes free text."""
    seen: list[str] = []

    def note(where: str, text: str, form: Form, most: int | None) -> str:
        seen.append(where)
        return text

    changed(model, _full(model), note, path)
    yield from dict.fromkeys(seen)


def _full(model: type[BaseModel]) -> dict[str, Plain]:
    """A value of the shape of `model` in which every field is set, to no purpose but to be walked."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _filled(hints[name]) for name in model.model_fields}


def _filled(hint: Any) -> Plain:
    kind, arguments = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return _filled(arguments[0])
    if kind in {Union, types.UnionType}:
        return _filled(next(choice for choice in arguments if choice is not type(None)))
    if kind is tuple:
        return [_filled(arguments[0])]
    if kind is dict:
        return {"key": _filled(arguments[1])}
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _full(hint)
    return "text"
