"""Mailboxes in mbox, as mail programs export newsletters: one message after the other, streamed."""

import io
import re
from collections.abc import Iterator

from tocsin.errors import InputError
from tocsin.sources.found import Found, Places
from tocsin.sources.limits import load_limits
from tocsin.sources.messages import message_article

MEDIA_TYPE = "message/rfc822"
LONGEST = 1 << 20
# RFC 4155: a sender, then a date as asctime writes it; prose that starts with "From" has no such end.
FIRST_LINE = re.compile(rb"From \S.*\d{1,2}:\d{2}(?::\d{2})?.*\d{4}")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mailbox_articles(stream: io.BufferedReader, id: str, where: str) -> Places:
    """The articles of a mailbox's messages, each with its place (``FILE!3``); a bad message is one error."""
    number = 0
    for number, data in enumerate(_messages(stream), start=1):
        place = f"{where}!{number}"
        try:
            if data is None:
                message = (
                    f"{place}: the message is larger than {load_limits().archives.largest_record:,} bytes"
                )
                raise InputError(message)
            article = message_article(QUOTED.sub(rb"\1", data), f"{id}!{number}", place)
            yield place, Found(article, data, MEDIA_TYPE)
        except InputError as error:
            yield place, error
    if not number:
        yield where, InputError(f"{where}: holds no mail", 'a mailbox starts with a line "From ..."')


def _messages(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """The bytes of each message without its "From " line; None for one too large."""
    most = load_limits().archives.largest_record
    kept: list[bytes] | None = None
    size, blank, line_start = 0, True, True
    while line := stream.readline(LONGEST):
        if line_start and blank and FIRST_LINE.match(line):
            if kept is not None:
                yield _joined(kept, size, most)
            kept, size = [], 0
        elif kept is not None:
            size += len(line)
            if size <= most:
                kept.append(line)
            else:
                kept.clear()
        blank = line_start and not line.strip()
        line_start = line.endswith(b"\n")
    if kept is not None:
        yield _joined(kept, size, most)


def _joined(kept: list[bytes], size: int, most: int) -> bytes | None:
    return b"".join(kept) if size <= most else None
