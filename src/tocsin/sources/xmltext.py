"""XML from strangers, made harmless before any parser sees it: no DOCTYPE, no entities, one encoding."""

import re

from tocsin.errors import InputError
from tocsin.sources.charsets import decode_stated
from tocsin.sources.encoding import decode_bytes

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
HEAD = 400
HINT = "the publisher must leave it out"


def plain_xml(body: bytes, charset: str | None, where: str, most_tags: int) -> bytes:
    """The XML in UTF-8 without declaration and DOCTYPE; ``charset`` is what the server states.

    Raises InputError for one that declares entities or has too many tags, EncodingError for what is no text.
    """
    text = _decode(body, charset, where)
    text = DECLARATION.sub("", text, count=1).lstrip()
    at = _declared(text)
    if at is not None:
        found = DOCTYPE.match(text, at)
        rest = text[found.end() :] if found else ""
        if found is None or _declared(rest) is not None:
            raise InputError(f"{where}: declares entities of its own, which are not read", HINT)
        text = text[:at] + rest
    if text.count("<") > most_tags:
        raise InputError(f"{where}: holds more than {most_tags:,} tags", "it is left out")
    return text.encode("utf-8", "replace")


def _decode(body: bytes, charset: str | None, where: str) -> str:
    if body[:2] in {b"<\0", b"\0<"}:
        return body.decode("utf-16-le" if body[0:1] == b"<" else "utf-16-be", "replace")
    named = ENCODING.search(body[:HEAD])
    text = decode_stated(body, charset, named.group(1).decode("ascii") if named else None)
    return decode_bytes(body, where) if text is None else text


def _declared(text: str) -> int | None:
    """Where a declaration (``<!DOCTYPE``, ``<!ENTITY``) starts before the first tag; None when there is none."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<?", at):
            end = text.find("?>", at)
        else:
            return at if text.startswith("<!", at) else None
        if end < 0:
            return None
        at = end
    return None
