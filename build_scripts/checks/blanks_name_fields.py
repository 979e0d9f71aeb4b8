"""A blank explains a field that exists and is empty."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import inner_models
from build_scripts.problems import Problem, choices, shown, suggestion


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each blank's `field` is a field of its record, such as `date` or `clocks.checked`, and has no value."""
    for kind, record_id, record in corpus.every():
        for index, blank in enumerate(record.blanks):
            fault = _fault(record, blank.field)
            if fault:
                line = corpus.line(kind, record_id, ("blanks", index, "field"))
                what, allowed, step = fault
                yield Problem(file_of(kind, record_id), line, "blanks", what, shown(blank.field), allowed, step)


def _fault(record: BaseModel, field: str) -> tuple[str, str, str] | None:
    """What is wrong with a blank's field as (what, allowed, next step), or None."""
    model: type[BaseModel] = type(record)
    value: object = record
    for name in field.split("."):
        if name not in model.model_fields:
            known = [one for one in model.model_fields if one != "blanks"]
            return "a blank for no field of this record", choices(known), suggestion(name, known, "choose one of them")
        value = getattr(value, name, None)
        model = next(inner_models(model.model_fields[name].annotation), model)
    if value not in (None, (), {}) and not _is_partial(value):
        return "a blank for a field that is filled in", "", "remove the blank, or say the doubt in `note`"
    return None


def _is_partial(value: object) -> bool:
    """True for lists and groups of fields: something in them may be missing while something is there."""
    return isinstance(value, tuple | dict | BaseModel)
