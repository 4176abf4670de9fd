"""The process that grades for a kernel, as the kernel holds it."""

import pytest

from grader.learn.notebooks import asking
from grader.learn.notebooks.asking import Grader, Stopped, apart


def test_process_is_apart_from_the_kernel_on_each_system():
    assert apart("win32") == {"creationflags": 0x200}
    assert apart("linux") == apart("darwin") == {"start_new_session": True}


@pytest.fixture
def grader():
    grader = Grader()
    yield grader
    grader.close()


REQUEST = {"op": "plot", "words": [], "folder": ".",
           "seen": {"runs": [], "functions": [], "made": [], "modules": {}}}  # fmt: skip


def test_process_that_has_ended_is_told_and_another_one_started(grader, monkeypatch):
    monkeypatch.setattr(asking, "_BOOT", "import sys; sys.stdin.readline()")
    grader.close()
    assert grader.ask(REQUEST) == {"text": "The grader's process has ended; run the cell again."}
    monkeypatch.undo()
    assert "boundary" in grader.ask(REQUEST)["text"]


class Interrupted:
    """A queue at which Ctrl-C comes while one waits."""

    def put(self, item):
        pass

    def get(self, timeout):
        raise KeyboardInterrupt


def test_interrupt_ends_the_process_however_busy_it_is(grader, monkeypatch):
    monkeypatch.setattr(asking, "_BOOT", "import time; time.sleep(60)")
    monkeypatch.setattr(asking, "END_SECONDS", 0.1)
    monkeypatch.setattr(asking.queue, "SimpleQueue", Interrupted)
    grader.close()
    grader.start()
    busy = grader._process
    with pytest.raises(Stopped) as stopped:
        grader.ask(REQUEST)
    assert stopped.value._render_traceback_() == ["Stopped."]
    assert busy.returncode is not None
    assert grader._process is not busy  # the next one is on its way
    grader.close()


def test_what_the_kit_cannot_do_is_answered_all_the_same(grader):
    assert "a fault of the grader" in grader.ask({**REQUEST, "op": "dance"})["text"]
    assert "boundary" in grader.ask(REQUEST)["text"]
