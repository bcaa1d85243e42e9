"""How far the confidence of drafts can be trusted: the share that a coder recorded, by the confidence given.

usage: python benchmarks/calibration.py [--shared DIR]

Reads the dev half of the gold; a draft counts as recorded when it pairs with a coded claim as in the score of the gold.
Prints a Markdown table and the expected calibration error (the mean distance of the two columns, weighted by drafts).
"""

import datetime as dt
from pathlib import Path

from parts.markdown import table
from parts.reports import ask_shared, leave_without, read_lines

from tocsin import Article, Reader, Reading, reading_to_record
from tocsin.evaluation.scores.goldpairs import pair_numbers
from tocsin.reading.claims import make_claim

STEPS = 10


def judge(shared: Path) -> list[tuple[float, bool]]:
    """Confidence of each draft, and whether a coder recorded it."""
    reader = Reader()
    judged = []
    gold = read_lines(shared / "gold" / "dev_gold.jsonl")
    for raw, coded in zip(read_lines(shared / "gold" / "dev_articles.jsonl"), gold, strict=True):
        day = dt.date.fromisoformat(raw["date"]) if raw["date"] else None
        drafts = reader.draft(Article(raw["id"], raw["text"], raw["title"], day))
        reading = Reading(raw["id"], tuple(make_claim(draft) for draft in drafts), (), reader.mark)
        claims = reading_to_record(reading)["claims"]
        paired = {number for _, number in pair_numbers(coded["claims"], claims)}
        judged += [(draft.confidence, number in paired) for number, draft in enumerate(drafts)]
    return judged


def main() -> None:
    shared = ask_shared(__doc__ or "").parse_args().shared
    leave_without(shared / "gold")
    judged = judge(shared)
    rows, error = [], 0.0
    for step in range(STEPS):
        here = [one for one in judged if min(int(one[0] * STEPS), STEPS - 1) == step]
        if here:
            mean, share = (sum(one[k] for one in here) / len(here) for k in (0, 1))
            error += abs(mean - share) * len(here) / len(judged)
            bounds = f"{step / STEPS:.1f} to {(step + 1) / STEPS:.1f}"
            rows.append([bounds, str(len(here)), f"{mean:.2f}", f"{share:.2f}"])
    print(table(["confidence", "drafts", "mean confidence", "recorded"], rows))
    print(f"\nexpected calibration error {error:.3f} over {len(judged)} drafts")


if __name__ == "__main__":
    main()
