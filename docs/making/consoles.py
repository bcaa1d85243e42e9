"""Runs the commands that pages show in ``console`` blocks, and puts what they print below them.

A block that names a file beside its language (```` ```tsv actors.tsv ````) is written to that file first. The commands
of a page run one after another in one empty folder, in which ``docs`` leads to the documentation.
"""

import asyncio
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

DOCS = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
WIDTH = "100"
WORST_STATUS = 2
LOADER = "from tocsin.cli.main import app; app()"


def fill_consoles(text: str) -> str:
    """The page with the output of its commands as it is now. Raises RuntimeError when a command cannot be run."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        shell = _surroundings(place)
        return BLOCK.sub(lambda block: _block(block, place / "page", shell), text)


def _surroundings(place: Path) -> dict[str, str]:
    (place / "bin").mkdir()
    (place / "page").mkdir()
    (place / "page" / "docs").symlink_to(DOCS)
    for name, words in (("tocsin", f'-c "{LOADER}" "$@"'), ("python", '"$@"')):
        script = place / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}\n', encoding="utf-8")
        script.chmod(0o755)
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {
        **os.environ,
        "PATH": path,
        "COLUMNS": WIDTH,
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }


def _block(block: re.Match[str], place: Path, shell: dict[str, str]) -> str:
    language, _, name = block["info"].partition(" ")
    if name:
        (place / name).write_text(block["body"], encoding="utf-8")
    if language != "console":
        return block.group()
    lines: list[str] = []
    for line in block["body"].splitlines():
        if line.startswith(PROMPT):
            lines += [line, *_run(line.removeprefix(PROMPT), place, shell)]
    return f"```{block['info']}\n" + "".join(f"{line}\n" for line in lines) + "```"


def _run(command: str, place: Path, shell: dict[str, str]) -> list[str]:
    status, printed = asyncio.run(_call(command, place, shell))
    if "Traceback" in printed or status > WORST_STATUS:
        raise RuntimeError(f"{command}: {printed}")
    return [line.rstrip() for line in printed.rstrip().splitlines()]


async def _call(command: str, place: Path, shell: dict[str, str]) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        "/bin/bash",
        "-c",
        command,
        cwd=place,
        env=shell,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode or 0, printed.decode()
