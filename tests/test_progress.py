import io

import pytest

from build_scripts.progress import Progress


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_nothing_is_said_in_a_pipe():
    stream = io.StringIO()
    progress = Progress(stream)
    with progress.step("Pages"):
        progress.tell("Drawing the map")
    assert stream.getvalue() == ""


def test_a_terminal_is_told_what_is_under_way_and_how_long_it_took():
    stream = Terminal()
    progress = Progress(stream)
    with progress.step("Pages"):
        assert stream.getvalue() == "\r\x1b[2KPages …"
        progress.tell("Drawing the map")
    assert stream.getvalue().startswith("\r\x1b[2KPages …\r\x1b[2KDrawing the map …\r\x1b[2KPages: 0.")
    assert stream.getvalue().endswith(" s\n")


def test_the_seconds_of_each_step_are_kept_in_order():
    progress = Progress(io.StringIO())
    for name in ("Record", "Pages"):
        with progress.step(name):
            pass
    assert list(progress.seconds) == ["Record", "Pages"]
    assert all(0 <= seconds < 1 for seconds in progress.seconds.values())


def test_a_step_that_fails_took_no_time():
    progress = Progress(io.StringIO())
    with pytest.raises(ValueError, match="no"), progress.step("Pages"):
        raise ValueError("no")
    assert progress.seconds == {}
