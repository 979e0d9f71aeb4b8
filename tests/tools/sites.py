"""Builds sites for tests, away from the checkout.

`python -m tests.tools.sites --update` pins the invented record's site again: do it when a page is
meant to look different, and look at the pages first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from build_scripts.charts.png_file import filtered_rows
from build_scripts.corpus import Corpus
from build_scripts.paths import Project
from build_scripts.problems import report_text
from build_scripts.progress import Progress
from build_scripts.site import build_site
from build_scripts.site_check import Checked, checked
from tests.tools.html_tree import Element, parsed
from tests.tools.served import SUB_PATH

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests" / "corpora" / "complete"
SECOND = ROOT / "tests" / "corpora" / "second"
EXPECTED = INVENTED / "expected.json"
# Addresses of a whole host need the site's own sub-path; the 404 page is the only one that has such links.
SITE_URL = f"https://example.org{SUB_PATH}"
# The kinds whose records have a page each.
PAGED = ("actors", "articles", "charts", "claims", "events", "figures", "places", "quotes", "sources")


@dataclass(frozen=True)
class BuiltSite:
    """A site and what it was built from."""

    project: Project
    found: Checked

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.project.site

    @property
    def corpus(self) -> Corpus:
        """The record it shows."""
        assert self.found.corpus is not None
        return self.found.corpus

    @property
    def hand_pages(self) -> list[str]:
        """The addresses of the pages written by hand."""
        return [page.address for page in self.found.pages]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by its address, as a tree."""
        return {name: parsed(body.decode()) for name, body in self.files.items() if name.endswith(".html")}


def copied(root: Path, to: Path) -> Project:
    """A copy of what a site is built from, so that building leaves the checkout as it was."""
    for name in ("data", "content"):
        shutil.copytree(root / name, to / name)
    shutil.copy(root / "mkdocs.yml", to)
    return Project(to)


def built(project: Project, site_url: str | None = None) -> BuiltSite:
    """The site of a project, built where the project stands. Raises ValueError with the report of a faulty record."""
    found = checked(project)
    if found.problems:
        raise ValueError(f"{len(found.problems)} faults:\n{report_text(found.problems)}")
    build_site(project, found, Progress(), site_url=site_url)
    return BuiltSite(project, found)


def digests(files: dict[str, bytes]) -> dict[str, str]:
    """The SHA-256 of every file; of a PNG, that of its rows, since no two makes of zlib pack them alike."""
    return {
        name: hashlib.sha256(filtered_rows(body) if name.endswith(".png") else body).hexdigest()
        for name, body in files.items()
    }


def _update() -> int:
    with tempfile.TemporaryDirectory() as folder:
        now = digests(built(copied(INVENTED, Path(folder)), SITE_URL).files)
    before = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.is_file() else {}
    EXPECTED.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name in sorted(now.keys() | before.keys()):
        if now.get(name) != before.get(name):
            print(name)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The pinned site of the invented record.")
    parser.add_argument("--update", action="store_true", required=True, help="pin it as it is built now")
    parser.parse_args()
    sys.exit(_update())
