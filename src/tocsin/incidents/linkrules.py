"""Which kinds of acts may be tied, and within how many days (``data/links.tsv``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.incidents.backings import ASSERTED
from tocsin.model.incident import Incident
from tocsin.ontology.types import event_types
from tocsin.tables import cell_parts, read_table

COLUMNS = ("kind", "first", "mode", "then", "days")
KINDS = frozenset({"threat-before", "reply-to"})


@dataclass(frozen=True, slots=True)
class LinkRule:
    """After an act of type ``first`` (with that ``mode``, "-" for any), acts of ``then`` within ``days``."""

    kind: str
    first: str
    mode: str
    then: frozenset[str]
    days: int


@cache
def load_link_rules() -> tuple[LinkRule, ...]:
    """The rows in their order. Raises KnowledgeError when the table breaks its format."""
    types = {one.name: {mode.name for mode in one.modes} for one in event_types()}
    rules = []
    for row in read_table("links.tsv", COLUMNS, "tocsin.incidents"):
        then = frozenset(cell_parts(row["then"]))
        known = row["first"] in types and then and then <= set(types) and row["days"].isdigit()
        if not known or row["kind"] not in KINDS or row["mode"] not in {"-", *types[row["first"]]}:
            raise KnowledgeError(
                f"links.tsv: bad row {' '.join(row.values())}", "use known types, modes and kinds"
            )
        rules.append(LinkRule(row["kind"], row["first"], row["mode"], then, int(row["days"])))
    return tuple(rules)


def days_allowed(kind: str, first: Incident, then: Incident) -> int | None:
    """Within how many days the second may follow the first for such a link; None where the kinds of acts do not fit.

    What is only menaced counts as a threat of that very act.
    """
    modes = {mode.name for mode in first.modes}
    if kind == "threat-before" and first.type == then.type and first.grade.name == "threatened":
        return max(rule.days for rule in load_link_rules() if rule.kind == kind)
    fitting = [
        rule.days
        for rule in load_link_rules()
        if rule.kind == kind and rule.first == first.type and then.type in rule.then
        and (rule.mode in modes or (rule.mode == "-" and (kind == "reply-to" or not modes)))
    ]  # fmt: skip
    return max(fitting, default=None)


def is_done(incident: Incident) -> bool:
    """Whether any source gives the act as done."""
    return any(tally.standing in ASSERTED for tally in incident.standings)
