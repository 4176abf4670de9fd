"""What is told of a folder while it changes."""

import asyncio
import contextlib
import shutil

import pytest

from grader.course import find_course
from grader.learn.watching.saves import Contents, Saved, saves

COURSE = find_course()
SECONDS = 20.0
STEPS = {step.stem for step in COURSE.steps}


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(COURSE.exercises, tmp_path / "work")
    return tmp_path / "work"


def test_content_counts_and_not_the_time(folder):
    contents = Contents(folder, COURSE)
    path = folder / "step1_init.py"
    assert contents.look({path.name}) == Saved(unchanged=frozenset({"step1_init"}))
    path.write_text("x = 1")
    assert contents.look({path.name}) == Saved(changed=frozenset({"step1_init"}))
    path.unlink()
    assert contents.look({path.name}) == Saved(gone=frozenset({"step1_init"}))
    assert contents.look({path.name}) == Saved()
    path.write_text("x = 1")
    assert contents.look_at_all().changed == {"step1_init"}


@pytest.mark.parametrize(
    "name", ["4913", "step1_init.py~", ".step1_init.py.swp", "test.txt", "conftest.py", "numpy.py"]
)
def test_what_is_no_module_of_the_learner_is_not_told(folder, name):
    contents = Contents(folder, COURSE)
    (folder / name).write_text("x = 1")
    assert contents.look({name}) == Saved()


def test_helper_of_the_learner_is_told(folder):
    contents = Contents(folder, COURSE)
    (folder / "mine.py").write_text("x = 1")
    assert contents.look({"mine.py"}).changed == {"mine"}


def test_file_that_cannot_be_read_has_changed_once(folder):
    contents = Contents(folder, COURSE)
    path = folder / "step1_init.py"
    path.write_bytes(b"x" * (5 << 20))  # too large
    assert contents.look({path.name}).changed
    assert contents.look({path.name}).unchanged


@pytest.mark.parametrize("poll", [False, True])
def test_saves_are_told_as_they_come_and_the_folder_may_come_back(folder, poll):
    path = folder / "step5_backward.py"

    async def main():
        told = saves(folder, COURSE, poll)

        async def following():
            return await asyncio.wait_for(anext(told), SECONDS)

        async def changed(act):
            first = asyncio.ensure_future(following())
            for _ in range(5):  # until it has looked at what is there
                await asyncio.sleep(0)
            act()
            return await first

        def replace(text):
            other = folder / "5.tmp"
            other.write_text(text)
            other.replace(path)

        assert (await changed(lambda: replace("x = 1"))).changed == {path.stem}
        assert (await changed(lambda: path.write_text("x = 2"))).changed == {path.stem}
        assert (await changed(path.unlink)).gone == {path.stem}
        gone = set()
        first = asyncio.ensure_future(following())
        shutil.rmtree(folder)
        while not gone >= STEPS - {path.stem}:
            gone |= (await first).gone
            first = asyncio.ensure_future(following())
        shutil.copytree(COURSE.exercises, folder)
        came = set()
        while not came >= STEPS:
            came |= (await first).changed
            first = asyncio.ensure_future(following())
        first.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await first
        await told.aclose()

    asyncio.run(main())


def test_without_watches_left_it_looks_again_and_again(folder, monkeypatch):
    polled = []

    async def awatch(*_, force_polling, **__):
        polled.append(force_polling)
        if not force_polling:
            raise OSError("no space left on device")
        yield {(2, str(folder / "step1_init.py"))}

    monkeypatch.setattr("watchfiles.awatch", awatch)
    monkeypatch.setattr("grader.learn.watching.saves.GLANCE_SECONDS", 0.0)

    async def main():
        told = saves(folder, COURSE)
        found = await asyncio.wait_for(anext(told), SECONDS)
        await told.aclose()
        return found

    assert asyncio.run(main()).unchanged == {"step1_init"}
    assert polled == [None, True]
