"""Walks a typed record and yields every value that carries a mark: references, topic words, prose.

One walker serves every check and every derived back-link, so a new field of the model is followed
everywhere from the day it is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from build_scripts.model import PlainMark, ProseMark, Ref, TopicWord

Mark = Ref | TopicWord | ProseMark | PlainMark
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Marked:
    """A value with its mark and its path in the record."""

    path: Path
    mark: Mark
    value: str


def _marks_in(annotation: Any) -> Mark | None:
    """The mark anywhere inside an annotation, such as that of the items of a tuple."""
    for argument in get_args(annotation):
        if isinstance(argument, Mark):
            return argument
        found = _marks_in(argument)
        if found:
            return found
    return None


@cache
def mark_of_field(model: type[BaseModel], name: str) -> Mark | None:
    """The mark of a field of a model, if it has one."""
    info = model.model_fields[name]
    for item in info.metadata:
        if isinstance(item, Mark):
            return item
    return _marks_in(info.annotation)


def marked_values(part: BaseModel, path: Path = ()) -> Iterator[Marked]:
    """Every marked value in `part`, in the order of the model's fields."""
    for name in type(part).model_fields:
        yield from _marked(getattr(part, name), mark_of_field(type(part), name), (*path, name))


def _marked(value: Any, mark: Mark | None, path: Path) -> Iterator[Marked]:
    if isinstance(value, BaseModel):
        yield from marked_values(value, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _marked(item, mark, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _marked(item, mark, (*path, index))
    elif isinstance(value, str) and mark is not None:
        yield Marked(path, mark, value)


def inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model named anywhere in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from inner_models(argument)


def description_of(model: type[BaseModel], field: str) -> str:
    """What the field reference says of a field such as `date` or `clocks.checked`."""
    description = ""
    for name in field.split("."):
        info = model.model_fields[name]
        description = info.description or ""
        model = next(inner_models(info.annotation), model)
    return description
