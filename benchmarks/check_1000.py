"""How long checking takes: 1,000 invented records, read and checked as `explainer check` does it.

    .venv/bin/python benchmarks/check_1000.py            the seconds of each phase, the best of five runs
    .venv/bin/python benchmarks/check_1000.py --profile  and where they go

The records are those of tests/corpora/complete, each many times under other names and with other words, so that
every kind, field and check is at work. Not a test: a machine that is busy with other things is not at fault.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from build_scripts import checks
from build_scripts.corpus import Corpus, read_corpus
from build_scripts.hand_written import read_hand_pages
from build_scripts.paths import Project
from build_scripts.problems import report_text
from build_scripts.values import partial_date
from build_scripts.views.list_pages import VIEWS

INVENTED = Path(__file__).resolve().parents[1] / "tests" / "corpora" / "complete"
RECORDS = 1000
RUNS = 5


def multiplied(folder: Path, records: int) -> Project:
    """A project of `records` records: copies of the invented ones, each set with its own ids, references and dates."""
    project = Project(folder)
    for name in ("data", "content"):
        shutil.copytree(INVENTED / name, folder / name)
    originals = sorted(path for path in project.data.glob("*/*.yml"))
    ids = sorted({path.stem for path in originals}, key=len, reverse=True)
    written, turn = len(originals), 0
    while written < records:
        turn += 1
        # The last set is cut short, so its records refer to the first set.
        new_ids = {old: _earlier(f"{old}-{turn}", turn) for old in ids}
        is_whole = written + len(originals) <= records
        for path in originals[: records - written]:
            text = path.read_text(encoding="utf-8").replace("order: 1\nsummary", f"order: {turn + 1}\nsummary")
            if is_whole:
                for number, old in enumerate(ids):
                    text = text.replace(old, f"\0{number}\0")
                text = _earlier(text, turn)
                for number, old in enumerate(ids):
                    text = text.replace(f"\0{number}\0", new_ids[old])
            name = new_ids[path.stem] if is_whole else f"{path.stem}-{turn}"
            path.with_name(f"{name}.yml").write_text(text, encoding="utf-8")
            written += 1
    return project


def _earlier(text: str, turn: int) -> str:
    """`text` with its years moved, over two decades: a date that was read before costs nothing."""
    years = 2 * (turn % 10)
    return text.replace("2044", str(2044 - years)).replace("2043", str(2043 - years))


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def seconds(project: Project) -> dict[str, float]:
    """The duration of each phase of one run; no date is remembered from the one before."""
    partial_date.cache_clear()
    reading, (corpus, problems) = timed(lambda: read_corpus(project))  # type: ignore[misc]
    if not isinstance(corpus, Corpus):
        raise SystemExit(report_text(problems))
    checking, found = timed(lambda: checks.problems_of(corpus))
    pages, (_, more) = timed(lambda: read_hand_pages(project.content, corpus, set(VIEWS)))  # type: ignore[misc]
    if problems or found or more:
        raise SystemExit(report_text([*problems, *found, *more]))  # type: ignore[misc]
    return {"read": reading, "check": checking, "pages": pages}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--profile", action="store_true", help="also print the functions that take longest")
    options.add_argument("--records", type=int, default=RECORDS, help=f"how many (default: {RECORDS})")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = multiplied(Path(folder), arguments.records)
        count = sum(1 for _ in project.data.glob("*/*.yml"))
        runs = [seconds(project) for _ in range(RUNS)]
        best = min(runs, key=lambda run: sum(run.values()))
        sys.stdout.write(f"{count} records, best of {RUNS}\n")
        for name, duration in {**best, "all": sum(best.values())}.items():
            sys.stdout.write(f"{name:6} {duration:6.3f} s\n")
        if arguments.profile:
            profile = cProfile.Profile()
            profile.runcall(seconds, project)
            pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
