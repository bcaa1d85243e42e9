"""ZIP files: members of every kind we read, never written to disk, within limits."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable

from tocsin.errors import InputError
from tocsin.sources.budget import Budget, Metered, is_bomb
from tocsin.sources.found import Places
from tocsin.sources.limits import ARCHIVES, STREAMED, Kind, load_limits
from tocsin.sources.note import Note
from tocsin.sources.zipnames import directory_size, is_hidden, refuse_member

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
NO_ZIP = "pack its files again"
Open = Callable[[io.BufferedReader, Kind, str, str, Budget, int], Places]


def zip_articles(
    stream: io.BufferedReader, id: str, where: str, budget: Budget, depth: int, open_member: Open
) -> Places:
    """The articles of a ZIP's members (``FILE!MEMBER``) in the order of the ZIP; a bad member is one error.

    ``open_member`` reads a member by its kind. Members of other kinds are counted in a closing note.
    """
    limits = load_limits().archives
    if depth > limits.deepest:
        yield where, InputError(f"{where}: is an archive in an archive in an archive", "unpack it yourself")
        return
    try:
        if directory_size(stream) > limits.largest_directory:
            raise InputError(
                f"{where}: its directory is larger than {limits.largest_directory:,} bytes", NO_ZIP
            )
        archive = zipfile.ZipFile(stream)
    except InputError as error:
        yield where, error
        return
    except BROKEN:
        yield where, InputError(f"{where}: is no ZIP file or a broken one", NO_ZIP)
        return
    with archive:
        yield from _members(archive, id, where, budget, depth, open_member)


def _members(
    archive: zipfile.ZipFile, id: str, where: str, budget: Budget, depth: int, open_member: Open
) -> Places:
    members = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
    most = load_limits().archives.most_members
    if len(members) > most:
        yield where, InputError(f"{where}: holds more than {most:,} files", "split it")
        return
    skipped: set[str] = set()
    left_out = 0
    for info in members:
        place = f"{where}!{info.filename}"
        kind = load_limits().kind_of(info.filename)
        if kind is None:
            left_out += 1
            skipped.add("." + info.filename.rpartition(".")[2] if "." in info.filename else "no suffix")
            continue
        try:
            _refuse_large(info, kind, place)
            refuse_member(info, place)
            with archive.open(info) as packed:
                member: io.BufferedReader = io.BufferedReader(Metered(packed, budget, place))
                opened = _seekable(member, place) if kind == "zip" else member
                yield from open_member(opened, kind, f"{id}!{info.filename}", place, budget, depth + 1)
        except InputError as error:
            yield place, error
        except (*BROKEN, RuntimeError) as error:
            yield place, InputError(f"{place}: is broken inside the ZIP ({type(error).__name__})", NO_ZIP)
        if budget.spent:
            return
    if left_out:
        files = "1 file" if left_out == 1 else f"{left_out} files"
        yield where, Note(f"{where}: {files} of other kinds left out ({', '.join(sorted(skipped)[:10])})")


def _refuse_large(info: zipfile.ZipInfo, kind: Kind, place: str) -> None:
    """Raises InputError for a member that says itself that it is too large; a liar is met by the budget."""
    limits = load_limits()
    if kind not in STREAMED and kind not in ARCHIVES and info.file_size > limits.largest_file:
        raise InputError(f"{place}: is larger than {limits.largest_file:,} bytes")
    if is_bomb(info.file_size, info.compress_size, limits.archives):
        raise InputError(f"{place}: unpacks to more than {limits.archives.highest_ratio} times its size")


def _seekable(member: io.BufferedReader, place: str) -> io.BufferedReader:
    most = load_limits().largest_file
    data = member.read(most + 1)
    if len(data) > most:
        raise InputError(f"{place}: is larger than {most:,} bytes", "unpack it yourself")
    return io.BufferedReader(io.BytesIO(data))
