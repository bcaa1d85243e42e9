"""A note: something worth telling that is no error."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One line about what was left out or looks odd; everything else was read all the same."""

    message: str
