"""Run ``tocsin read`` as a user runs it: another process, JSONL in, JSONL out."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

TOCSIN = (sys.executable, "-c", "from tocsin.cli.main import app; app()")


@dataclass(frozen=True, slots=True)
class Run:
    """How long a run took in seconds, until its first line and in all, and its peak memory in MB."""

    first: float
    whole: float
    peak_mb: float


def read_articles(articles: Path, target: Path) -> Run:
    """Read a JSONL file of articles into a JSONL file of readings. Raises RuntimeError when the command fails."""
    command = [*TOCSIN, "read", str(articles), "--format", "jsonl"]
    start = time.perf_counter()
    with target.open("wb") as stream, subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        stream.write(process.stdout.readline())
        first = time.perf_counter() - start
        stream.write(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"tocsin read ended with {process.returncode}")
    return Run(first, time.perf_counter() - start, usage.ru_maxrss * _unit() / 1e6)


def _unit() -> int:
    """Bytes in the unit that the system counts peak memory in."""
    return 1 if sys.platform == "darwin" else 1024
