"""``tocsin evaluate``: how well the reader reads, measured on a benchmark."""

import json
import math
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from tocsin.cli.output import open_output
from tocsin.cli.progress import build_bar
from tocsin.evaluation.benches import load_bench
from tocsin.evaluation.measure import Measured, answer, measure, measured_to_record, read_gold
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.model.record import dump_line

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

WIDEST = 100


def evaluate(
    bench: Annotated[
        str, typer.Argument(metavar="BENCH", help="The benchmark: gold, muc4, timex and so on.")
    ],
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="The folder of its files.")],
    split: Annotated[
        str,
        typer.Option("--split", metavar="STEM", help="Which file of the folder, without its ending: dev."),
    ],
    pred: Annotated[
        Path | None,
        typer.Option("--pred", metavar="OUT", help="Also write our answers to this file, as JSONL."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Measure the reader on a benchmark that lies on your disk, and show each metric with its 95 % interval.

    Exit status: 0 measured, 2 no such benchmark, or its folder or file is missing or broken.
    """
    chosen = load_bench(bench)
    gold = read_gold(chosen, data, split)
    with ExitStack() as open_files:
        out = open_files.enter_context(open_output(pred, "jsonl")) if pred else None
        with build_bar() as tell:
            open_gazetteer(None, tell).close()
        reader: Reader = import_module("tocsin.reading.reader").Reader()
        predicted = answer(chosen, gold, reader)
        if out:
            out.writelines(dump_line(row) + "\n" for row in predicted)
    measured = measure(chosen, split, gold, predicted, reader.mark)
    if as_json:
        typer.echo(json.dumps(measured_to_record(measured), ensure_ascii=False, indent=2))
    else:
        _print_table(measured)


def _print_table(measured: Measured) -> None:
    console = Console(highlight=False, markup=False)
    console.width = min(console.width, WIDEST)
    console.print(f"{measured.bench}, {measured.split}: {measured.rows:,} rows")
    table = Table("metric", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("value", "95 % interval"):
        table.add_column(column, justify="right")
    for name, value in measured.metrics.items():
        low, high = measured.intervals.get(name, (math.nan, math.nan))
        table.add_row(name, _shown(value), f"{_shown(low)} to {_shown(high)}")
    console.print(table)


def _shown(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"
