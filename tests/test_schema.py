import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from build_scripts.model import KINDS
from build_scripts.schema import DIALECT, editor_settings, schema_files

NAMES = [*KINDS, "explainer", "vocabulary"]


class Editor(yaml.CSafeLoader):
    """YAML as editors read it: by the core schema of YAML 1.2, where a date is text and `no` is a word."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@pytest.fixture(scope="module")
def schemas(complete) -> dict[str, Any]:
    """The schemas of the invented topic, by name."""
    files = schema_files(complete.words, list(complete.explainer.sides))
    return {name.removesuffix(".json"): json.loads(body) for name, body in files.items()}


def as_in_an_editor(text: str) -> Any:
    return yaml.load(text, Loader=Editor)  # noqa: S506 - a safe loader with fewer words


def complaints(schema: Any, value: Any) -> list[str]:
    """What an editor underlines in a record."""
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def test_every_kind_and_both_settings_have_a_schema(schemas):
    assert list(schemas) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_by_the_standard(schemas, name: str):
    Draft202012Validator.check_schema(schemas[name])
    assert schemas[name]["$schema"] == DIALECT
    assert schemas[name]["title"] == name


def test_an_editor_finds_nothing_wrong_with_any_invented_record(schemas, project):
    files = sorted(project.data.rglob("*.yml"))
    assert len(files) > len(NAMES)
    for path in files:
        name = path.parent.name if path.parent != project.data else path.stem
        assert complaints(schemas[name], as_in_an_editor(path.read_text(encoding="utf-8"))) == [], path


@pytest.mark.parametrize(
    ("name", "before", "after", "complaint"),
    [
        ("actors/otter", "kind: animal", "kind: animl", "'animl' is not one of ['animal', 'guild']"),
        ("actors/otter", "side: shore", "side: sea", "'sea' is not one of ['mill', 'shore', 'sky']"),
        ("actors/otter", "kind: chases", "kind: chase", "'chase' is not one of ['feeds', 'chases']"),
        ("actors/otter", "basis: accused", "basis: acused", "'acused' is not one of ['says', 'reported', 'accused']"),
        ("actors/otter", "name: Otter\n", "", "'name' is a required property"),
        (
            "actors/otter",
            "side: shore",
            "side: shore\nfood: x",
            "Additional properties are not allowed ('food' was unexpected)",
        ),
        ("sources/pond-board", "http://example.org/pond", "javascript:x", "'javascript:x' does not match '^https?://'"),
        ("events/2044-06-talks", "2044-06-07/2044-06-09", "June", "'June' does not match '^[0-9X?~%/.-]+$'"),
        (
            "events/2044-06-04-sluice-broken",
            "moved_to",
            "moved_to: x\ntitle",
            "Additional properties are not allowed ('title' was unexpected)",
        ),
        ("events/2044-06-04-sluice-open", "high: 3,", "high: -3,", "-3 is not valid under any of the given schemas"),
        (
            "explainer",
            'light: "#1f5f99"',
            "light: blue",
            "'blue' does not match '^#[0-9a-f]{6}$'",
        ),
    ],
)
def test_an_editor_underlines_what_the_check_would_refuse(schemas, project, name, before, after, complaint):
    text = (project.data / f"{name}.yml").read_text(encoding="utf-8")
    assert text.count(before) == 1
    found = complaints(schemas[name.partition("/")[0]], as_in_an_editor(text.replace(before, after)))
    assert complaint in str(found)


def test_the_same_record_gives_the_same_bytes(complete):
    sides = list(complete.explainer.sides)
    assert schema_files(complete.words, sides) == schema_files(complete.words, sides)
    assert all(body.endswith(b"}\n") for body in schema_files(complete.words, sides).values())


def test_editors_find_each_schema_by_the_folder_of_its_records():
    mapping = json.loads(editor_settings())["yaml.schemas"]
    assert mapping["./data/schema/events.json"] == "data/events/*.yml"
    assert mapping["./data/schema/explainer.json"] == "data/explainer.yml"
    assert list(mapping) == [f"./data/schema/{name}.json" for name in NAMES]
