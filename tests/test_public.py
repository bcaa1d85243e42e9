"""The public face: what ``import tocsin`` offers, and that it costs little."""

import datetime as dt
import multiprocessing

import pytest

import tocsin

HEAVY = {"numpy", "spacy", "trafilatura"}


@pytest.mark.parametrize("module", ["tocsin", "tocsin.cli.main", "tocsin.cli.read", "tocsin.sources.inputs"])
def test_imports_leave_the_heavy_parts_alone(module: str) -> None:
    code = f"import sys, {module}\nassert not sys.modules.keys() & {HEAVY!r}"
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        fresh.apply(exec, (code,))


def test_every_public_name_is_there() -> None:
    assert all(hasattr(tocsin, name) for name in tocsin.__all__)
    assert tocsin.Claim.__module__ == "tocsin.model.claim"


def test_a_name_that_is_none_of_ours_is_missing() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rumour'"):
        tocsin.__getattr__("rumour")


def test_read_gives_claims_whose_words_stand_in_the_text() -> None:
    text = "Rebels shelled the town of Goma on Monday, killing at least four people, the army said."
    reading = tocsin.read(text, title="Shells hit Goma", date="2024-03-05")
    assert [claim.type for claim in reading.claims] == ["ASSAULT"]
    claim = reading.claims[0]
    assert claim.sentence.text in (text, "Shells hit Goma")
    assert claim.when.start == dt.date(2024, 3, 4)
    assert claim.killed is not None and (claim.killed.low, claim.killed.high) == (4, None)
    assert tocsin.read(text, "Shells hit Goma", dt.date(2024, 3, 5)) == reading


def test_read_says_why_it_read_nothing() -> None:
    assert tocsin.read(" \n").notes == ("the article is empty",)
    french = tocsin.read("Des hommes armés ont attaqué un village dans le nord du Mali, selon les autorités.")
    assert french.claims == () and french.notes == ("written in French, which Tocsin does not read",)


def test_read_refuses_what_it_cannot_take() -> None:
    with pytest.raises(tocsin.TocsinError, match="'5 March' is no ISO date: write it as 2023-11-05"):
        tocsin.read("The army said nothing.", date="5 March")
    with pytest.raises(tocsin.TocsinError, match="text: the article is longer than 2,000,000 characters"):
        tocsin.read("a " * 1_000_001)
