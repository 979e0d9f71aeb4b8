"""JSON Schemas of every kind, generated from the model and the topic's words, for editors and other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from build_scripts.fields import inner_models, mark_of_field
from build_scripts.model import KINDS, Explainer, Forward, TopicWord, TopicWords

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _models_in(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """Every model reachable from `model`, by name."""
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for name in model.model_fields:
            for inner in inner_models(model.model_fields[name].annotation):
                _models_in(inner, seen)
    return seen


def _with_words(schema: dict[str, Any], model: type[BaseModel], words: Mapping[str, list[str]]) -> None:
    """Puts the topic's words into the properties that take one, so that editors offer them."""
    for name, shape in schema.get("properties", {}).items():
        mark = mark_of_field(model, name)
        if not isinstance(mark, TopicWord) or mark.words not in words:
            continue
        spot = shape.get("items", shape)
        for option in spot.get("anyOf", [spot]):
            if option.get("type") == "string":
                option["enum"] = words[mark.words]


def schema_of(model: type[BaseModel], words: Mapping[str, list[str]], title: str) -> dict[str, Any]:
    """The JSON Schema of one kind; `words` maps each topic list to its words."""
    schema = model.model_json_schema(mode="validation")
    models = _models_in(model, {})
    _with_words(schema, model, words)
    for name, part in schema.get("$defs", {}).items():
        if name in models:
            _with_words(part, models[name], words)
    return {"$schema": DIALECT, **schema, "title": title}


def schema_files(words: TopicWords, sides: list[str]) -> dict[str, bytes]:
    """The files of `data/schema/`, by name."""
    lists = {name: list(getattr(words, name)) for name in TopicWords.model_fields if name != "loaded_words"}
    lists["sides"] = sides
    models: dict[str, type[BaseModel]] = {**KINDS, "explainer": Explainer, "vocabulary": TopicWords}
    files = {}
    for kind, model in models.items():
        schema = schema_of(model, lists, kind)
        if kind in KINDS:
            # A renamed record is a file with nothing but its new id.
            record = {key: value for key, value in schema.items() if key not in {"$schema", "$defs", "title"}}
            forward = Forward.model_json_schema()
            schema = {
                "$schema": DIALECT,
                "title": kind,
                "$defs": schema.get("$defs", {}),
                "if": {"required": ["moved_to"]},
                "then": {key: value for key, value in forward.items() if key != "title"},
                "else": record,
            }
        files[f"{kind}.json"] = (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def editor_settings() -> bytes:
    """The mapping of folders to schemas for editors with the YAML language server."""
    mapping = {f"./data/schema/{kind}.json": f"data/{kind}/*.yml" for kind in KINDS}
    mapping |= {f"./data/schema/{name}.json": f"data/{name}.yml" for name in ("explainer", "vocabulary")}
    return (json.dumps({"yaml.schemas": mapping}, indent=2) + "\n").encode()
