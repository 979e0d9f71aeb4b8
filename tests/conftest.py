"""The invented record of `corpora/complete`, whole and as copies to be broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from build_scripts.corpus import Corpus, read_corpus
from build_scripts.paths import Project
from build_scripts.problems import Problem, report_text
from build_scripts.site_check import checked

# Another file's text or bytes, a passage and what stands in its place, or nothing at all.
Edit = str | bytes | tuple[str, str] | None
Edits = Mapping[str, Edit]

INVENTED = Project(Path(__file__).parent / "corpora" / "complete")

# The same examples each time: a change is blamed for what it did, not for what an earlier one did.
settings.register_profile("project", derandomize=True, deadline=None)
settings.load_profile("project")


def edited(project: Project, edits: Edits) -> None:
    """Changes files of a copied project. A passage that is not there exactly once is a fault of the test."""
    for name, edit in edits.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match edit:
            case None:
                path.unlink()
            case bytes():
                path.write_bytes(edit)
            case str():
                path.write_text(edit, encoding="utf-8")
            case (before, after):
                text = path.read_text(encoding="utf-8")
                if text.count(before) != 1:
                    raise ValueError(f"{name} holds {before!r} {text.count(before)} times")
                path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="session")
def complete() -> Corpus:
    """The invented record, which has every kind and no fault."""
    corpus, problems = read_corpus(INVENTED)
    if corpus is None or problems:
        raise ValueError(report_text(problems))
    return corpus


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the invented record, to be changed."""
    root = tmp_path / "project"
    for folder in ("data", "content"):
        shutil.copytree(INVENTED.root / folder, root / folder)
    shutil.copy(INVENTED.mkdocs, root)
    return Project(root)


@pytest.fixture
def broken(project: Project) -> Callable[[Edits], list[Problem]]:
    """Everything that is wrong with the invented record after some edits."""

    def problems(edits: Edits) -> list[Problem]:
        edited(project, edits)
        return list(checked(project).problems)

    return problems


@pytest.fixture
def reported(broken: Callable[[Edits], list[Problem]]) -> Callable[[Edits], list[str]]:
    """The lines of the report on the invented record after some edits."""
    return lambda edits: report_text(broken(edits)).splitlines()


@pytest.fixture
def changed(project: Project) -> Callable[[Edits], Corpus]:
    """The invented record after some edits, whatever is wrong with it."""

    def corpus(edits: Edits) -> Corpus:
        edited(project, edits)
        found, problems = read_corpus(project)
        if found is None:
            raise ValueError(report_text(problems))
        return found

    return corpus


@pytest.fixture
def line_of(project: Project) -> Callable[[str, str], int]:
    """The line on which a passage stands in a file of the copy, for files that grow with every new picture."""

    def line(name: str, passage: str) -> int:
        before, found, _ = (project.root / name).read_text(encoding="utf-8").partition(passage)
        if not found:
            raise ValueError(f"{name} does not hold {passage!r}")
        return before.count("\n") + 1

    return line
