"""The command line: `explainer`, or `python -m build_scripts`. Finds the project and hands on; no logic of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_scripts.paths import Project, project_at
from build_scripts.problems import FORMATS, report_text
from build_scripts.progress import Progress

OK, FAULTS, TROUBLE, INTERRUPTED = 0, 1, 2, 130


def _faults(count: int) -> str:
    return f"{count} fault{'' if count == 1 else 's'}"


def _check(project: Project, arguments: argparse.Namespace) -> int:
    # Nothing that draws or assembles is loaded here: a check answers at once.
    from build_scripts.site_check import checked

    report = report_text(found := checked(project).problems, arguments.format)
    if report and (found or arguments.format == "json"):
        print(report)
    if found:
        print(f"{_faults(len(found))}.", file=sys.stderr)
    return FAULTS if found else OK


def _build(project: Project, arguments: argparse.Namespace) -> int:
    from build_scripts.site import BuildError, build_site
    from build_scripts.site_check import checked

    progress = Progress()
    with progress.step("Record"):
        found = checked(project)
    if found.problems:
        print(report_text(found.problems, arguments.format))
        print(f"{_faults(len(found.problems))}: nothing built, the last site stays as it was.", file=sys.stderr)
        return FAULTS
    try:
        count = build_site(project, found, progress, site_url=arguments.site_url)
    except BuildError as error:
        print(f"{error}\nNothing published, the last site stays as it was.", file=sys.stderr)
        return FAULTS
    if arguments.timings:
        for name, seconds in progress.seconds.items():
            print(f"{name:8} {seconds:6.2f} s")
    print(f"{count} files in {project.site.name}/")
    return OK


def _serve(project: Project, arguments: argparse.Namespace) -> int:
    from build_scripts.preview import serve

    serve(project, arguments.port)
    return OK


def _charts(project: Project, arguments: argparse.Namespace) -> int:
    from build_scripts.charts.placing import NoRoomError
    from build_scripts.contact_sheet import contact_sheet
    from build_scripts.site_check import checked

    found = checked(project)
    if found.corpus is None or found.problems:
        print(report_text(found.problems))
        print(f"{_faults(len(found.problems))}: nothing drawn.", file=sys.stderr)
        return FAULTS
    try:
        lines = contact_sheet(project, found.corpus, Progress(), only=arguments.only)
    except (LookupError, NoRoomError) as error:
        print(error.args[0], file=sys.stderr)
        return FAULTS
    print("\n".join(lines))
    return OK


def _schema(project: Project, arguments: argparse.Namespace) -> int:
    from build_scripts.corpus import read_corpus
    from build_scripts.publish import written
    from build_scripts.schema import editor_settings, schema_files

    corpus, problems = read_corpus(project)
    if corpus is None:
        print(report_text(problems))
        return FAULTS
    changed = written(schema_files(corpus.words, list(corpus.explainer.sides)), project.schemas)
    # Contributors keep settings of their own in that folder.
    changed += written({"settings.json": editor_settings()}, project.root / ".vscode", is_shared=True)
    print(f"{changed} files changed")
    return OK


def _new(project: Project, arguments: argparse.Namespace) -> int:
    from build_scripts.scaffold import ScaffoldError, new_record

    try:
        path = new_record(project, arguments.kind, arguments.id)
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return FAULTS
    print(path.relative_to(project.root))
    return OK


Command = Callable[[Project, argparse.Namespace], int]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="From YAML records to a published explainer.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        return added

    check = command("check", _check, "check the record and the pages, and say what to mend")
    build = command("build", _build, "check, then build the site into site/")
    serve = command("serve", _serve, "show the site here and rebuild it as you edit")
    charts = command("charts", _charts, "draw every chart in every form, light and dark, to be looked at")
    new = command("new", _new, "start a record: a commented file with every field it may have")
    command("schema", _schema, "make data/schema/ and the editor mapping again from the model")
    for one in (check, build):
        one.add_argument("--format", choices=FORMATS, default="text", help="how faults are printed (default: text)")
    build.add_argument("--site-url", metavar="URL", help="the site's address, instead of the one in mkdocs.yml")
    build.add_argument("--timings", action="store_true", help="print how long each step took")
    charts.add_argument("--only", metavar="ID", help="one chart, by its id")
    serve.add_argument("--port", type=int, default=8000, help="default: 8000")
    new.add_argument("kind", help="actor, event, claim …")
    new.add_argument("id", help="the new record's id, which is its file name")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all is well, 1 for faults, 2 for trouble with the machine, 130 for Ctrl-C."""
    arguments = _parser().parse_args(argv)
    project = project_at(Path.cwd())
    if project is None:
        print("There is no explainer here: go to a folder with mkdocs.yml and data/.", file=sys.stderr)
        return TROUBLE
    try:
        return int(arguments.run(project, arguments))
    except KeyboardInterrupt:
        print("\nInterrupted: the last site stays as it was.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone away; there is nobody to tell.
        return TROUBLE
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed: run `make site`, which installs what is needed.", file=sys.stderr)
        return TROUBLE
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        print(f"{error.strerror or error}{where}. The last site stays as it was.", file=sys.stderr)
        return TROUBLE


if __name__ == "__main__":
    sys.exit(main())
