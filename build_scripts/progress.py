"""Says what is under way, on a terminal only; keeps the seconds that each step took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO


@dataclass
class Progress:
    """The steps of one run. `seconds` maps each finished step to its duration."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def is_shown(self) -> bool:
        """True on a terminal; a pipe gets results and faults only."""
        return self.stream.isatty()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times one step and shows its name while it lasts."""
        # This measures how long a run takes; no clock reaches what is built.
        start = time.perf_counter()
        self.tell(name)
        yield
        self.seconds[name] = time.perf_counter() - start
        if self.is_shown:
            self.stream.write(f"\r\x1b[2K{name}: {self.seconds[name]:.1f} s\n")
            self.stream.flush()

    def tell(self, text: str) -> None:
        """Shows `text` on the current line."""
        if self.is_shown:
            self.stream.write(f"\r\x1b[2K{text} …")
            self.stream.flush()
