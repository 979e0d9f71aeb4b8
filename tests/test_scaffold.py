import pytest

from build_scripts.model import KINDS, SINGULAR
from build_scripts.scaffold import ScaffoldError, new_record, specimen
from build_scripts.yaml_text import parse_document


@pytest.mark.parametrize("kind", KINDS)
def test_a_specimen_names_every_field_and_comments_out_those_that_may_be_left_out(kind: str):
    model = KINDS[kind]
    text = specimen(model)
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    assert parse_document(text.encode()).data == dict.fromkeys(required)
    uncommented = text.replace("# ", "")
    assert all(f"\n{name}:\n" in f"\n{uncommented}" for name in model.model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_specimen_says_what_it_is_for(kind: str):
    lines = specimen(KINDS[kind]).splitlines()
    said, fields = lines[::2], lines[1::2]
    assert all(line.startswith("# ") and line.endswith(".") for line in said)
    assert all(line.endswith(":") for line in fields)


@pytest.mark.parametrize("kind", ["events", "event"])
def test_a_new_record_stands_in_the_folder_of_its_kind(project, kind: str):
    path = new_record(project, kind, "2044-06-06-flood")
    assert path == project.data / "events" / "2044-06-06-flood.yml"
    assert path.read_text(encoding="utf-8") == specimen(KINDS["events"])


def test_the_first_record_of_a_kind_makes_its_folder(project):
    (project.data / "terms" / "sluice.yml").unlink()
    (project.data / "terms").rmdir()
    assert new_record(project, "term", "weir").is_file()


def test_what_is_to_be_filled_in_is_what_the_check_then_asks_for(broken):
    assert {problem.what for problem in broken({"data/terms/weir.yml": specimen(KINDS["terms"])})} == {
        "`term` is empty",
        "`definition` is empty",
        "`sources` is empty",
    }


def test_an_unknown_kind_is_answered_with_the_one_that_was_meant(project):
    with pytest.raises(ScaffoldError) as caught:
        new_record(project, "evnt", "a")
    assert str(caught.value) == (
        f"no kind 'evnt'; allowed: {', '.join(SINGULAR.values())}; next: did you mean 'event'?"
    )


@pytest.mark.parametrize("record_id", ["../../outside", "a/b", "Otter", "", "a.yml"])
def test_a_name_that_is_no_id_starts_no_file(project, record_id: str):
    before = sorted(project.root.rglob("*"))
    with pytest.raises(ScaffoldError) as caught:
        new_record(project, "actor", record_id)
    assert str(caught.value) == (
        f"'{record_id}' is no id; allowed: lower-case letters, digits and single hyphens, at most 80"
    )
    assert sorted(project.root.rglob("*")) == before


def test_a_record_that_is_there_is_never_written_over(project):
    before = (project.data / "actors/otter.yml").read_bytes()
    with pytest.raises(ScaffoldError) as caught:
        new_record(project, "actor", "otter")
    assert str(caught.value) == "actors/otter.yml is there already; next: edit it, or choose another id"
    assert (project.data / "actors/otter.yml").read_bytes() == before
