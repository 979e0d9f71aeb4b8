"""Where things are. No other module spells a path of the checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
TEMPLATES = PACKAGE / "templates"
THEME = PACKAGE / "theme"


@dataclass(frozen=True)
class Project:
    """The folders of one checkout; every one follows from `root`."""

    root: Path

    @property
    def data(self) -> Path:
        """The record: one folder a kind, and the settings beside them."""
        return self.root / "data"

    @property
    def settings(self) -> Path:
        """What this explainer is about: its question, sides and charts."""
        return self.data / "explainer.yml"

    @property
    def words(self) -> Path:
        """The topic's own closed word lists."""
        return self.data / "vocabulary.yml"

    @property
    def base_map(self) -> Path:
        """The derived base map, if this explainer has one."""
        return self.data / "map" / "base.json"

    @property
    def schemas(self) -> Path:
        """Generated JSON Schemas, for editors."""
        return self.data / "schema"

    @property
    def content(self) -> Path:
        """Pages written by hand."""
        return self.root / "content"

    @property
    def mkdocs(self) -> Path:
        """The settings of MkDocs, where the site's address stands."""
        return self.root / "mkdocs.yml"

    @property
    def build(self) -> Path:
        """Untracked working folder."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """Pictures as they were drawn before."""
        return self.build / "cache"

    @property
    def contact_sheet(self) -> Path:
        """Every chart in every form, to be looked at."""
        return self.build / "contact-sheet"

    @property
    def docs(self) -> Path:
        """What MkDocs takes as its source."""
        return self.build / "docs"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.root / "site"


def project_at(start: Path) -> Project | None:
    """The project that holds `start`, or None: the nearest folder upwards with a `mkdocs.yml` and a `data/`."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return Project(folder)
    return None
