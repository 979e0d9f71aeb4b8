"""Writes folders so that a reader never meets a half-made one.

`written` puts a map of files into a folder and touches only what changed; `exchanged` swaps a finished
folder for the old one, and puts the old one back when anything interrupts it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def written(files: Mapping[str, bytes], folder: Path, *, is_shared: bool = False) -> int:
    """Makes `folder` hold exactly `files`, or them among others if it `is_shared`; returns how many changed or went."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = 0
    # Case-folding file systems would show two names as one; ids are lower case, so that cannot happen.
    for name, body in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == body:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        changed += 1
    for path in () if is_shared else sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
            changed += 1
    return changed


def exchanged(new: Path, live: Path, aside: Path) -> None:
    """Puts the folder `new` in the place of `live`; the old one is removed last.

    All three are on one file system. Interrupted at any point, `live` is either the old site or the new.
    """
    shutil.rmtree(aside, ignore_errors=True)
    try:
        if live.exists():
            live.rename(aside)
        new.rename(live)
    except BaseException:
        if aside.exists() and not live.exists():
            aside.rename(live)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recovered(live: Path, aside: Path) -> None:
    """Puts back a site that an earlier build was killed while swapping."""
    if aside.exists() and not live.exists():
        aside.rename(live)
