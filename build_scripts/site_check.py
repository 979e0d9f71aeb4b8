"""Reads and checks everything that a site is built from."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts import checks
from build_scripts.corpus import Corpus, read_corpus
from build_scripts.hand_written import HandPage, read_hand_pages
from build_scripts.paths import Project
from build_scripts.problems import Problem
from build_scripts.spine import spine_problems
from build_scripts.views.list_pages import view_names


@dataclass(frozen=True)
class Checked:
    """What was read, and everything that is wrong with it; a site is built only when nothing is."""

    corpus: Corpus | None
    pages: tuple[HandPage, ...]
    problems: tuple[Problem, ...]


def checked(project: Project) -> Checked:
    """The record and the hand-written pages of `project` with all their problems, sorted by place."""
    corpus, problems = read_corpus(project)
    if corpus is None:
        return Checked(None, (), tuple(sorted(set(problems))))
    problems += checks.problems_of(corpus)
    pages, more = read_hand_pages(project.content, corpus, view_names(corpus))
    story = spine_problems(corpus, pages)
    return Checked(corpus, tuple(pages), tuple(sorted({*problems, *more, *story})))
