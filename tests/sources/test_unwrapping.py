"""Lines broken at the margin become paragraphs again."""

from tocsin.sources.unwrapping import unwrap_lines


def test_lines_of_a_paragraph_are_joined_and_words_made_whole() -> None:
    page = """Gunmen killed two people in the town of Mopti on Monday, the ar-
my said. It blamed a jihadist group for the attack and said that
it would go after it.
Residents of the town said that the men had come on motorcycles
and had left before noon."""
    assert unwrap_lines(page) == (
        "Gunmen killed two people in the town of Mopti on Monday, the army said. It blamed a jihadist group for the "
        "attack and said that it would go after it.\n\n"
        "Residents of the town said that the men had come on motorcycles and had left before noon."
    )


def test_headings_and_empty_lines_stand_apart() -> None:
    page = """Security
Gunmen killed two people in the town of Mopti on Monday,
the army said

Residents of the town said that they had left before noon."""
    assert unwrap_lines(page).split("\n\n") == [
        "Security",
        "Gunmen killed two people in the town of Mopti on Monday, the army said",
        "Residents of the town said that they had left before noon.",
    ]


def test_a_name_with_a_hyphen_keeps_it() -> None:
    page = "The army said on Monday that it had retaken the town of Deir ez-\nZor after days of heavy fighting there."
    assert "Deir ez- Zor" in unwrap_lines(page)


def test_a_page_without_text() -> None:
    assert unwrap_lines(" \n\n") == ""
