"""How an act stands in one telling of it."""

from typing import Literal, get_args

Standing = Literal["reported", "claimed", "alleged", "denied", "threatened", "called-for", "negated"]
STANDINGS: tuple[str, ...] = get_args(Standing)
