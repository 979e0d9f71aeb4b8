"""What `explainer schema` makes is what stands in the checkout."""

from pathlib import Path

import pytest
import yaml

from build_scripts.model import KINDS, TopicWords
from build_scripts.schema import editor_settings, schema_files

ROOT = Path(__file__).resolve().parents[1]
DO = "run `explainer schema` and commit what it makes"


def text_only(path: Path):
    """A settings file as text, lists and mappings: all that is needed of it here are its words."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


@pytest.fixture(scope="module")
def wanted() -> dict[str, bytes]:
    """Every file of `data/schema/`, made now."""
    words = TopicWords.model_validate(text_only(ROOT / "data" / "vocabulary.yml"))
    return schema_files(words, list(text_only(ROOT / "data" / "explainer.yml")["sides"]))


def test_the_folder_of_schemas_holds_a_file_for_each_kind_and_nothing_else(wanted):
    assert sorted(path.name for path in (ROOT / "data" / "schema").iterdir()) == sorted(wanted), DO


@pytest.mark.parametrize("name", [*KINDS, "explainer", "vocabulary"])
def test_each_schema_is_the_models(wanted, name: str):
    path = ROOT / "data" / "schema" / f"{name}.json"
    assert path.is_file(), DO
    assert path.read_bytes() == wanted[path.name], DO


def test_editors_are_told_of_every_schema():
    assert (ROOT / ".vscode" / "settings.json").read_bytes() == editor_settings(), DO
