import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.publish import exchanged, recovered, written

OLD = 1_000_000_000


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with files that were written long ago."""
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        os.utime(path, (OLD, OLD))
    return folder


# Writing


def test_a_folder_holds_exactly_what_is_written(tmp_path):
    files = {"index.html": b"a", "actors/otter.html": b"b", "assets/deep/er.css": b""}
    assert written(files, tmp_path / "new") == 3
    assert held(tmp_path / "new") == files


def test_only_what_changed_is_written_again(tmp_path):
    folder = laid(tmp_path / "site", {"same": b"a", "in/same": b"b", "in/other": b"c"})
    assert written({"same": b"a", "in/same": b"b", "in/other": b"C"}, folder) == 1
    times = {name: (folder / name).stat().st_mtime for name in held(folder)}
    assert times["same"] == times["in/same"] == OLD
    assert times["in/other"] > OLD
    assert (folder / "in/other").read_bytes() == b"C"


def test_what_is_left_from_before_goes_with_its_empty_folders(tmp_path):
    folder = laid(tmp_path / "site", {"keep": b"a", "gone": b"b", "deep/er/gone": b"c", "deep/keep": b"d"})
    (folder / "empty" / "er").mkdir(parents=True)
    assert written({"keep": b"a", "deep/keep": b"d"}, folder) == 2
    assert held(folder) == {"keep": b"a", "deep/keep": b"d"}
    assert sorted(path.name for path in folder.rglob("*") if path.is_dir()) == ["deep"]


def test_a_left_over_link_goes_and_what_it_led_to_stays(tmp_path):
    elsewhere = laid(tmp_path / "elsewhere", {"precious": b"a"})
    folder = laid(tmp_path / "site", {"keep": b"a"})
    (folder / "link").symlink_to(elsewhere)
    written({"keep": b"a"}, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["keep"]
    assert held(elsewhere) == {"precious": b"a"}


def test_a_shared_folder_keeps_what_others_put_there(tmp_path):
    folder = laid(tmp_path / "site", {"mine": b"a", "theirs": b"b", "their/own": b"c"})
    assert written({"mine": b"A"}, folder, is_shared=True) == 1
    assert held(folder) == {"mine": b"A", "theirs": b"b", "their/own": b"c"}


# Exchanging


@pytest.fixture
def places(tmp_path) -> tuple[Path, Path, Path]:
    """A new site, the live one, and where the old one is put meanwhile."""
    new, live = laid(tmp_path / "new", {"page": b"new"}), laid(tmp_path / "live", {"page": b"old", "more": b"old"})
    return new, live, tmp_path / "aside"


def test_the_new_site_takes_the_old_ones_place(places):
    new, live, aside = places
    exchanged(new, live, aside)
    assert held(live) == {"page": b"new"}
    assert not new.exists()
    assert not aside.exists()


def test_the_first_site_needs_no_old_one(tmp_path):
    exchanged(laid(tmp_path / "new", {"page": b"new"}), tmp_path / "live", tmp_path / "aside")
    assert held(tmp_path / "live") == {"page": b"new"}


def test_what_an_earlier_exchange_left_aside_is_not_in_the_way(places):
    new, live, aside = places
    laid(aside, {"page": b"older"})
    exchanged(new, live, aside)
    assert held(live) == {"page": b"new"}
    assert not aside.exists()


def test_the_old_site_is_put_back_when_the_new_one_cannot_take_its_place(places):
    new, live, aside = places
    with pytest.raises(OSError, match="No such file"):
        exchanged(new / "missing", live, aside)
    assert held(live) == {"page": b"old", "more": b"old"}
    assert not aside.exists()


@pytest.mark.parametrize("moment", ["before the first", "after the first", "before the second", "after the second"])
def test_ctrl_c_at_any_moment_leaves_a_whole_site(places, monkeypatch, moment: str):
    new, live, aside = places
    rename = Path.rename
    turns = iter(["first", "second"])

    def interrupted(self: Path, target: Path) -> Path:
        turn = next(turns, "")
        if moment == f"before the {turn}":
            raise KeyboardInterrupt
        renamed = rename(self, target)
        if moment == f"after the {turn}":
            raise KeyboardInterrupt
        return renamed

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        exchanged(new, live, aside)
    assert held(live) in ({"page": b"old", "more": b"old"}, {"page": b"new"})


def test_a_site_that_was_put_aside_and_forgotten_is_put_back(places):
    _, live, aside = places
    live.rename(aside)
    recovered(live, aside)
    assert held(live) == {"page": b"old", "more": b"old"}
    assert not aside.exists()


def test_a_live_site_stays_whatever_was_put_aside(places):
    _, live, aside = places
    laid(aside, {"page": b"older"})
    recovered(live, aside)
    assert held(live) == {"page": b"old", "more": b"old"}


def test_where_there_never_was_a_site_nothing_is_put_back(tmp_path):
    recovered(tmp_path / "live", tmp_path / "aside")
    assert list(tmp_path.iterdir()) == []
