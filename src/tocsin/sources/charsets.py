"""Encodings that servers and files name, and bytes decoded by them."""

from tocsin.sources.encoding import BOMS
from tocsin.sources.fetchlimits import load_fetch_rules


def decode_stated(body: bytes, *stated: str | None) -> str | None:
    """The text by its byte order mark, as UTF-8, or by the first stated encoding that fits; None when none does.

    An encoding that is not in our table is passed over: among those that Python knows are some that are no encoding
    of text, or take a time that grows with the square of the text.
    """
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    for label in ("utf-8", *stated):
        if label is None or label.strip().lower() not in load_fetch_rules().charsets:
            continue
        try:
            return body.decode(label.strip())
        except (UnicodeDecodeError, LookupError):
            continue
    return None
