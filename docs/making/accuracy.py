"""The page of the accuracy, from the figures that ``make accuracy`` left."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from making.markdown import code, page, table
from tocsin.tables import Row, read_table_file

HERE = Path(__file__).parent
FIGURES = HERE / "accuracy.jsonl"
COLUMNS = ("bench", "folder", "split", "metric", "beat", "whose")
INTRODUCTION = """\
How well the reader reads, measured on the open halves of public benchmarks and of our own gold. The data lies beside
the project and is no part of it; `make accuracy SHARED=DIR` measures anew what lies in DIR and writes this page. In
brackets the 95 % interval: where the figure falls when the rows are drawn anew with replacement (percentile
bootstrap); for benchmarks of groups, 1.96 standard errors to both sides, by leaving groups out (jackknife)."""
READING = """\
- These are the halves that were open while the rules were written. Figures on unseen text will be lower, and the
  figures to beat were mostly reached on other, sealed halves: compare them with care.
- The encoder learnt from the open half of `zsp_plv`, and the places of acts from that of `event_location`: what they
  show here is no measure. Held out, `root_macro_f1` is 0.794 (every sixth sentence); `token_f1` was 0.756 (five folds,
  an earlier encoder).
- The gold was coded by language models; no human coded or checked it. Its figures are agreement with such coders.
- Each adapter only says in the benchmark's words what our claims say. Some tasks ask for more than a claim holds (every
  place name, every time, every quotation); there the adapter takes what the reader finds on its way to claims.
- For `stream` a high recall is good and a low share of alarms: a claim of material conflict in a report of a disaster
  is mostly wrong. Its open half holds no report of sport, science, business or arts: `false_alarms` has no figure."""


def read_plan() -> list[Row]:
    """Which metrics of which splits are shown, and what there is to beat."""
    return read_table_file(HERE / "benchmarks.tsv", COLUMNS)


def read_figures() -> dict[tuple[str, str], dict[str, Any]]:
    """What was measured last, by benchmark and split."""
    if not FIGURES.exists():
        return {}
    records = map(json.loads, FIGURES.read_text(encoding="utf-8").splitlines())
    return {(record["bench"], record["split"]): record for record in records}


def write_figures(figures: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Keep what was measured, in the order of the plan."""
    order = dict.fromkeys((row["bench"], row["split"]) for row in read_plan())
    lines = [json.dumps(figures[key]) + "\n" for key in order if key in figures]
    FIGURES.write_text("".join(lines), encoding="utf-8")


def accuracy_page() -> str:
    """The page."""
    columns = ("benchmark", "split", "rows", "metric", "Tocsin", "to beat", "whose")
    commands = dict.fromkeys(
        f"tocsin evaluate {row['bench']} --data {row['folder']} --split {row['split']}" for row in read_plan()
    )
    shell = "```sh\n" + "\n".join(commands) + "\n```"
    how = "The commands, from within the folder of the data:"
    return page(
        "Accuracy",
        INTRODUCTION,
        table(columns, _rows()),
        "## What to make of it",
        READING,
        "## How",
        how,
        shell,
    )


def _rows() -> Iterator[tuple[str, ...]]:
    figures = read_figures()
    for row in read_plan():
        record = figures.get((row["bench"], row["split"]))
        yield (
            code(row["bench"]),
            code(row["split"]),
            f"{record['rows']:,}" if record else "",
            code(row["metric"]),
            _figure(record, row["metric"]) if record else "not measured yet",
            row["beat"],
            row["whose"],
        )


def _figure(record: dict[str, Any], metric: str) -> str:
    value = record["metrics"].get(metric)
    if value is None:
        return "no figure"
    low, high = record["intervals"][metric]
    return f"{value:.3f} ({low:.3f} to {high:.3f})"
