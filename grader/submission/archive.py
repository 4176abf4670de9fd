"""The files in a ``.zip``, read into memory and never unpacked to disk."""

import io
import lzma
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from grader.model import UsageProblem
from grader.submission.reading import Refused, limit_of, read_bytes, too_large

MAX_ARCHIVE: Final = 32 << 20
MAX_MEMBERS: Final = 1000
MAX_TOTAL: Final = 32 << 20
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError,
    OSError, EOFError, NotImplementedError, ValueError,
)  # fmt: skip


def read_archive(path: Path) -> dict[str, bytes | Refused]:
    """Read the ``.py`` and ``.ipynb`` members of an archive.

    Raises
    ------
    UsageProblem
        If it is no archive, is absurdly large, is encrypted, or has a member that points outside.
    """
    try:
        # Not by name: a pipe would keep whoever opens it waiting, a link lead anywhere.
        content = read_bytes(path, MAX_ARCHIVE)
    except Refused as refusal:
        raise UsageProblem(f"{path}: {refusal}") from refusal
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read_members(archive)
    except Refused as refusal:
        raise UsageProblem(f"{path} is refused: {refusal}") from refusal
    except _DAMAGED as error:
        raise UsageProblem(f"{path} is not a zip that can be read: {error}.") from error
    except (RuntimeError, zipfile.LargeZipFile) as error:  # encrypted members
        raise UsageProblem(f"{path} is refused: {error}.") from error


def _read_members(archive: zipfile.ZipFile) -> dict[str, bytes | Refused]:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise Refused(f"it has {len(infos)} members; at most {MAX_MEMBERS} are read.")
    for info in infos:
        _refuse_outsiders(info)
    total, contents = 0, {}
    for info in infos:
        if not _is_wanted(info):
            continue
        contents[_name(info)] = _read_member(archive, info)
        total += info.file_size
        if total > MAX_TOTAL:
            raise Refused(too_large(total, MAX_TOTAL))
    return contents


def _refuse_outsiders(info: zipfile.ZipInfo) -> None:
    name = PurePosixPath(_name(info))
    if name.is_absolute() or ".." in name.parts or ":" in info.filename:
        raise Refused(f"its member {info.filename!r} points outside of the archive.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused(f"its member {info.filename!r} is a symbolic link.")


def _name(info: zipfile.ZipInfo) -> str:
    """Name a member with slashes; some archivers on Windows write backslashes."""
    return info.filename.replace("\\", "/")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(_name(info))
    hidden = any(part.startswith((".", "__")) for part in name.parts)
    return name.suffix in (".py", ".ipynb") and not hidden and not info.is_dir()


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Refused:
    limit = limit_of(info.filename)
    if info.file_size > limit:
        return Refused(too_large(info.file_size, limit))
    with archive.open(info) as member:
        content = member.read(limit + 1)  # the size in the directory may be a lie
    return content if len(content) <= limit else Refused(too_large(len(content), limit))
