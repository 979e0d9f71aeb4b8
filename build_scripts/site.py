"""The whole way from a checkout to a published site: read, check, derive, render, assemble, finish, swap."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_scripts.assembly import Assembly, assembled, base_map, generated_styles, icon
from build_scripts.cache import Cache
from build_scripts.chart_files import chart_files
from build_scripts.charts.gallery import Drawings, drawings
from build_scripts.charts.placing import NoRoomError
from build_scripts.charts.runtime import runtime_script
from build_scripts.corpus import Corpus
from build_scripts.finish import UNUSED, UnsafePageError, finished, search_script
from build_scripts.fonts import FACES, subset_font
from build_scripts.generator import LUNR, SEARCH_INDEX, GeneratorError, addresses, generated
from build_scripts.paths import PACKAGE, Project
from build_scripts.progress import Progress
from build_scripts.publish import exchanged, recovered, written
from build_scripts.site_check import Checked
from build_scripts.views.addresses import EXPLORER, RUNTIME
from build_scripts.views.as_of import SCRIPT
from build_scripts.views.frame import Sizes

STYLES = PACKAGE / "styles"


def site_files(html: Path, corpus: Corpus, assembly: Assembly, pictures: Drawings, *, policy: bool) -> dict[str, bytes]:
    """The files of the published site, from what the generator left in `html`.

    Raises `UnsafePageError`, naming the page, when a page holds what no page may hold.
    """
    files: dict[str, bytes] = {}
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        if path.is_dir() or UNUSED.match(name) or name.endswith(".gz"):
            continue
        body = path.read_bytes()
        if name.endswith(".html"):
            try:
                body = finished(body.decode(), pictures, policy=policy).encode()
            except UnsafePageError as error:
                raise UnsafePageError(f"{name}: {error}") from None
        files[name] = body
    index = html / SEARCH_INDEX
    if index.is_file():
        files["search/index.js"] = search_script(index.read_text(encoding="utf-8")).encode()
        files["search/lunr.js"] = LUNR.read_bytes()
        files["search/search.js"] = (STYLES / "search.js").read_bytes()
    files[SCRIPT] = (STYLES / "as-of.js").read_bytes()
    files["assets/explore.js"] = (STYLES / "explore.js").read_bytes()
    files["assets/tables.js"] = (STYLES / "tables.js").read_bytes()
    files[EXPLORER] = (STYLES / "explorer.js").read_bytes()
    files[RUNTIME] = runtime_script()
    files["assets/site.css"] = (generated_styles(corpus) + (STYLES / "site.css").read_text(encoding="utf-8")).encode()
    files["assets/icon.svg"] = icon(corpus).encode()
    for name, face in FACES.items():
        files[f"assets/{name}"] = subset_font(face, assembly.characters)
    # GitHub Pages would otherwise run the files through Jekyll.
    files[".nojekyll"] = b""
    return files


class BuildError(Exception):
    """The site cannot be built; the message says why, and what to do, to whoever asked for it."""


def _sizes(pictures: Drawings) -> dict[str, Sizes]:
    return {
        name: Sizes((drawing.wide.width, drawing.wide.height), (drawing.narrow.width, drawing.narrow.height))
        for name, drawing in pictures.items()
    }


def build_site(
    project: Project,
    found: Checked,
    progress: Progress,
    *,
    site: Path | None = None,
    site_url: str | None = None,
    policy: bool = True,
) -> int:
    """Builds and swaps in the site of a fault-free `found`; returns how many files it has.

    Whatever goes wrong before the swap, the last good site stays as it was. Raises `BuildError` for words without room
    on a picture, for pages that may not be published, and for what the generator refuses.
    """
    corpus = found.corpus
    if corpus is None or found.problems:
        raise ValueError("a faulty record is not built")
    try:
        return _built(project, corpus, found, progress, live=site or project.site, site_url=site_url, policy=policy)
    except (GeneratorError, NoRoomError, UnsafePageError) as error:
        raise BuildError(str(error)) from error


def _built(
    project: Project,
    corpus: Corpus,
    found: Checked,
    progress: Progress,
    *,
    live: Path,
    site_url: str | None,
    policy: bool,
) -> int:
    work = project.build
    new, aside = work / f"{live.name}-new", work / f"{live.name}-old"
    recovered(live, aside)
    at = addresses(project, site_url)
    cache = Cache(project.cache)
    with progress.step("Charts"):
        base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
        pictures = drawings(corpus, base, lambda name: progress.tell(f"Drawing {name}"), cache.keep)
        charts = chart_files(corpus, pictures, base, at.site, cache.keep)
    with progress.step("Pages"):
        assembly = assembled(corpus, found.pages, at.repository, at.site, _sizes(pictures))
        written(assembly.files, project.docs)
    html = work / "html"
    with progress.step("MkDocs"):
        shutil.rmtree(html, ignore_errors=True)
        generated(project, project.docs, html, site_url)
    with progress.step("Finish"):
        files = site_files(html, corpus, assembly, pictures, policy=policy) | charts
        shutil.rmtree(new, ignore_errors=True)
        written(files, new)
        exchanged(new, live, aside)
        cache.drop_unused(live.name)
    return len(files)
