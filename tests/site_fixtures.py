"""Sites that are built once for all tests, and a browser to read them in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.tools.served import served
from tests.tools.sites import INVENTED, ROOT, SECOND, SITE_URL, BuiltSite, built, copied

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _built_for_tests(root: Path, to: Path) -> BuiltSite:
    try:
        return built(copied(root, to), SITE_URL)
    except ValueError as error:
        pytest.fail(f"no site to test, because the record has faults. {error}", pytrace=False)


@pytest.fixture(scope="session")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _built_for_tests(INVENTED, tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _built_for_tests(SECOND, tmp_path_factory.mktemp("second"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _built_for_tests(ROOT, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session", params=["invented", "second", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each of the three sites in turn."""
    found: BuiltSite = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="session")
def invented_address(invented_site: BuiltSite) -> Iterator[str]:
    with served(invented_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(real_site: BuiltSite) -> Iterator[str]:
    with served(real_site.folder) as address:
        yield address


def chromium() -> str:
    """The browser's program. A machine without one fails the tests: an unseen page is an untested one."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else CHROMIUM_NAMES)), None)
    if found is None:
        wanted = f"CHROMIUM={named} is no program" if named else "no Chromium here"
        pytest.fail(f"{wanted}: run `apt install chromium`, or name yours in CHROMIUM", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints a measured figure, captured or not: a test that passes should still say by how much."""

    def printed(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end="", flush=True)

    return printed
