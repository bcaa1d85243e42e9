"""Which incidents MUC-4 asks for: fresh attacks on somebody, not battles, and not what is long past.

These are the task's own rules (its definition leaves out fighting between armed forces and incidents older than two
months), not weights: MUC-4 is no set that anything shipped may learn from.
"""

from datetime import date

from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucwords import load_muc_words

STALE = 60
LEAST = 0.4


def is_relevant(incident: Incident, published: date | None) -> bool:
    """Whether the incident gets a template."""
    words = load_muc_words().battles
    if any(act.head.lower_ in words for act in incident.acts):
        return False
    ends = [draft.when.end for draft in incident.drafts if draft.when.end is not None]
    if ends and published is not None and (published - max(ends)).days > STALE:
        return False
    return max(draft.confidence for draft in incident.drafts) >= LEAST
