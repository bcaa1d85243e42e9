"""Packed bodies unpacked in small steps, so that a bomb is seen before it goes off."""

import zlib
from collections.abc import Iterable, Iterator

from tocsin.errors import FetchError
from tocsin.sources.fetchlimits import FetchLimits

STEP = 65_536
GZIP_MARK = b"\x1f\x8b"
GZIP, ZLIB, RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
PLAIN = {"", "identity"}
PACKINGS = {"gzip", "x-gzip", "deflate"}
ACCEPTED = "gzip, deflate"


def unpack_chunks(chunks: Iterable[bytes], packing: str, limits: FetchLimits, shown: str) -> bytes:
    """The whole of a body that comes in chunks, packed as ``packing`` says (a value of ``Content-Encoding``).

    Raises FetchError for a packing not asked for, for bytes that break it, and as soon as the unpacked bytes or their
    ratio to the packed ones pass the limits.
    """
    packing = packing.strip().lower()
    if packing in PLAIN:
        return _gathered(chunks, limits, shown)
    if packing not in PACKINGS:
        raise FetchError(f"{shown}: is packed as {packing[:40]!r}, which was not asked for", "it is left out")
    return _gathered(_unpacked(chunks, packing, limits, shown), limits, shown)


def unpack_gzip(body: bytes, limits: FetchLimits, shown: str) -> bytes:
    """The body as it is, or unpacked when it is itself a gzip file, as sitemaps are. Raises FetchError."""
    return unpack_chunks([body], "gzip", limits, shown) if body.startswith(GZIP_MARK) else body


def _gathered(chunks: Iterable[bytes], limits: FetchLimits, shown: str) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limits.body_bytes:
            raise FetchError(f"{shown}: holds more than {limits.body_bytes:,} bytes", "it is left out")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], packing: str, limits: FetchLimits, shown: str) -> Iterator[bytes]:
    packed = plain = 0
    machine: zlib._Decompress | None = None
    ended = False
    for chunk in chunks:
        packed += len(chunk)
        rest = chunk
        while rest:
            if machine is None:
                # After the last member some servers send padding, which belongs to nobody.
                if ended and not (packing != "deflate" and rest.startswith(GZIP_MARK)):
                    break
                machine = zlib.decompressobj(_window(packing, rest))
            try:
                piece = machine.decompress(rest, STEP)
            except zlib.error as error:
                raise FetchError(f"{shown}: is not packed as it says", "it is left out") from error
            rest = machine.unconsumed_tail
            plain += len(piece)
            if plain > limits.ratio_from and plain > packed * limits.most_ratio:
                most = f"{limits.most_ratio:g}"
                raise FetchError(f"{shown}: unpacks to more than {most} times its size", "it is left out")
            if piece:
                yield piece
            if machine.eof:
                rest, machine, ended = machine.unused_data, None, True
    if machine is not None:
        yield machine.flush()
        if not machine.eof:
            raise FetchError(f"{shown}: ends in the middle of its packed body", "try again later")


def _window(packing: str, start: bytes) -> int:
    """The format of zlib: "deflate" means two things, told apart by the first byte."""
    if packing != "deflate":
        return GZIP
    return ZLIB if start[0] & 0x0F == 8 and start[0] >> 4 <= 7 else RAW
