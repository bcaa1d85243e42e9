"""What a form sent: texts by name, without signs that no one types."""

import unicodedata
from dataclasses import dataclass

from anyio.from_thread import run
from starlette.datastructures import FormData
from starlette.requests import Request

from tocsin.errors import SettingsError

LONGEST = 5_000
"""Characters of one value."""
KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form in their order; a name may stand several times."""

    fields: tuple[tuple[str, str], ...]

    def text(self, name: str) -> str:
        """The first value of a name without spaces around it, empty where there is none."""
        return next((value for key, value in self.fields if key == name), "")

    def texts(self, name: str) -> list[str]:
        """All values of a name."""
        return [value for key, value in self.fields if key == name]


def read_form(request: Request) -> Form:
    """The form of a request, for an endpoint that runs in a thread. A form with a file in it is none.

    Raises SettingsError for a value that is longer than anything a person types.
    """

    async def receive() -> FormData:
        return await request.form(max_files=0)

    sent = run(receive)
    fields = [(name, _typed(value)) for name, value in sent.multi_items() if isinstance(value, str)]
    long = next((name for name, value in fields if len(value) > LONGEST), None)
    if long is not None:
        raise SettingsError("one field of the form is too long", f"keep it under {LONGEST:,} characters")
    return Form(tuple(fields))


def _typed(value: str) -> str:
    """Without control characters and broken halves of characters, which no database keeps alike."""
    good = (sign for sign in value if sign in KEPT or unicodedata.category(sign) not in {"Cc", "Cs"})
    return "".join(good).strip()
