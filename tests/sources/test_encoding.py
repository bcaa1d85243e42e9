"""Bytes to text."""

import codecs

import pytest

from tocsin.errors import EncodingError
from tocsin.sources.encoding import decode_bytes

TEXT = "Rebels “shelled” Bogotá’s café – four died."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_news_in_the_encodings_of_the_west(encoding: str) -> None:
    assert decode_bytes(TEXT.encode(encoding), "f") == TEXT


def test_big_endian_with_its_mark() -> None:
    assert decode_bytes(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "f") == TEXT


def test_other_encodings_are_guessed() -> None:
    russian = "Пять человек погибли после удара беспилотника, сообщили местные власти региона."
    assert decode_bytes(russian.encode("koi8-r"), "f") == russian


def test_the_empty_file_is_an_empty_text() -> None:
    assert decode_bytes(b"", "f") == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 4, "f: holds bytes of a binary file: save it as UTF-8 text"),
        (b"\x01\x02\x03\x04 text", "f: holds bytes of a binary file: save it as UTF-8 text"),
        (TEXT.encode("utf-16-le"), "f: holds bytes of a binary file: save it as UTF-8 text"),
        (
            b"\xff\xfe\x00\xd8\x41\x00",
            "f: starts as UTF-16-LE and breaks it at byte 3: save it as UTF-8 text",
        ),
        (b"\xef\xbb\xbfa\xff", "f: starts as UTF-8 and breaks it at byte 5: save it as UTF-8 text"),
        (b"%PDF-1.7\n%\xe2\xe3", "f: is a PDF file: save its text as a .txt file"),
        (b"{\\rtf1 x}", "f: is an RTF file: save its text as a .txt file"),
        (b"PK\x03\x04\x14", "f: is a ZIP or Office file: save its text as a .txt file"),
        (bytes(range(1, 256)) * 9, "f: is no text in a known encoding: save it as UTF-8 text"),
    ],
)
def test_what_is_no_text_says_so_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(EncodingError) as raised:
        decode_bytes(data, "f")
    assert str(raised.value) == message
