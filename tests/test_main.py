"""The command line from end to end, as a shell runs it, in copies of the invented record."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.paths import Project
from tests.conftest import INVENTED, edited

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("check", "build", "serve", "charts", "new", "schema")
OTTER = "data/actors/otter.yml"
FAULT = ("kind: animal", "kind: animl")
SAID = (
    "data/actors/otter.yml:5: not a word of `actor_kinds`; found 'animl'; allowed: animal, guild; "
    "next: did you mean 'animal'?  [words]\n"
)
# Started so, a process takes Ctrl-C even where the tests themselves run in the background, and `{first}` comes first.
STARTED = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); {first}; \
from build_scripts.__main__ import main; sys.exit(main())"

Site = dict[str, tuple[bytes, int]]


def started(folder: Path, words: Sequence[str]) -> subprocess.Popen[str]:
    """A process with its output caught."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(folder: Path, *arguments: str, first: str = "") -> tuple[int, str, str]:
    """The exit code and what was printed on each stream; `first` is run in the process before the command."""
    words = ["-c", STARTED.format(first=first)] if first else ["-m", "build_scripts"]
    process = started(folder, [*words, *arguments])
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def state(site: Path) -> Site:
    """Every file of a site with its bytes and the time of its writing."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    """A project with its site, built once; only copies of it are changed."""
    project = Project(tmp_path_factory.mktemp("built"))
    for folder in ("data", "content"):
        shutil.copytree(INVENTED.root / folder, project.root / folder)
    shutil.copy(INVENTED.mkdocs, project.root)
    code, out, err = run(project.root, "build")
    assert (code, err) == (0, "")
    assert out == f"{len(state(project.site))} files in site/\n"
    return project


@pytest.fixture
def with_site(project: Project, built: Project) -> Project:
    """A copy of the invented record beside a finished site."""
    shutil.copytree(built.site, project.site)
    return project


# Help


def test_help_lists_every_command_with_one_line_each(project):
    code, out, err = run(project.root, "--help")
    assert (code, err) == (0, "")
    listed = dict(line.strip().split(maxsplit=1) for line in out.splitlines() if line.startswith("    "))
    assert tuple(listed) == COMMANDS
    assert all(len(words) > 20 for words in listed.values())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_does(project, command: str, capsys):
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: explainer {command}")


def test_the_installed_command_is_this_one():
    (entry,) = entry_points(group="console_scripts", name="explainer")
    assert entry.load() is main


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"], ["new", "actor"]])
def test_a_command_that_does_not_exist_is_answered_with_the_usage(project, arguments: list[str]):
    code, out, err = run(project.root, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: explainer")


# Check


def test_a_record_without_fault_is_passed_in_silence(project):
    assert run(project.root, "check") == (0, "", "")
    assert run(project.root, "check", "--format", "github") == (0, "", "")


def test_a_record_without_fault_is_an_empty_list_in_json(project):
    code, out, err = run(project.root, "check", "--format", "json")
    assert (code, json.loads(out), err) == (0, [], "")


def test_a_fault_is_printed_and_makes_the_command_fail(project):
    edited(project, {OTTER: FAULT})
    assert run(project.root, "check") == (1, SAID, "1 fault.\n")


def test_the_check_works_from_any_folder_of_the_project(project):
    edited(project, {OTTER: FAULT})
    assert run(project.data / "actors", "check") == (1, SAID, "1 fault.\n")


def test_faults_in_json_are_a_list_that_a_machine_can_read(project):
    edited(project, {OTTER: FAULT, "data/actors/heron.yml": ("side: sky", "side: sea")})
    code, out, err = run(project.root, "check", "--format", "json")
    assert (code, err) == (1, "2 faults.\n")
    assert [(one["file"], one["line"], one["rule"], one["found"]) for one in json.loads(out)] == [
        ("data/actors/heron.yml", 3, "words", "'sea'"),
        (OTTER, 5, "words", "'animl'"),
    ]


def test_no_text_of_a_record_becomes_a_command_of_the_host_that_shows_the_report(project):
    hostile = "x%0A::error::owned%25"
    edited(
        project,
        {
            OTTER: ("kind: animal", f'kind: "{hostile}\\n::add-mask::y"'),
            "data/actors/heron.yml": ("side: sky", "side: '::error file=x::y'"),
            "data/terms/sluice.yml": ("term: Sluice", '"a\\n::set-output name=a::b": c\n::error: d\nterm: Sluice'),
            "data/places/nowhere.yml": ("kind: lake", "kind: !a%0A::error::b lake"),
        },
    )
    code, out, err = run(project.root, "check", "--format", "github")
    assert (code, err) == (1, "5 faults.\n")
    lines = out.splitlines()
    assert len(lines) == 5
    assert all(re.fullmatch(r"::error file=data/[a-z/-]+\.yml,line=[0-9]+,title=[a-z]+::.+", line) for line in lines)
    # What looks like an escape in the record is printed as it stands there.
    assert "x%250A::error::owned%2525" in out
    assert "%0A" not in out
    plain = run(project.root, "check")[1].splitlines()
    assert len(plain) == 5
    assert all(line.startswith("data/") for line in plain)


def test_a_reader_that_goes_away_leaves_no_traceback(project):
    edited(project, {f"data/actors/a{n}.yml": "name: x\n" for n in range(300)})
    process = started(project.root, ["-m", "build_scripts", "check"])
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.wait(60) != 0
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_a_folder_that_is_no_project_is_trouble(tmp_path):
    wanted = (2, "", "There is no explainer here: go to a folder with mkdocs.yml and data/.\n")
    for command in ("check", "build", "schema"):
        assert run(tmp_path, command) == wanted


# Build


def test_a_site_is_built_in_silence_but_for_one_line(built):
    assert (built.site / "index.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in built.root.iterdir()) == ["build", "content", "data", "mkdocs.yml", "site"]


def test_a_faulty_record_leaves_the_site_as_it_was(with_site):
    before = state(with_site.site)
    edited(with_site, {OTTER: FAULT})
    said = "1 fault: nothing built, the last site stays as it was.\n"
    assert run(with_site.root, "build") == (1, SAID, said)
    assert state(with_site.site) == before
    assert not with_site.build.exists()


def test_a_file_in_the_place_of_the_working_folder_leaves_the_site_as_it_was(with_site):
    before = state(with_site.site)
    with_site.build.write_bytes(b"")
    code, out, err = run(with_site.root, "build")
    assert (code, out) == (2, "")
    assert err == f"Not a directory: {with_site.docs}. The last site stays as it was.\n"
    assert state(with_site.site) == before


@pytest.mark.parametrize("size", [2_000, 60_000], ids=["while pages are written", "while the site is written"])
def test_a_full_disk_leaves_the_site_as_it_was(with_site, size: int):
    before = state(with_site.site)
    # A limit on the size of files fails a write as a full disk does, and needs no disk of its own.
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    code, out, err = run(with_site.root, "build", first=limit)
    assert (code, out) == (2, "")
    assert err.startswith("File too large")
    assert err.endswith("The last site stays as it was.\n")
    assert err.count("\n") == 1
    assert state(with_site.site) == before


def test_a_missing_package_is_named_with_the_command_that_installs_it(with_site):
    before = state(with_site.site)
    code, out, err = run(with_site.root, "build", first="sys.modules['altair'] = None")
    assert (code, out, err) == (2, "", "altair is not installed: run `make site`, which installs what is needed.\n")
    assert state(with_site.site) == before


@pytest.mark.parametrize("sign", ["docs/index.md", "html"], ids=["while charts are drawn", "while MkDocs runs"])
def test_ctrl_c_leaves_the_site_as_it_was(with_site, sign: str):
    before = state(with_site.site)
    process = started(with_site.root, ["-c", STARTED.format(first="pass"), "build"])
    end = time.monotonic() + 60
    while not (with_site.build / sign).exists():
        assert process.poll() is None, "the build ended before it could be interrupted"
        assert time.monotonic() < end
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "\nInterrupted: the last site stays as it was.\n"
    assert state(with_site.site) == before


# New and schema


def test_a_new_record_is_started_and_named(project):
    assert run(project.root, "new", "term", "weir") == (0, "data/terms/weir.yml\n", "")
    assert (project.data / "terms" / "weir.yml").is_file()


def test_a_new_record_that_cannot_be_started_says_why(project):
    assert run(project.root, "new", "trem", "weir") == (
        1,
        "",
        (
            "no kind 'trem'; allowed: source, publisher, actor, place, event, quote, claim, figure, term, "
            "correction, article, chart; "
            "next: did you mean 'term'?\n"
        ),
    )


def test_schemas_are_made_and_a_contributors_own_editor_files_stay(project):
    edited(project, {".vscode/extensions.json": "{}", "data/schema/old-kind.json": "{}"})
    assert run(project.root, "schema") == (0, "16 files changed\n", "")
    assert (project.schemas / "events.json").is_file()
    assert not (project.schemas / "old-kind.json").exists()
    assert sorted(path.name for path in (project.root / ".vscode").iterdir()) == ["extensions.json", "settings.json"]
    assert run(project.root, "schema") == (0, "0 files changed\n", "")


def test_a_picture_without_room_for_its_words_stops_the_build_in_words_and_leaves_the_last_site(with_site: Project):
    before = state(with_site.site)
    edges = "  south: -49.0\n  east: -122.0\n  north: -48.0\n"
    edited(with_site, {"data/charts/map.yml": (edges, "  south: -48.41\n  east: -122.0\n  north: -48.39\n")})
    code, out, err = run(with_site.root, "build")
    assert (code, out) == (1, "")
    assert err.startswith("data/charts/map.yml: no room on the picture for 'Lake Marn")
    assert err.endswith("Nothing published, the last site stays as it was.\n")
    assert "Traceback" not in err
    assert state(with_site.site) == before
