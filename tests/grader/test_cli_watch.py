"""`grade watch` as it is used: on a terminal with a keyboard, and into a pipe."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyte
import pytest

from grader.course import find_course

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals here")

COURSE = find_course()
STEP = "step1_init.py"
RIGHT = (COURSE.reference / STEP).read_text(encoding="utf-8")
WRONG = RIGHT.replace("np.sqrt(2 / input_size)", "1.0")
HANGS = RIGHT.replace("    return {", "    while True: pass\n    return {")
ROWS, COLUMNS = 40, 80
SECONDS = 20.0
COMMAND = [sys.executable, "-P", "-m", "grader", "watch"]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    "TERM": "xterm-256color",
    "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
    "EDITOR": "true",
}


class Terminal:
    """A terminal whose screen can be read."""

    def __init__(self, folder, *arguments):
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        # A shell's own settings are kept by what lives longer than the command.
        self.process = pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], *arguments], cwd=str(folder), env=ENVIRONMENT,
            dimensions=(ROWS, COLUMNS), timeout=SECONDS,
        )  # fmt: skip
        self.before = settings(self.process.child_fd)

    @property
    def text(self):
        """All lines that are on the screen, or have left it at the top."""
        above = ["".join(line[x].data for x in range(COLUMNS)) for line in self.screen.history.top]
        return "\n".join(line.rstrip() for line in [*above, *self.screen.display]).rstrip()

    def until(self, pattern):
        """Read until the screen shows something."""
        deadline = time.monotonic() + SECONDS
        while not re.search(pattern, self.text):
            assert time.monotonic() < deadline, f"no {pattern!r} in:\n{self.text}"
            try:
                self._stream.feed(self.process.read_nonblocking(1 << 16, timeout=0.2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert re.search(pattern, self.text), f"it ended, with:\n{self.text}"
        return self.text

    def press(self, keys):
        self.process.send(keys)

    def ends(self):
        """Wait for the end; return the exit status."""
        self.process.expect(pexpect.EOF)
        self._stream.feed(self.process.before)
        self.process.wait()
        return self.process.exitstatus


def settings(descriptor):
    import termios

    return termios.tcgetattr(descriptor)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(COURSE.exercises, tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def terminal(folder):
    opened = []

    def terminal(*arguments):
        opened.append(Terminal(folder, *arguments))
        return opened[-1]

    yield terminal
    for one in opened:
        one.process.close(force=True)


def save(folder, text):
    """Save as an editor does that never leaves half a file."""
    other = folder / "4913"
    other.write_text(text, encoding="utf-8")
    other.replace(folder / STEP)


def test_from_a_wrong_turn_to_the_next_step(terminal, folder):
    shown = terminal()
    shown.until(f"Open {STEP}, fill in the TODO, and save.")
    save(folder, WRONG)
    shown.until(r"not scaled[\s\S]*9 of 10, does not pass yet, at")
    shown.press("h")
    shown.until("hint 1 of")
    shown.press("h")
    shown.until("hint 2 of")
    save(folder, "def init_params(:\n")
    shown.until("That is not Python|SyntaxError|syntax|never closed|invalid")
    save(folder, RIGHT)
    shown.until(r"step1 passes\. Next is step2_activations\.py\.[\s\S]*10 of 10, passes, at")
    shown.press("n")
    shown.until(r"step2: 0 of 15, does not pass yet, at")
    shown.press("o")
    shown.press("?")
    shown.until("q ends")
    shown.press("r")
    shown.until(r"Put the stub of step2_activations\.py back\?")
    shown.press("n")
    shown.until(r"q quit$")
    shown.press("a")
    shown.until(r"all steps: 10 of 100 points, at")
    (folder / STEP).unlink()
    shown.until(f"{STEP} is gone")
    shown.press("q")
    assert shown.ends() == 0
    assert settings(shown.process.child_fd) == shown.before
    assert "q quit" not in "\n".join(shown.screen.display)  # the bar is gone


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda process: process.send("\x03"), 130),
        (lambda process: process.kill(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda process: process.kill(signal.SIGHUP), 128 + signal.SIGHUP),
    ],
    ids=["Ctrl-C", "SIGTERM", "SIGHUP"],
)
def test_terminal_is_as_before_however_it_ends_and_nothing_hangs(terminal, folder, end, status):
    shown = terminal()
    shown.until("step1: 0 of 10, does not pass yet, at")
    save(folder, HANGS)
    shown.until(r"grading …")
    end(shown.process)
    assert shown.ends() == status
    assert settings(shown.process.child_fd) == shown.before


def test_new_save_cancels_what_hangs(terminal, folder):
    shown = terminal()
    shown.until("step1: 0 of 10, does not pass yet, at")
    save(folder, HANGS)
    shown.until(r"grading …")
    started = time.monotonic()
    save(folder, RIGHT)
    shown.until("10 of 10, passes, at")
    assert time.monotonic() - started < COURSE.limits.call_seconds
    assert "seconds" not in shown.text  # of the one that hung nothing is told


def test_without_a_keyboard_reports_come_one_below_the_other(folder):
    with subprocess.Popen(
        [*COMMAND, "step1", "--poll"],
        cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0,
    ) as process:  # fmt: skip
        try:
            said = until(process, b"Open step1_init.py")
            assert said.startswith(b"Watching ")
            save(folder, RIGHT)
            said += until(process, b"step1 passes")
            process.send_signal(signal.SIGINT)
            assert process.wait(SECONDS) == 128 + signal.SIGINT
            assert b"\x1b" not in said + process.stdout.read()
        finally:
            process.kill()


def until(process, text):
    """Read until the text has come; return all that has."""
    deadline, said = time.monotonic() + SECONDS, b""
    while text not in said:
        readable, _, _ = select.select([process.stdout], [], [], deadline - time.monotonic())
        assert readable, said
        piece = process.stdout.read(1 << 16)
        assert piece, said
        said += piece
    return said


@pytest.mark.slow
def test_reader_that_goes_away_ends_it(folder):
    with subprocess.Popen(
        COMMAND, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as process:
        try:
            process.stdout.readline()
            process.stdout.close()
            save(folder, RIGHT)
            process.wait(SECONDS)
        finally:
            process.kill()
