"""Copies of one text, and reports that only sound alike."""

import json
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.incidents.copies import bands_of, fingerprint, is_copy, likeness
from tocsin.samples import samples_path

SAMPLES = (samples_path() / "articles.jsonl").read_text(encoding="utf-8").splitlines()
TEXTS = [text for line in SAMPLES if len((text := json.loads(line)["text"]).split()) >= 120]


def meet(one: str, other: str) -> bool:
    """Whether two texts share a band."""
    return not set(bands_of(fingerprint(one))).isdisjoint(bands_of(fingerprint(other)))


def lead(text: str, share: float) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * share)])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: f"KABUL (AFP) - {text} (AFP)",
        lambda text: f"Another headline over the same report\n\n{text}",
        lambda text: text.upper().replace(",", " ,"),
        lambda text: lead(text, 0.75),
        lambda text: lead(text, 0.5),
    ],
    ids=["whole", "dateline", "headline", "capitals", "three quarters", "half"],
)
def test_a_changed_copy_is_found(change: Callable[[str], str]) -> None:
    for text in TEXTS:
        other = change(text)
        assert meet(text, other) and is_copy(text, other) and is_copy(other, text)


def test_different_reports_are_no_copies() -> None:
    for one, other in combinations(TEXTS, 2):
        assert not is_copy(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Two people are killed in an air strike against a village in the north of the country.",
            "Nine people are killed in an air strike against a village in the north of the country.",
        ),
        (
            "At least 30 soldiers are killed in an ambush near the town of Alpha in the eastern province.",
            "At least 30 soldiers are killed in an ambush near the town of Bravo in the eastern province.",
        ),
        ("Photo: file picture.", "Photo: file picture."),
        ("", ""),
    ],
)
def test_short_reports_that_differ_in_a_word_are_two(one: str, other: str) -> None:
    assert not is_copy(one, other)


def test_a_short_report_printed_again_is_a_copy() -> None:
    one = "Gunmen attacked a convoy of lorries near the border on Friday and took the drivers away."
    assert is_copy(one, one + " ") and meet(one, one)


def test_a_report_that_holds_the_sentence_of_a_short_one_is_no_copy() -> None:
    first = TEXTS[0].split(". ")[0] + "."
    assert not is_copy(first, TEXTS[0])


def test_likeness_is_that_of_the_texts() -> None:
    one, other = fingerprint(TEXTS[0]), fingerprint(TEXTS[1])
    assert likeness(one, one) == 1.0 and likeness(one, other) < 0.1
    assert likeness((), one) == 0.0


@given(st.text(max_size=400))
def test_any_text_has_bands_that_a_database_can_keep(text: str) -> None:
    signature = fingerprint(text)
    assert signature == fingerprint(text)
    assert all(-(2**63) <= value < 2**63 for _, value in bands_of(signature))
    assert not bands_of(signature) or len(bands_of(signature)) == 32


def test_fingerprints_stay_the_same_from_version_to_version() -> None:
    found = fingerprint(
        "Gunmen attacked a convoy of lorries near the border on Friday and took the drivers away."
    )
    assert len(found) == 64
    assert sum(found) % 1_000_003 == 113545
