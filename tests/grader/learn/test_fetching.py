"""Fetching a data set: what mirrors, folders, disks and other processes can do to it."""

import re
import socket
import threading
import time
from pathlib import Path

import pytest

from grader.learn import shelf
from grader.learn.fetching import TIMEOUT_S, Download, is_address, take_from
from grader.model import UsageProblem

IMAGES = "images-idx3-ubyte.gz"
LABELS = "labels-idx1-ubyte.gz"


@pytest.fixture
def fetch(data, home):
    """Fetch the data set from mirrors."""

    def run(*mirrors, **options):
        Download([getattr(mirror, "url", mirror) for mirror in mirrors], **options).fetch(data)

    return run


@pytest.fixture
def begun(home, contents):
    """The first 10,000 bytes of the images, left by an earlier call."""
    home.mkdir(parents=True)
    (home / f"{IMAGES}.part").write_bytes(contents[IMAGES][:10_000])
    return 10_000


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def all_there(home, contents):
    """Tell whether the folder holds the files, each as it should be, and no part."""
    assert names(home) == [".lock", *sorted(contents)]
    return all((home / name).read_bytes() == content for name, content in contents.items())


def test_files_arrive_and_are_told_of(fetch, new_mirror, home, contents):
    told = []
    mirror = new_mirror()
    fetch(mirror, tell=lambda file, have: told.append((file.name, have)))
    assert all_there(home, contents)
    assert mirror.asked == [(IMAGES, None), (LABELS, None)]
    assert {(name, len(content)) for name, content in contents.items()} <= set(told)


def test_what_is_there_is_not_fetched_again_nor_written_to(fetch, new_mirror, home, data):
    mirror = new_mirror()
    fetch(mirror)
    before = {path: path.stat().st_mtime_ns for path in home.iterdir()}
    (home / ".lock").unlink()
    home.chmod(0o500)  # a folder that an instructor filled
    fetch(mirror)
    home.chmod(0o700)
    assert len(mirror.asked) == 2
    assert ".lock" not in names(home)
    assert all(before[home / name] == (home / name).stat().st_mtime_ns for name in (IMAGES, LABELS))


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:-1] + bytes([b[-1] ^ 1])])
def test_file_that_was_damaged_is_noticed_and_fetched_again(
    fetch, new_mirror, home, contents, data, damage
):
    fetch(new_mirror())
    (home / IMAGES).write_bytes(damage(contents[IMAGES]))
    with pytest.raises(UsageProblem, match="grade data digits"):
        shelf.path_of(data, IMAGES)
    mirror = new_mirror()
    fetch(mirror)
    assert mirror.asked == [(IMAGES, None)]
    assert all_there(home, contents)


def test_answer_without_length_is_enough(fetch, new_mirror, home, contents):
    mirror = new_mirror()
    mirror.script = [mirror.without_length]
    fetch(mirror)
    assert all_there(home, contents)


def test_kept_part_is_taken_up_where_it_ends(fetch, new_mirror, begun, home, contents):
    mirror = new_mirror()
    fetch(mirror)
    assert mirror.asked[0] == (IMAGES, begun)
    assert all_there(home, contents)


def test_part_that_is_complete_is_not_asked_for(fetch, new_mirror, begun, home, contents):
    (home / f"{IMAGES}.part").write_bytes(contents[IMAGES])
    mirror = new_mirror()
    fetch(mirror)
    assert mirror.asked == [(LABELS, None)]
    assert all_there(home, contents)


@pytest.mark.parametrize("answer", ["ignoring_range", "without_length"])
def test_server_that_ignores_range_starts_over(fetch, new_mirror, begun, home, contents, answer):
    mirror = new_mirror()
    mirror.script = [getattr(mirror, answer)]
    fetch(mirror)
    assert mirror.asked == [(IMAGES, begun), (LABELS, None)]
    assert all_there(home, contents)


def test_part_of_another_file_is_discarded_and_fetched_from_scratch(
    fetch, new_mirror, begun, home, contents
):
    (home / f"{IMAGES}.part").write_bytes(b"x" * begun)
    mirror = new_mirror()
    fetch(mirror)
    assert mirror.asked[:2] == [(IMAGES, begun), (IMAGES, None)]
    assert all_there(home, contents)


def test_part_longer_than_the_file_is_discarded(fetch, new_mirror, begun, home, contents):
    (home / f"{IMAGES}.part").write_bytes(contents[IMAGES] + b"more")
    mirror = new_mirror()
    fetch(mirror)
    assert mirror.asked == [(IMAGES, None), (LABELS, None)]
    assert all_there(home, contents)


def test_range_beyond_the_servers_file_is_asked_for_from_scratch(
    fetch, new_mirror, begun, home, contents
):
    mirror = new_mirror()
    mirror.script = [mirror.status(416)]
    fetch(mirror)
    assert mirror.asked[:2] == [(IMAGES, begun), (IMAGES, None)]
    assert all_there(home, contents)


def test_other_part_than_asked_for_goes_to_the_next_mirror(
    fetch, new_mirror, begun, home, contents
):
    bad, good = new_mirror(), new_mirror()
    bad.script = [bad.another_part]
    fetch(bad, good)
    assert (len(bad.asked), good.asked[0]) == (1, (IMAGES, begun))
    assert all_there(home, contents)


def test_truncated_transfer_goes_on_where_it_broke_off(fetch, new_mirror, home, contents):
    mirror = new_mirror()
    mirror.script = [mirror.cut(5_000), mirror.cut(7_000)]
    fetch(mirror)
    assert mirror.asked == [(IMAGES, None), (IMAGES, 5_000), (IMAGES, 12_000), (LABELS, None)]
    assert all_there(home, contents)


def test_mirror_that_keeps_breaking_off_hands_over_to_the_next(fetch, new_mirror, home, contents):
    bad, good = new_mirror(), new_mirror()
    bad.script = [bad.cut(1_000)] * 9
    fetch(bad, good)
    assert [start for _, start in bad.asked] == [None, 1_000, 2_000]
    assert good.asked == [(IMAGES, 3_000), (LABELS, None)]
    assert all_there(home, contents)


def test_wrong_digest_never_gets_the_final_name(fetch, new_mirror, home, contents):
    mirror = new_mirror()
    mirror.script = [mirror.giving(b"x" * len(contents[IMAGES]))] * 9
    with pytest.raises(UsageProblem, match="SHA-256 is wrong"):
        fetch(mirror)
    assert names(home) == [".lock"]
    assert mirror.asked == [(IMAGES, None)]  # from scratch: it would give the same again


def test_file_of_another_size_is_not_even_received(fetch, new_mirror, home, contents):
    sign_in, good = new_mirror(), new_mirror()
    sign_in.script = [sign_in.giving(b"<html>Please sign in</html>")]
    fetch(sign_in, good)
    assert all_there(home, contents)
    sign_in.script = [sign_in.giving(b"<html>Please sign in</html>")]
    (home / IMAGES).unlink()
    with pytest.raises(UsageProblem, match=f"27 bytes, not {len(contents[IMAGES])}"):
        fetch(sign_in)


@pytest.mark.parametrize("bad", ["status 404", "status 500", "hanging_up"])
def test_second_mirror_is_asked_and_then_asked_first(fetch, new_mirror, home, contents, bad):
    first, second = new_mirror(), new_mirror()
    kind, _, code = bad.partition(" ")
    first.script = [getattr(first, kind)(int(code)) if code else getattr(first, kind)]
    fetch(first, second)
    assert first.asked == [(IMAGES, None)]
    assert second.asked == [(IMAGES, None), (LABELS, None)]
    assert all_there(home, contents)


def test_server_that_says_nothing_is_given_up(fetch, new_mirror, home, contents):
    over = threading.Event()
    first, second = new_mirror(), new_mirror()
    first.script = [first.silent(over)]
    begun = time.monotonic()
    try:
        fetch(first, second, timeout_s=0.2)
    finally:
        over.set()
    assert time.monotonic() - begun < TIMEOUT_S  # 0.2 s, and as much again as a busy machine needs
    assert all_there(home, contents)


def test_server_that_falls_silent_leaves_the_part(fetch, new_mirror, home, contents):
    over = threading.Event()
    mirror = new_mirror()
    mirror.script = [mirror.stopping_at(20_000, over)] + [mirror.silent(over)] * 2
    try:
        with pytest.raises(UsageProblem, match="no answer in time"):
            fetch(mirror, timeout_s=0.2)
    finally:
        over.set()
    assert (home / f"{IMAGES}.part").read_bytes() == contents[IMAGES][:20_000]


def test_offline_says_what_was_tried_and_what_to_do(fetch, home):
    with socket.socket() as unused:  # bound, but not listening: connections are refused
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/digits"
        with pytest.raises(UsageProblem) as caught:
            fetch(address, "http://digits.invalid/")
    said = str(caught.value)
    for part in (
        f"{address}/{IMAGES}\n    Connection refused",
        f"http://digits.invalid/{IMAGES}",
        "grade data digits --from FOLDER",
    ):
        assert part in said
    assert names(home) == [".lock"]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x.gz", "file:///etc/passwd", "data:,x"])
def test_redirect_to_no_http_is_refused(fetch, new_mirror, home, url):
    mirror = new_mirror()
    mirror.script = [mirror.sending_on(url)]
    with pytest.raises(UsageProblem, match=f"{re.escape(url)}.*(no http|not allowed)"):
        fetch(mirror)
    assert names(home) == [".lock"]


def test_redirect_to_http_is_followed(fetch, new_mirror, home, contents):
    there = new_mirror()
    mirror = new_mirror()
    mirror.script = [mirror.sending_on(there.url + name) for name in (IMAGES, LABELS)]
    fetch(mirror)
    assert all_there(home, contents)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://host/x", True), ("https://host", True), ("HTTPS://host", True),
        ("file:///etc", False), ("ftp://host/x", False), ("host/x", False),
        ("https://", False), ("http://[", False),
    ],
)  # fmt: skip
def test_address_is_http_with_a_host(url, expected):
    assert is_address(url) is expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_full_disk_is_said_in_words(fetch, new_mirror, home):
    home.mkdir(parents=True)
    (home / f"{IMAGES}.part").symlink_to("/dev/full")
    with pytest.raises(UsageProblem, match=r"disk is full(.|\n)*GRADE_DATA_DIR"):
        fetch(new_mirror())
    assert not (home / IMAGES).exists()


def test_folder_that_cannot_be_made_is_said_in_words(fetch, new_mirror, home):
    home.parent.write_text("a file")
    with pytest.raises(UsageProblem, match="Cannot keep data in"):
        fetch(new_mirror())


def test_folder_is_the_users_cache_unless_chosen(data, home, monkeypatch):
    assert shelf.data_folder(data) == home
    monkeypatch.setenv(shelf.FOLDER_VARIABLE, "")
    assert shelf.data_folder(data).parts[-2:] == ("neural-network-kit", "digits")


@pytest.mark.parametrize("unpacked", [False, True])
@pytest.mark.parametrize("renamed", [False, True])
def test_folder_gives_either_form_under_any_name(
    data, home, tmp_path, plain, contents, unpacked, renamed
):
    source = tmp_path / "downloads"
    source.mkdir()
    for name, content in (plain if unpacked else contents).items():
        kept = name.removesuffix(".gz") if unpacked else name
        (source / (kept[:5] + " (1)" if renamed else kept)).write_bytes(content)
    take_from(source, data)
    assert shelf.missing(data) == []
    assert {name: shelf.read(data, name) for name in plain} == plain
    assert shelf.path_of(data, IMAGES).suffix == ("" if unpacked else ".gz")


def test_folder_that_lacks_a_file_gives_what_it_has(data, home, tmp_path, contents):
    source = tmp_path / "downloads"
    source.mkdir()
    (source / LABELS).write_bytes(contents[LABELS])
    with pytest.raises(UsageProblem, match=f"{IMAGES}: is not there"):
        take_from(source, data)
    assert [file.name for file in shelf.missing(data)] == [IMAGES]


@pytest.mark.parametrize(
    ("content", "says"), [(b"short", "has 5 bytes"), (None, "another content")]
)
def test_folder_with_another_file_is_refused(data, home, tmp_path, contents, content, says):
    source = tmp_path / "downloads"
    source.mkdir()
    (source / LABELS).write_bytes(contents[LABELS])
    (source / IMAGES).write_bytes(content or b"x" * len(contents[IMAGES]))
    with pytest.raises(UsageProblem, match=says):
        take_from(source, data)
    assert names(home) == [".lock", LABELS]


def test_folder_that_is_not_there_is_said_in_words(data, home, tmp_path):
    with pytest.raises(UsageProblem, match="Cannot look into"):
        take_from(tmp_path / "nowhere", data)


def test_second_call_waits_for_the_first(data, home, new_mirror, contents):
    """The first holds the folder while its mirror is slow; the second has nothing to do."""
    go_on, waits, asked = threading.Event(), threading.Event(), threading.Event()
    mirror = new_mirror()

    def slow(handler, content, start):
        asked.set()
        go_on.wait(60)
        mirror.good(handler, content, start)

    mirror.script = [slow]
    first = threading.Thread(target=Download([mirror.url]).fetch, args=(data,))
    second = threading.Thread(target=Download([mirror.url], wait=waits.set).fetch, args=(data,))
    first.start()
    assert asked.wait(60)
    second.start()
    assert waits.wait(60)
    go_on.set()
    first.join(60)
    second.join(60)
    assert mirror.asked == [(IMAGES, None), (LABELS, None)]
    assert all_there(home, contents)
