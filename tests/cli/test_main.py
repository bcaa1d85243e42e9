"""The command line as a whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tocsin.cli.main import COMMANDS

Run = Callable[..., Any]


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"tocsin {tocsin.__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    out = run("--help").out
    assert all(f"\n  {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0 and f"Usage: tocsin {command}" in ran.out


@pytest.mark.parametrize("arguments", [["shout"], ["read"], ["read", "--loud", "x"]])
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "") and ran.err.startswith("Usage: ")


def test_samples_names_a_folder_that_can_be_read(run: Run) -> None:
    folder = Path(run("samples").out.strip())
    assert (folder / "articles.jsonl").is_file()


def test_the_gazetteer_is_built_where_it_is_looked_for(run: Run) -> None:
    ran = run("gazetteer", "build")
    assert ran.status == 0 and Path(ran.out.strip()).is_file()
