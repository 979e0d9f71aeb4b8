"""What each module may import. Imports run one way: record, check, derive, render, assemble, publish.

The table is the map that a newcomer reads and the rule that a reviewer holds to: a new import is a
change of this table. A module may always use the standard library.
"""

from __future__ import annotations

import ast
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from build_scripts.paths import PACKAGE

# module: (modules of ours, packages of others). The first row that fits a module is its own.
MAP: dict[str, tuple[str, str]] = {
    # Nothing of ours below these.
    "__init__": ("", ""),
    "paths": ("", ""),
    "problems": ("", ""),
    "progress": ("", ""),
    "publish": ("", ""),
    "cache": ("", ""),
    "graphs": ("", ""),
    "languages": ("", ""),
    "marks": ("", ""),
    "vocabulary": ("", ""),
    "fonts": ("", "fontTools font_source_sans_pro font_source_serif_pro"),
    "yaml_text": ("", "yaml"),
    "values": ("", "edtf pydantic pydantic_core pyparsing"),
    # The record.
    "model": ("values vocabulary", "pydantic"),
    "fields": ("model", "pydantic"),
    "corpus": ("fields model paths problems values yaml_text", "pydantic"),
    "schema": ("fields model", "pydantic"),
    "scaffold": ("model paths problems values", ""),
    # What follows from the checked record, each fact with its definition: no check, no page.
    "derived.*": ("corpus derived.* fields marks model values vocabulary", ""),
    "reading_ease": ("", ""),
    # Checks: no file, no page.
    "checks.*": (
        (
            "checks.* corpus derived.comparable derived.grounds derived.origins derived.panels derived.selected "
            "derived.wholes fields graphs marks model problems reading_ease values vocabulary"
        ),
        "pydantic",
    ),
    # Views: every derived fact; no picture, no template, no generator.
    "views.*": ("views.* corpus derived.* fields languages marks model values vocabulary", ""),
    # Charts: rows in, pictures out. One module draws, one measures text, and one knows the corpus.
    "charts.svg": ("cache charts.text_width fonts", "vl_convert"),
    "charts.poster": ("cache charts.png_file charts.svg charts.text_width charts.theme", "vl_convert"),
    "charts.text_width": ("fonts", "fontTools"),
    "charts.png_file": ("", ""),
    "charts.theme": ("fonts model", ""),
    "charts.runtime": ("", "vl_convert"),
    "charts.explore": ("charts.ground charts.theme model", "altair"),
    "charts.specs": ("cache fonts paths", ""),
    "charts.explorable": (
        "cache charts.explore charts.ground charts.specs charts.theme corpus derived.arrivals model values views.*",
        "",
    ),
    "charts.gallery": ("cache charts.* corpus derived.arrivals model views.picture_*", ""),
    # Where words go, and shapes made coarse: numbers in, numbers out.
    "charts.placing": ("charts.text_width", ""),
    "charts.outline": ("", ""),
    "charts.*": (
        (
            "charts.ground charts.marks charts.outline charts.pixels charts.placing charts.text_width charts.theme "
            "derived.arrivals model values views.picture_* vocabulary"
        ),
        "altair",
    ),
    # Pages: views to HTML, and the hand-written ones.
    "pages": ("model paths", "jinja2 markupsafe"),
    "palette": ("model", ""),
    "hand_written": (
        (
            "checks.marks_resolve checks.no_loaded_words corpus marks model pages problems views.addresses "
            "views.notebook yaml_text"
        ),
        "",
    ),
    # From the record to a map of path to bytes.
    "assembly": ("corpus hand_written model pages palette views.*", ""),
    "chart_files": (
        (
            "cache charts.explorable charts.gallery charts.poster charts.runtime charts.svg charts.theme corpus fonts "
            "model pages palette views.addresses views.around views.exports views.notebook views.picture_frames"
        ),
        "",
    ),
    "spine": ("corpus derived.origins hand_written marks model problems reading_ease", ""),
    "site_check": ("checks corpus hand_written paths problems spine views.list_pages", ""),
    # From there to a site: only here is a generator known, and finished HTML touched.
    "finish": ("charts.svg", ""),
    "generator": ("paths", "mkdocs"),
    "site": (
        (
            "assembly cache chart_files charts.gallery charts.placing charts.runtime corpus finish fonts "
            "generator paths progress publish site_check views.addresses views.as_of views.frame"
        ),
        "",
    ),
    "contact_sheet": (
        (
            "assembly cache chart_files charts.gallery charts.poster charts.svg corpus generator model palette paths "
            "progress publish"
        ),
        "",
    ),
    "preview": ("paths problems progress site site_check", "mkdocs"),
    "__main__": (
        ("charts.placing contact_sheet corpus paths preview problems progress publish scaffold schema site site_check"),
        "",
    ),
}
PACKAGES = ("checks", "charts", "derived", "views")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(path: Path) -> set[str]:
    """What a file imports anywhere in it: modules of ours without the package's name, and others' packages."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            inner = module.removeprefix("build_scripts").removeprefix(".")
            is_package = module.startswith("build_scripts") and inner in {"", *PACKAGES}
            found |= {f"{module}.{alias.name}" for alias in node.names} if is_package else {module}
    ours = {name.removeprefix("build_scripts.") for name in found if name.startswith("build_scripts.")}
    others = {name.partition(".")[0] for name in found if not name.startswith("build_scripts")}
    return ours | (others - sys.stdlib_module_names)


def row_of(module: str) -> str:
    """The row of the table that a module falls under."""
    return next((row for row in MAP if fnmatchcase(module, row)), "")


def fits(name: str, allowed: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in allowed.split())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_row_names(module: str):
    row = row_of(module)
    assert row, f"{module} has no row: say in the table where it belongs"
    found = imported(MODULES[module])
    ours, others = MAP[row]
    wrong = {name for name in found if not fits(name, ours) and not fits(name, others)}
    assert not wrong, f"{module} may not import {', '.join(sorted(wrong))}"


@pytest.mark.parametrize("row", MAP)
def test_every_row_has_a_module_and_every_permission_a_use(row: str):
    modules = [module for module in MODULES if row_of(module) == row]
    assert modules, f"no module is called {row}"
    used = set().union(*(imported(MODULES[module]) for module in modules))
    unused = [pattern for part in MAP[row] for pattern in part.split() if not any(fits(name, pattern) for name in used)]
    assert not unused, f"{row} no longer imports {', '.join(unused)}"


def test_no_two_modules_import_each_other_however_indirectly():
    links = {
        module: [name if name in MODULES else f"{name}.__init__" for name in imported(path)]
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def follow(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        if module not in done:
            for target in links.get(module, ()):
                follow(target, (*way, module))
            done.add(module)

    for module in MODULES:
        follow(module, ())


def test_a_check_has_a_twin_and_every_check_is_run():
    names = {module.removeprefix("checks.") for module in MODULES if module.startswith("checks.")} - {"__init__"}
    tests = {path.stem.removeprefix("test_") for path in (Path(__file__).parent / "checks").glob("test_*.py")}
    assert tests == names
    assert {f"checks.{name}" for name in names} <= imported(MODULES["checks.__init__"])
