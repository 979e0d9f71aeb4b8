from typing import Annotated

from pydantic import BaseModel

from build_scripts.fields import Marked, description_of, inner_models, mark_of_field, marked_values
from build_scripts.model import KINDS, Actor, Event, ProseMark, Quote, Ref, Relation, Role, Source, Text, TopicWord


class Nest(BaseModel):
    """Marks in every place where a field can have one."""

    plain: str = "not marked"
    maybe: Annotated[Text, Ref("birds")] | None = None
    many: tuple[Annotated[Text, ProseMark()], ...] = ()
    named: dict[str, Annotated[Text, TopicWord("twigs")]] = {}
    inner: "Nest | None" = None
    rows: tuple["Nest", ...] = ()


def test_a_mark_is_found_wherever_a_field_can_have_one():
    nest = Nest(
        maybe="heron",
        many=("a", "b"),
        named={"x": "c"},
        inner=Nest(maybe="otter"),
        rows=(Nest(), Nest(many=("d",))),
    )
    assert list(marked_values(nest)) == [
        Marked(("maybe",), Ref("birds"), "heron"),
        Marked(("many", 0), ProseMark(), "a"),
        Marked(("many", 1), ProseMark(), "b"),
        Marked(("named", "x"), TopicWord("twigs"), "c"),
        Marked(("inner", "maybe"), Ref("birds"), "otter"),
        Marked(("rows", 1, "many", 0), ProseMark(), "d"),
    ]


def test_the_marks_of_the_model_are_those_of_its_fields():
    assert mark_of_field(Actor, "name") is None
    assert mark_of_field(Actor, "summary") == ProseMark()
    assert mark_of_field(Actor, "part_of") == Ref("actors")
    assert mark_of_field(Actor, "side") == TopicWord("sides")
    assert mark_of_field(Source, "stake") == Ref("actors")
    assert mark_of_field(Quote, "text") is None
    assert mark_of_field(Event, "sources") == Ref("sources")
    # A field of parts has no mark of its own: theirs are found inside.
    assert mark_of_field(Actor, "relations") is None


def test_every_field_that_is_called_sources_refers_to_sources():
    models = {model for kind in KINDS.values() for model in [kind, *all_inner(kind)]}
    named = [model for model in models if "sources" in model.model_fields]
    assert len(named) > 12
    assert all(mark_of_field(model, "sources") == Ref("sources") for model in named)


def all_inner(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Every model inside a model."""
    found = {inner for field in model.model_fields.values() for inner in inner_models(field.annotation)}
    return found | {deeper for inner in found for deeper in all_inner(inner)}


def test_the_models_named_in_an_annotation_are_found():
    assert list(inner_models(Actor.model_fields["relations"].annotation)) == [Relation]
    assert list(inner_models(Event.model_fields["actors"].annotation)) == [Role]
    assert list(inner_models(Event.model_fields["title"].annotation)) == []


def test_every_reference_of_the_invented_record_is_walked(complete):
    otter = complete.of(Actor)["otter"]
    references = [(marked.path, marked.value) for marked in marked_values(otter) if isinstance(marked.mark, Ref)]
    assert references == [
        (("relations", 0, "to"), "mill-guild"),
        (("relations", 0, "sources", 0), "mill-2044-06-06"),
        (("sources", 0), "heron-2044-06-05"),
    ]


def test_the_description_of_a_field_is_found_however_deep_it_stands():
    assert description_of(Event, "date") == "When it happened, as precisely as the sources allow."
    assert description_of(Event, "clocks.checked") == "First checked by somebody who shows how."
