"""What came of an ingest, in numbers."""

import json
from dataclasses import asdict, dataclass

from tocsin.errors import TocsinError
from tocsin.intake.keeping import Kept, Outcome


@dataclass(slots=True)
class Tally:
    """Counts of one run: articles that arrived, those new to the record, claims read, incidents changed, failures."""

    arrived: int = 0
    new: int = 0
    read: int = 0
    claims: int = 0
    incidents_changed: int = 0
    failed: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome; notes count nothing."""
        if isinstance(outcome, Kept):
            self.arrived += 1
            self.new += outcome.new
            self.read += outcome.read
            self.claims += outcome.claims
            self.incidents_changed += len(outcome.incidents)
        elif isinstance(outcome, TocsinError):
            self.failed += 1


def say_tally(tally: Tally, as_json: bool = False) -> str:
    """The counts in one line of words, or of JSON."""
    if as_json:
        return json.dumps(asdict(tally))
    known = tally.arrived - tally.new
    parts = [f"{tally.new:,} new", f"{known:,} known"] if known else [f"{tally.new:,} new"]
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    return (
        f"{tally.arrived:,} articles ({', '.join(parts)}), {tally.claims:,} claims read, "
        f"{tally.incidents_changed:,} times an incident began or changed"
    )
