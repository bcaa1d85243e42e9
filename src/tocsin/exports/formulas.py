"""Cells that a spreadsheet would run as a formula, made text.

Source: OWASP, "CSV Injection". Full-width signs count too: some spreadsheets take them for the plain ones.
"""

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def neutral(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could take it for a formula.

    It is for text only: numbers are written as numbers, the negative ones too.
    """
    return f"'{text}" if text.startswith(STARTS) else text
