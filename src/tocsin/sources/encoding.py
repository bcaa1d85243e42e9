"""Bytes to text: Unicode first, then Windows-1252, which Western news still uses, then a guess."""

import codecs
import io
from importlib import import_module

from tocsin.errors import EncodingError
from tocsin.sources.limits import load_limits

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ALLOWED_CONTROLS = frozenset("\t\n\r\f\x1b")
SAMPLE = 1_000_000
HEAD = 8192
HINT = "save it as UTF-8 text"


def decode_bytes(data: bytes, where: str) -> str:
    """The text of a file without its byte order mark; ``where`` names the file in errors.

    Raises EncodingError for bytes that are no text in any encoding tried.
    """
    for start, kind in load_limits().starts.items():
        if data.startswith(start.encode("ascii")):
            raise EncodingError(f"{where}: is {kind}", "save its text as a .txt file")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode_marked(data, len(bom), encoding, where)
    if b"\0" in data:
        raise EncodingError(f"{where}: holds bytes of a binary file", HINT)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data, where)
    sample = text[:SAMPLE]
    controls = sum(char < " " and char not in ALLOWED_CONTROLS for char in sample)
    if controls > load_limits().control_share * len(sample):
        raise EncodingError(f"{where}: holds bytes of a binary file", HINT)
    return text


def utf8_stream(stream: io.BufferedReader, where: str, hint: str) -> io.BufferedReader:
    """The stream of lines as UTF-8 without byte order mark; other Unicode is recoded whole.

    Raises EncodingError, with ``hint``, for bytes that are no text, and for other Unicode in a very large file.
    """
    head = stream.peek(HEAD)
    for bom, encoding in BOMS:
        if head.startswith(bom):
            if encoding == "utf-8":
                stream.read(len(bom))
                return stream
            most = load_limits().largest_file
            data = stream.read(most + 1)
            if len(data) > most:
                raise EncodingError(
                    f"{where}: is larger than {most:,} bytes and no UTF-8", "save it as UTF-8"
                )
            text = decode_bytes(data, where)
            return io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    if b"\0" in head:
        raise EncodingError(f"{where}: holds bytes of a binary file", hint)
    return stream


def _decode_marked(data: bytes, skip: int, encoding: str, where: str) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{where}: starts as {encoding.upper()} and breaks it at byte {skip + error.start + 1}"
        raise EncodingError(message, HINT) from error


def _guess(data: bytes, where: str) -> str:
    high = sum(byte > 0x7F for byte in data[:SAMPLE])
    if high <= load_limits().western_share * len(data[:SAMPLE]):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    # Loaded here: few files need it, and every command would wait for it.
    best = import_module("charset_normalizer").from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise EncodingError(f"{where}: is no text in a known encoding", HINT)
    try:
        return data.decode(str(best.encoding))
    except (UnicodeDecodeError, LookupError) as error:
        raise EncodingError(f"{where}: is no text in a known encoding", HINT) from error
