"""Results kept on disk from one run to the next, so that what did not change is not made again.

A kept result is found by a digest of everything that it was made from, and taken only when its own digest shows that
it is whole and stands under its own name: a file that was cut short, changed or put there by others is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Everything that a result follows from, and how to make it: the result, made now or before.
Keep = Callable[[tuple[bytes, ...], Callable[[], bytes]], bytes]

_DIGEST = hashlib.sha256().digest_size
_ENTRY, _LIST = ".kept", ".list"


def unkept(ingredients: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
    """The result, made now, whatever was made before."""
    return make()


def _key(ingredients: tuple[bytes, ...]) -> bytes:
    digest = hashlib.sha256()
    for one in ingredients:
        # With its length, so that no two lists of ingredients run together into the same bytes.
        digest.update(len(one).to_bytes(8, "big"))
        digest.update(one)
    return digest.digest()


def _seal(key: bytes, body: bytes) -> bytes:
    return hashlib.sha256(key + body).digest()


@dataclass(frozen=True)
class Cache:
    """Results kept as files of `folder`, which several commands may share; `used` grows by what a run asks for."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def keep(self, ingredients: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
        """What `make` gives; from the folder where it was made of the same `ingredients` before."""
        key = _key(ingredients)
        path = self.folder / f"{key.hex()}{_ENTRY}"
        self.used.add(path.name)
        try:
            stored = path.read_bytes()
        except OSError:
            stored = b""
        seal, body = stored[:_DIGEST], stored[_DIGEST:]
        if seal == _seal(key, body):
            return body
        body = make()
        self._write(path, _seal(key, body) + body)
        return body

    def _write(self, path: Path, content: bytes) -> None:
        """Puts a file in its place whole or not at all. A folder that takes nothing costs time, not the result."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def drop_unused(self, user: str) -> None:
        """Notes what this run of `user` asked for, and drops what the last run of no user asked for."""
        with contextlib.suppress(OSError):
            self._write(self.folder / f"{user}{_LIST}", "\n".join(sorted(self.used)).encode())
            wanted: set[str] = set()
            for path in self.folder.glob(f"*{_LIST}"):
                wanted.update(path.read_text(encoding="utf-8", errors="replace").split())
            for path in self.folder.iterdir():
                # An entry that nobody wants, or the rest of one whose writer was killed.
                if path.is_file() and path.suffix != _LIST and path.name not in wanted:
                    path.unlink()
