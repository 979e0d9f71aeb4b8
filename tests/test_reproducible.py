"""Two machines make the same bytes of the same record: clock, zone, language, folder and fonts leave no trace."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from build_scripts.fonts import SANS, SERIF
from tests.tools.sites import INVENTED

# Loaded by Python before anything else: the machine has no network, and its clock is wrong by `shift` days.
MACHINE = """
import datetime as real, os, pathlib, socket, time

def refuse(*asked, **more):
    pathlib.Path(os.environ["ASKED"]).write_text(repr(asked))
    raise OSError("there is no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse

shift = float(os.environ["CLOCK_SHIFT"]) * 86400
now = time.time
time.time = lambda: now() + shift

class Like(type):
    def __instancecheck__(self, one):
        return isinstance(one, self.__mro__[1])

class datetime(real.datetime, metaclass=Like):
    @classmethod
    def now(self, tz=None):
        return super().fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(self):
        return super().now(real.timezone.utc).replace(tzinfo=None)

class date(real.date, metaclass=Like):
    @classmethod
    def today(self):
        return super().fromtimestamp(time.time())

real.datetime, real.date = datetime, date
"""


@dataclass(frozen=True)
class Machine:
    """Where and how a site is built."""

    folder: str
    environment: dict[str, str]
    clock_shift: int = 0
    fonts: dict[str, bytes] = field(default_factory=dict)
    files_reversed: bool = False


def copied_files() -> list[Path]:
    """What a site is built from; a folder lists its files as they came."""
    found = [path for name in ("data", "content") for path in (INVENTED / name).rglob("*") if path.is_file()]
    return [path.relative_to(INVENTED) for path in (*found, INVENTED / "mkdocs.yml")]


def built_on(machine: Machine, root: Path) -> dict[str, bytes]:
    """The site of the invented record, built as a user builds it: by the command, in a process of its own."""
    home, startup, project = root / "home", root / "startup", root / machine.folder
    for name, body in machine.fonts.items():
        for place in (".fonts", ".local/share/fonts"):
            (home / place).mkdir(parents=True, exist_ok=True)
            (home / place / name).write_bytes(body)
    startup.mkdir(parents=True)
    (startup / "sitecustomize.py").write_text(MACHINE, encoding="utf-8")
    for path in sorted(copied_files(), reverse=machine.files_reversed):
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(INVENTED / path, project / path)
    asked = root / "asked"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(startup),
        "CLOCK_SHIFT": str(machine.clock_shift),
        "ASKED": str(asked),
        # What asks without Python's sockets asks this address, where nothing listens.
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"),
        **machine.environment,
    }
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", "build"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not asked.exists(), f"the build asked the network: {asked.read_text()}"
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def namesake() -> bytes:
    """Another face under the name of the charts' own: a machine may have any version of it installed."""
    font = TTFont(SERIF)
    names = TTFont(SANS)["name"]
    font["name"] = names
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_two_machines_make_the_same_bytes(tmp_path):
    first = Machine(
        "a",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    )
    second = Machine(
        "ein Ordner/с пробелом/b",
        {
            "TZ": "America/Los_Angeles",
            "LC_ALL": "de_DE.UTF-8",
            "LANG": "ar_SY.UTF-8",
            "PYTHONHASHSEED": "2",
            "PYTHONUTF8": "1",
        },
        clock_shift=400,
        fonts={"namesake.ttf": namesake()},
        files_reversed=True,
    )
    one = built_on(first, tmp_path / "one")
    other = built_on(second, tmp_path / "other")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 30


def test_the_same_folder_built_again_is_left_as_it_is(tmp_path):
    machine = Machine("a", {})
    built_on(machine, tmp_path)
    docs = tmp_path / "a" / "build" / "docs"
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*.md")}
    subprocess.run(
        [sys.executable, "-m", "build_scripts", "build"], cwd=tmp_path / "a", capture_output=True, check=True
    )
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import socket; socket.create_connection(('192.0.2.1', 80))", "there is no network"),
        ("import datetime; print(datetime.date.today().year - 2000 > 200)", "True"),
        ("import datetime; print(datetime.datetime.now(datetime.timezone.utc).year - 2000 > 200)", "True"),
    ],
)
def test_the_machine_of_these_tests_is_as_it_says(tmp_path, line: str, said: str):
    (tmp_path / "sitecustomize.py").write_text(MACHINE, encoding="utf-8")
    environment = {"PYTHONPATH": str(tmp_path), "CLOCK_SHIFT": "100000", "ASKED": str(tmp_path / "asked")}
    done = subprocess.run([sys.executable, "-c", line], env=environment, capture_output=True, text=True, check=False)
    assert said in done.stdout + done.stderr
