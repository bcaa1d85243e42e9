"""Saved web pages."""

import datetime as dt

import pytest

from tocsin.errors import ArticleError
from tocsin.sources.pages import page_article

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two killed in Mali - The Desk</title>
<meta property="og:title" content="Two killed in Mali"><meta property="og:site_name" content="The Desk">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://desk.example/mali"></head>
<body><nav><a href="/">Home</a> | <a href="/about">About</a></nav><article><h1>Two killed in Mali</h1>
<p>Gunmen killed two people in the <b>north</b> of Mali on Monday, the army said.</p>
<p>The army blamed a jihadist group for the attack and said that it would go after it.</p></article>
<footer>Copyright The Desk. All rights reserved.</footer><script>alert("x")</script></body></html>"""


def test_the_article_of_a_page_with_its_facts() -> None:
    article = page_article(PAGE.encode(), "a", "a.html")
    assert article.text == (
        "Gunmen killed two people in the north of Mali on Monday, the army said.\n\n"
        "The army blamed a jihadist group for the attack and said that it would go after it."
    )
    assert (article.id, article.title, article.publisher) == ("a", "Two killed in Mali", "The Desk")
    assert article.date == dt.date(2024, 3, 5) and article.url == "https://desk.example/mali"


def test_a_page_without_a_date_has_none() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2024-03-05T10:00:00Z">', "")
    assert page_article(bare.encode(), "a", "a.html").date is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    page = PAGE.replace("the army said", "the army’s chief said")
    if encoding == "windows-1252":
        page = page.replace("<head>", '<head><meta charset="windows-1252">')
    assert "the army’s chief said" in page_article(page.encode(encoding), "a", "a.html").text


def test_a_page_declaring_another_encoding_in_xml_is_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + PAGE
    assert page_article(page.encode(), "a", "a.html").title == "Two killed in Mali"


@pytest.mark.parametrize(
    "page", [b"", b"<html></html>", b"<html><head><title>x</title></head><body> </body></html>"]
)
def test_a_page_without_an_article_says_so(page: bytes) -> None:
    with pytest.raises(ArticleError) as raised:
        page_article(page, "a", "a.html")
    assert (
        str(raised.value)
        == "a.html: no article is found in the page: save the text of the report as a .txt file"
    )
