"""Measures the reader on every open half that lies in a folder, and keeps the figures for docs/reference/accuracy.md.

python docs/measure.py DIR            everything that is there
python docs/measure.py DIR gold gvc   these benchmarks only
"""

import sys
from pathlib import Path

from making.accuracy import read_figures, read_plan, write_figures

from tocsin.errors import TocsinError
from tocsin.evaluation.benches import load_bench
from tocsin.evaluation.measure import answer, measure, measured_to_record, read_gold
from tocsin.reading.reader import Reader


def main() -> None:
    """Measure and print, one line a benchmark; ends with 1 when one failed."""
    shared, *chosen = sys.argv[1:]
    figures, reader, failed = read_figures(), Reader(), False
    plan = dict.fromkeys((row["bench"], row["folder"], row["split"]) for row in read_plan())
    for name, folder, split in plan:
        data = Path(shared) / folder
        if chosen and name not in chosen:
            continue
        if not data.is_dir():
            sys.stdout.write(f"{name}, {split}: skipped, there is no {data}\n")
            continue
        try:
            bench = load_bench(name)
            gold = read_gold(bench, data, split)
            found = measure(bench, split, gold, answer(bench, gold, reader), reader.mark)
        except TocsinError as error:
            failed = True
            sys.stdout.write(f"{name}, {split}: {error}\n")
            continue
        figures[name, split] = measured_to_record(found)
        write_figures(figures)
        shown = ", ".join(f"{metric} {value:.3f}" for metric, value in found.metrics.items())
        sys.stdout.write(f"{name}, {split}: {shown}\n")
        sys.stdout.flush()
    sys.exit(failed)


if __name__ == "__main__":
    main()
