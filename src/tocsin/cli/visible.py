"""Text from reports made fit for a terminal: nothing in it may steer the terminal or turn the line around."""

import re

LINE_ENDS = re.compile(r"\s*[\r\n\u2028\u2029\t]+\s*")
# C0 and C1 controls (escape sequences begin with one), marks that turn the direction of text, half surrogate pairs.
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text on one line, with U+FFFD for every character that would steer a terminal."""
    return STEERING.sub("\ufffd", LINE_ENDS.sub(" ", text))
