import pytest
from pydantic import BaseModel, ValidationError

from build_scripts.fields import inner_models
from build_scripts.model import KIND_OF, KINDS, SINGULAR, Explainer, Part, TopicWords


def all_models() -> list[type[BaseModel]]:
    """Every model of the record, once."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [*KINDS.values(), Explainer, TopicWords]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [inner for field in model.model_fields.values() for inner in inner_models(field.annotation)]
    return list(found.values())


MODELS = all_models()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_part_is_closed_frozen_and_says_what_it_is(model: type[BaseModel]):
    assert issubclass(model, Part)
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True
    assert model.__doc__
    assert model.__doc__.strip().split("\n")[0].endswith(".")


@pytest.mark.parametrize("model", [*KINDS.values()], ids=KINDS)
def test_every_field_of_a_record_says_what_it_is_for(model: type[BaseModel]):
    for name, field in model.model_fields.items():
        described = field.description or str(field.annotation)
        assert described, name
    # `sources` carries its description in its type, which the scaffold knows.
    missing = [name for name, field in model.model_fields.items() if not field.description]
    assert missing in ([], ["sources"])


def test_each_kind_has_one_singular():
    assert KIND_OF["event"] == "events"
    assert SINGULAR["corrections"] == "correction"
    assert {KIND_OF[SINGULAR[kind]] for kind in KINDS} == set(KINDS)


def test_a_record_cannot_be_changed_once_it_is_read(complete):
    otter = complete.records["actors"]["otter"]
    with pytest.raises(ValidationError, match="frozen"):
        otter.name = "Seal"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_withdrawn_and_left_blank_with_a_reason(kind: str):
    assert {"withdrawn", "blanks"} <= set(KINDS[kind].model_fields)


# Corrections and articles say what changed or what was read, sources and publishers stand for themselves, charts draw
# what other records hold; everything else asserts something.
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"sources", "publishers", "corrections", "articles", "charts"}))
def test_every_kind_that_asserts_something_needs_a_source(kind: str):
    assert KINDS[kind].model_fields["sources"].is_required()
