"""How much is taken in: the figures are in the documentation, and names tell kinds."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from tocsin.sources.limits import Kind, load_limits
from tocsin.sources.settings import read_settings

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "sources.md"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.TXT", "text"),
        ("CC-NEWS-20240305.warc.gz", "warc"),
        ("a.b.csv", "table"),
        ("a.tar.gz", None),
        ("gz", None),
        (".zip", None),
        ("", None),
    ],
)
def test_names_tell_kinds(name: str, kind: Kind | None) -> None:
    assert load_limits().kind_of(name) == kind


def test_every_limit_is_documented_with_its_figure() -> None:
    limits = load_limits()
    figures = [limits.longest_article, limits.largest_file, limits.largest_line, limits.most_tags]
    figures += [*asdict(limits.archives).values(), *asdict(limits.pdf).values()]
    shown = re.findall(r"^\| [^|]+ \| ([\d,]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(int(figure.replace(",", "")) for figure in shown) == sorted(figures)


def test_the_example_of_the_documentation_is_good(tmp_path: Path) -> None:
    found = re.search(r"^```toml tocsin.toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert found is not None
    (tmp_path / "tocsin.toml").write_text(found[1], encoding="utf-8")
    assert len(read_settings(tmp_path / "tocsin.toml").sources) == 4
