"""What is looked at before a ZIP is opened and a member is read: the size of its directory, names that lead astray."""

import io
import re
import stat
import struct
from zipfile import ZipInfo

from tocsin.errors import InputError

ENCRYPTED = 0x1
END, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
LOCATOR, LOCATOR_SIZE, END64 = b"PK\x06\x07", 20, b"PK\x06\x06"
OVERFLOW = 0xFFFFFFFF
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DRIVE = re.compile(r"[A-Za-z]:")


def refuse_member(info: ZipInfo, place: str) -> None:
    """Raises InputError for a member that is encrypted, a link, or named so as to lead out of the archive."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & ENCRYPTED:
        raise InputError(f"{place}: is encrypted", "pack it again without a password")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise InputError(f"{place}: is a link", "pack the file itself")
    if name.startswith("/") or DRIVE.match(name) or ".." in name.split("/"):
        raise InputError(f"{place}: its name leads out of the archive", "pack its files under plain names")
    if CONTROL.search(info.filename):
        raise InputError(f"{place}: its name holds control characters", "pack its files under plain names")


def is_hidden(name: str) -> bool:
    """Whether a member is hidden (``.git/x``) or a file that macOS adds."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def directory_size(stream: io.BufferedReader) -> int:
    """The bytes of a ZIP's directory as its end record states them; 0 when there is none, which ``zipfile`` reports.

    After APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16. All that ``zipfile`` loads at once is the directory.
    """
    size = stream.seek(0, io.SEEK_END)
    tail_start = max(0, size - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE)
    stream.seek(tail_start)
    tail = stream.read()
    stream.seek(0)
    end = tail.rfind(END)
    if end < 0 or len(tail) < end + END_SIZE:
        return 0
    stated: int = struct.unpack_from("<I", tail, end + 12)[0]
    locator = end - LOCATOR_SIZE
    if locator >= 0 and tail[locator : locator + 4] == LOCATOR:
        offset: int = struct.unpack_from("<Q", tail, locator + 8)[0]
        return max(stated if stated != OVERFLOW else 0, _directory_size64(stream, offset))
    return stated


def _directory_size64(stream: io.BufferedReader, offset: int) -> int:
    if offset >= 1 << 62:
        return 0
    stream.seek(offset)
    record = stream.read(56)
    stream.seek(0)
    if len(record) < 56 or record[:4] != END64:
        return 0
    stated: int = struct.unpack_from("<Q", record, 40)[0]
    return stated
