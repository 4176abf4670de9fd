"""A small data set, and a mirror on this machine that behaves as badly as it is told to."""

import gzip
import hashlib
import http.server
import random
import re
import struct
import threading

import pytest

from grader.learn import shelf
from grader.model import DataFile, DataSet


class Mirror:
    """A server on 127.0.0.1: each request gets the next answer of `script`, then good ones.

    An answer is a function of the request's handler, the file's content, and the first byte that
    was asked for (None without a Range).
    """

    def __init__(self, contents):
        self.contents = contents
        self.asked = []
        self.script = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/digits/"

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(mirror):  # noqa: N805 - self is the handler, inside
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                name = self.path.rpartition("/")[2]
                found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
                start = int(found[1]) if found else None
                mirror.asked.append((name, start))
                answer = mirror.script.pop(0) if mirror.script else mirror.good
                answer(self, mirror.contents[name], start)

            def log_message(self, *_):
                pass

        return Handler

    @staticmethod
    def good(handler, content, start):
        if start is None:
            return Mirror.ignoring_range(handler, content, start)
        if start >= len(content):
            return Mirror.status(416)(handler, content, start)
        return Mirror._send(
            handler,
            206,
            content[start:],
            {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"},
        )

    @staticmethod
    def ignoring_range(handler, content, _start):
        Mirror._send(handler, 200, content)

    @staticmethod
    def without_length(handler, content, _start):
        Mirror._send(handler, 200, content, {"Content-Length": None})

    @staticmethod
    def another_part(handler, content, start):
        where = f"bytes 0-{len(content) - 1}/{len(content)}"
        Mirror._send(handler, 206, content[start:], {"Content-Range": where})

    @staticmethod
    def hanging_up(handler, _content, _start):
        handler.close_connection = True

    @staticmethod
    def cut(count):
        """Promise the rest of the file, and give only so many bytes of it."""

        def answer(handler, content, start):
            rest = content[start or 0 :]
            extra = {"Content-Length": str(len(rest))}
            if start is not None:
                extra["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            Mirror._send(handler, 206 if start else 200, rest[:count], extra)

        return answer

    @staticmethod
    def giving(other):
        """Give another content, if need be the rest of it."""
        return lambda handler, _content, start: Mirror.good(handler, other, start)

    @staticmethod
    def status(code):
        return lambda handler, _content, _start: handler.send_error(code)

    @staticmethod
    def sending_on(url):
        return lambda handler, _content, _start: Mirror._send(handler, 302, b"", {"Location": url})

    @staticmethod
    def stopping_at(count, go_on):
        """Give so many bytes, then wait for the event before the rest."""

        def answer(handler, content, start):
            Mirror._send(handler, 200, content[:count], {"Content-Length": str(len(content))})
            handler.wfile.flush()
            go_on.wait(60)

        return answer

    @staticmethod
    def silent(go_on):
        return lambda _handler, _content, _start: go_on.wait(60)

    @staticmethod
    def _send(handler, status, body, extra=()):
        headers = {"Content-Length": str(len(body)), **dict(extra)}
        handler.send_response(status)
        for name, value in headers.items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


def idx(shape, seed):
    """Bytes of an IDX file, of noise that gzip cannot make small."""
    header = bytes([0, 0, 8, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)
    count = 1
    for length in shape:
        count *= length
    return header + random.Random(seed).randbytes(count)


@pytest.fixture(scope="session")
def plain():
    """Name -> unpacked content."""
    return {
        "images-idx3-ubyte.gz": idx((400, 28, 28), 1),
        "labels-idx1-ubyte.gz": idx((400,), 2),
    }


@pytest.fixture(scope="session")
def contents(plain):
    """Name -> content."""
    return {name: gzip.compress(content, mtime=0) for name, content in plain.items()}


def described(name, content):
    return DataFile(name, len(content), hashlib.sha256(content).hexdigest())


@pytest.fixture(scope="session")
def data(plain, contents):
    """The data set that the mirrors have."""
    files = []
    for name, content in contents.items():
        file = described(name, content)
        unpacked = described(name.removesuffix(".gz"), plain[name])
        files.append(DataFile(file.name, file.size, file.sha256, unpacked))
    return DataSet(
        "digits", "Some digits", "noise, nobody's", ("https://no.invalid/",), tuple(files)
    )


@pytest.fixture
def home(tmp_path, monkeypatch, data):
    """The folder in which the data set is to be kept; not there yet."""
    monkeypatch.setenv(shelf.FOLDER_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "data" / data.name


@pytest.fixture
def new_mirror(contents):
    """Start a mirror: ``new_mirror(answer, answer, …)``."""
    mirrors = []

    def start(*script):
        mirror = Mirror(contents)
        mirror.script = list(script)
        mirrors.append(mirror)
        return mirror

    yield start
    for mirror in mirrors:
        mirror.close()
