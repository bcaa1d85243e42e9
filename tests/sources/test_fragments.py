"""Pieces of HTML as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.sources.fragments import fragment_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Two killed", "Two killed"),
        ("<p>One\n two.</p><p>Three.</p>", "One two.\n\nThree."),
        ("a<br/>b<hr>c", "a\n\nb\n\nc"),
        ("<b>Bold</b> and <i>not</i>", "Bold and not"),
        ("AT&amp;T &lt;3 &#8220;x&#8221; &unknown;", "AT&T <3 \u201cx\u201d &unknown;"),
        ("2 < 3 and 4 > 3", "2 < 3 and 4 > 3"),
        ('<img alt="a > b" src=x>after', "after"),
        ("a<script>if (1 < 2) {}</script>b<STYLE>p {}</STYLE >c", "abc"),
        ("a<!-- <p>no</p> -->b<![CDATA[x]]>c<?php x ?>d", "abcd"),
        ("kept<script>never closed", "kept"),
        ("kept<p never closed", "kept"),
        ("kept<!-- never closed", "kept"),
        ("", ""),
    ],
)
def test_the_text_of_a_fragment(fragment: str, text: str) -> None:
    assert fragment_text(fragment) == text


@given(st.text(alphabet="<>/!-?ab pscript\"'=&#;1\n", max_size=200))
def test_any_text_is_read(fragment: str) -> None:
    assert fragment_text(fragment) == "\n\n".join(fragment_text(fragment).split("\n\n"))


@pytest.mark.parametrize(
    "piece", ["<!--", "<!", "<a ", "<a href='", "</", "<script>", "&#", "&", "<b", "<?", "< "]
)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    # A reader that looks for each end anew would take hours for this.
    fragment_text(piece * 300_000)
