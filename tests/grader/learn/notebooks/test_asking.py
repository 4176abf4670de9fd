"""The process that grades for a kernel, as the kernel holds it."""

import signal

import pytest

from grader.learn.notebooks import asking
from grader.learn.notebooks.asking import Grader, apart


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


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Ctrl-C comes otherwise")
def test_interrupt_ends_the_process_however_busy_it_is(grader, monkeypatch, tmp_path):
    once = f"open({str(tmp_path / 'once')!r}, 'x')"
    busy = f"import os, time; {once}; os.kill(os.getppid(), {signal.SIGINT:d}); time.sleep(60)"
    monkeypatch.setattr(asking, "_BOOT", busy)
    monkeypatch.setattr(asking, "END_SECONDS", 0.1)
    grader.close()
    with pytest.raises(KeyboardInterrupt) as stopped:
        grader.ask(REQUEST)
    assert type(stopped.value)._render_traceback_(stopped.value) == ["Stopped."]


def test_what_the_kit_cannot_do_is_answered_all_the_same(grader):
    assert "a fault of the grader" in grader.ask({**REQUEST, "op": "dance"})["text"]
    assert "boundary" in grader.ask(REQUEST)["text"]
