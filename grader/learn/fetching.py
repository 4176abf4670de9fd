"""Fetches the files of a data set: from mirrors, or from a folder on this machine."""

import http.client
import re
import shutil
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import quote, urlsplit

from grader.learn import shelf
from grader.model import DataFile, DataSet, UsageProblem

TIMEOUT_S: Final = 20.0
"""How long a server may say nothing."""
_TRIES: Final = 3
"""How often one mirror is asked for one file; each try goes on where the last one broke off."""
_BLOCK: Final = 2**16

Tell = Callable[[DataFile, int], None]
"""Is told, again and again, how many bytes of a file are there."""


class _Missed(Exception):
    """A mirror did not give the file; the text says why. It may give it `later`."""

    def __init__(self, why: str, later: bool = False) -> None:
        super().__init__(why)
        self.later = later


@dataclass(frozen=True, slots=True)
class Download:
    """How files are downloaded.

    Attributes
    ----------
    mirrors : sequence of str
        Addresses of folders.
    wait : callable
        Called before waiting for another process that does the same.
    """

    mirrors: Sequence[str]
    tell: Tell = lambda _file, _have: None
    wait: Callable[[], None] = lambda: None
    timeout_s: float = TIMEOUT_S

    def fetch(self, data: DataSet) -> None:
        """Fetch what is missing of a data set.

        Raises
        ------
        UsageProblem
            If no mirror gives a file, or it cannot be kept; what has come so far stays.
        """
        if not shelf.missing(data):
            return  # before anything is written: the folder may be somebody else's, read-only
        folder = shelf.data_folder(data)
        mirrors = list(self.mirrors)
        with shelf.reserved(folder, self.wait):
            for file in shelf.missing(data):
                good = self._fetch_file(file, mirrors, folder, data)
                mirrors.remove(good)
                mirrors.insert(0, good)  # no second time-out at a mirror that is down

    def _fetch_file(self, file: DataFile, mirrors: list[str], folder: Path, data: DataSet) -> str:
        tried = []
        for mirror in mirrors:
            url = mirror.rstrip("/") + "/" + quote(file.name)
            try:
                self._fetch_from(url, file, folder)
            except _Missed as missed:
                tried.append(f"  {url}\n    {missed}")
            else:
                return mirror
        raise UsageProblem(
            f"Cannot fetch {file.name} ({shelf.in_mib(file.size)}). Tried:\n"
            + "\n".join(tried)
            + "\n"
            "Is this machine online? If it cannot be, fetch the files of these addresses on another"
            f" one,\nput them into a folder here, and then:  grade data {data.name} --from FOLDER"
        )

    def _fetch_from(self, url: str, file: DataFile, folder: Path) -> None:
        """Ask one mirror, until the file is whole or asking again is no use."""
        part = shelf.part_of(folder, file)
        why = _Missed("")
        for _ in range(_TRIES):
            start = part.stat().st_size if part.exists() else 0
            try:
                if start < file.size:
                    self._download(url, file, part, start)
            except _Missed as missed:
                why = missed
                if not missed.later:
                    break
                continue
            if shelf.put_away(folder, file):
                return
            part.unlink()
            why = _Missed("it gave another file: the SHA-256 is wrong")
            if not start:  # else the kept beginning was to blame, perhaps: once more, from scratch
                break
        raise why

    def _download(self, url: str, file: DataFile, part: Path, start: int) -> None:
        """Download a file, or the rest of it if the server can; all mirrors have the same bytes."""
        try:
            response = _open(url, start, self.timeout_s)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and start:
                part.unlink()  # longer than the server's file
                raise _Missed("its file is shorter than it should be", later=True) from error
            raise _Missed(f"it answered {error.code}: {error.msg}") from error
        except (OSError, http.client.HTTPException) as error:
            raise _Missed(_in_words(error)) from error
        with response:
            begin = _begin_of(response, file, start)
            with part.open("ab" if begin else "wb") as sink:
                for have in _receive(response, sink, begin, file.size):
                    self.tell(file, have)


def take_from(folder: Path, data: DataSet, wait: Callable[[], None] = lambda: None) -> None:
    """Take what is missing of a data set from a folder, packed or unpacked, whatever its name.

    Raises
    ------
    UsageProblem
        If the folder does not have all of it; what it has is taken.
    """
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise UsageProblem(f"Cannot look into {folder}: {error.strerror}.") from error
    if not shelf.missing(data):
        return
    home = shelf.data_folder(data)
    with shelf.reserved(home, wait):
        lacking = [file for file in shelf.missing(data) if not _take(file, found, home)]
    if lacking:
        raise UsageProblem(
            f"{folder} does not have all of {data.name}:\n"
            + "\n".join(f"  {file.name}: {_why_not(folder, file)}" for file in lacking)
        )


def _take(file: DataFile, found: Sequence[Path], home: Path) -> bool:
    """Copy a file that has the right content; browsers rename and unpack what they download."""
    for form in file.forms:
        for path in found:
            if shelf.is_whole(path, form):
                shutil.copyfile(path, shelf.part_of(home, form))
                return shelf.put_away(home, form)
    return False


def _why_not(folder: Path, file: DataFile) -> str:
    for form in file.forms:
        path = folder / form.name
        if path.is_file():
            size = path.stat().st_size
            if size != form.size:
                return f"{form.name} has {size} bytes, it should have {form.size}"
            return f"{form.name} has the right size, but another content (its SHA-256 is wrong)"
    return "is not there"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server to http and https alone; urllib would go to ftp as well."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            fp.close()
            raise _Missed(f"it sends us on to {newurl}, which is no http or https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str, start: int, timeout_s: float) -> http.client.HTTPResponse:
    headers = {"User-Agent": "neural-network-kit", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - see is_address
    opener = urllib.request.build_opener(_Redirects)
    response: http.client.HTTPResponse = opener.open(request, timeout=timeout_s)
    return response


def is_address(url: str) -> bool:
    """Tell whether files can be fetched from there: http or https, and a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _begin_of(response: http.client.HTTPResponse, file: DataFile, start: int) -> int:
    """Tell which byte of the file an answer begins with, after a look at its headers."""
    length = response.headers.get("Content-Length", "")
    if response.status != http.HTTPStatus.PARTIAL_CONTENT:
        total, begin = length, 0
    else:
        found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
        if not found or int(found[1]) != start:
            raise _Missed("it answered with another part than it was asked for")
        total, begin = found[2], start
    if total.isdigit() and int(total) != file.size:  # the sign-in page of a network, for one
        raise _Missed(f"it gave another file: {total} bytes, not {file.size}")
    return begin


def _receive(
    response: http.client.HTTPResponse, sink: IO[bytes], have: int, size: int
) -> Iterator[int]:
    """Write what comes, up to `size` bytes in all; give the number of bytes that are there."""
    while have < size:
        try:
            block = response.read1(min(_BLOCK, size - have))
        except (OSError, http.client.HTTPException) as error:
            raise _Missed(
                f"it broke off after {have} bytes: {_in_words(error)}", later=True
            ) from error
        if not block:
            raise _Missed(f"it broke off after {have} of {size} bytes", later=True)
        sink.write(block)
        have += len(block)
        yield have


def _in_words(error: BaseException) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    if isinstance(reason, ssl.SSLCertVerificationError):
        hint = " (run 'Install Certificates.command', once)" if sys.platform == "darwin" else ""
        return f"its certificate cannot be checked: {reason.verify_message}{hint}"
    text = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return text or type(reason).__name__
