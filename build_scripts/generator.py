"""Runs MkDocs over a docs folder. The only module that knows which generator assembles the site."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from build_scripts.paths import THEME, Project

LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"
SEARCH_INDEX = "search/search_index.json"


class GeneratorError(Exception):
    """MkDocs refused the site; the message holds its warnings."""


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of: in strict mode each warning is a reason to stop."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _heeded() -> Iterator[None]:
    """Turns a refusal or a warning of MkDocs into `GeneratorError`."""
    # Material prints a notice about its own future on each run; it is in our README instead.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    log = logging.getLogger("mkdocs")
    kept = _Warnings()
    log.addHandler(kept)
    log.propagate = False
    try:
        yield
    except (Abort, ConfigurationError) as error:
        raise GeneratorError("\n".join(kept.messages) or str(error)) from None
    finally:
        log.removeHandler(kept)
    if kept.messages:
        raise GeneratorError("\n".join(kept.messages))


@dataclass(frozen=True)
class Addresses:
    """Where the site and its repository are: the first ends in a slash, the second does not; empty where unknown."""

    site: str
    repository: str


def addresses(project: Project, site_url: str | None = None) -> Addresses:
    """The addresses in `mkdocs.yml`; `site_url` replaces the site's there."""
    with _heeded():
        config = load_config(str(project.mkdocs), docs_dir=str(project.content), site_dir=str(project.site))
    site = str((config.site_url if site_url is None else site_url) or "").rstrip("/")
    return Addresses(f"{site}/" if site else "", str(config.repo_url or "").rstrip("/"))


def generated(project: Project, docs: Path, to: Path, site_url: str | None = None) -> None:
    """Builds the HTML of `docs` into `to`, strictly. `site_url` replaces the address in `mkdocs.yml`.

    Raises `GeneratorError` with every warning when MkDocs has any.
    """
    changes: dict[str, Any] = {"docs_dir": str(docs), "site_dir": str(to), "strict": True}
    if site_url is not None:
        changes["site_url"] = site_url
    with _heeded():
        config = load_config(str(project.mkdocs), **changes)
        config.theme.dirs.insert(0, str(THEME))
        build(config)
