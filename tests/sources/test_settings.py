"""``tocsin.toml``: what it may say, and what is said back where it is broken."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tocsin.desk.desksettings import load_keys as desk_keys
from tocsin.errors import SettingsError
from tocsin.sources.settingkeys import RAW, load_keys
from tocsin.sources.settings import Settings, Source, read_settings
from tocsin.sources.settingvalues import FILE_KINDS, FORMS, WEB_KINDS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"

WHOLE = """
[record]
folder = "kept"
database = "postgresql+psycopg://analyst@db.example/tocsin"

[[source]]
name = "Desk Daily"
kind = "feed"
address = "https://desk.example/feed.xml"
publisher = "Desk Daily"
family = "Desk Group"
language = "en"
every = "15 minutes"
allow_hosts = ["CDN.desk.example"]
private_hosts = ["127.0.0.1", "::1"]
least_per_day = 2
most_per_day = 200
full_text = false

[[source]]
name = "letters"
kind = "mailbox"
path = "mail/letters"

[[alert]]
name = "Goma"
anything = ["goes"]

[desk]
port = 8000
"""
FEED = '[[source]]\nname = "a"\nkind = "feed"\naddress = "https://a.example/"\n'


def settings(folder: Path, text: str) -> Settings:
    (folder / "tocsin.toml").write_text(text, encoding="utf-8")
    return read_settings(folder / "tocsin.toml")


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(folder, text)
    return str(raised.value).removeprefix(f"{folder.as_posix()}/")


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    found = settings(tmp_path, WHOLE)
    assert found.record_folder == tmp_path / "kept"
    assert found.database == "postgresql+psycopg://analyst@db.example/tocsin"
    assert found.sources[0] == Source(
        name="Desk Daily",
        kind="feed",
        address="https://desk.example/feed.xml",
        publisher="Desk Daily",
        family="Desk Group",
        language="en",
        every=dt.timedelta(minutes=15),
        allow_hosts=("cdn.desk.example",),
        private_hosts=("127.0.0.1", "::1"),
        least_per_day=2,
        most_per_day=200,
        full_text=False,
    )
    assert found.sources[1] == Source("letters", "mailbox", (tmp_path / "mail/letters").as_posix())
    assert found.alerts == ({"name": "Goma", "anything": ["goes"]},) and found.desk == {"port": 8000}
    assert found.sources[0].is_web and not found.sources[1].is_web


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, "\ufeff# later\r\n") == Settings()


def test_a_description_is_plain_json(tmp_path: Path) -> None:
    described = settings(tmp_path, WHOLE).sources[0].describe()
    assert json.loads(json.dumps(described)) == described
    assert described["every"] == 900 and set(described) == set(Source.__slots__)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[recrod]\n", "tocsin.toml: there is no key 'recrod': write record"),
        ("[zzz]\n", "tocsin.toml: there is no key 'zzz': write one of: record, source, alert, desk"),
        ("record = 1", "tocsin.toml: record is no table of its own: write it as [record]"),
        ("[source]\n", "tocsin.toml: source is no list of tables: write each one under its own [[source]]"),
        ("alert = [1]", "tocsin.toml: alert is no list of tables: write each one under its own [[alert]]"),
        ('[record]\nfolder = ""', "tocsin.toml: [record]: folder: '' is no text in one line"),
        ('[record]\ndatabase = "mysql://u:secret@h/d"', "tocsin.toml: [record]: database: is no address of a "),
        (FEED + 'evry = "1 day"', "tocsin.toml: source 'a': there is no key 'evry': write every"),
        ('[[source]]\nkind = "feed"', "tocsin.toml: source 1: name is missing: write name = ..."),
        ('[[source]]\nname = "a"', "tocsin.toml: source 'a': kind is missing: write kind = ..."),
        (FEED.replace("https", "ftp"), "tocsin.toml: source 'a': address: 'ftp://a.example/' is no address"),
        (FEED.replace("//", "//u:p@"), "tocsin.toml: source 'a': address: the address holds a user or a pass"),
        (FEED.replace("a.example", "[::"), "tocsin.toml: source 'a': address: 'https://[::/' is no address of"),
        (FEED.replace("address", "path"), "tocsin.toml: source 'a': address is missing: write address = ..., "),
        (FEED.replace("feed", "zip"), "tocsin.toml: source 'a': path is missing: write path = ..., since its "),
        (FEED + 'path = "x"', "tocsin.toml: source 'a': path is of no use to a source of kind feed: write add"),
        (FEED.replace('"feed"', '"rss"'), "tocsin.toml: source 'a': kind: 'rss' is no kind of source: write o"),
        (FEED.replace('"feed"', "1"), "tocsin.toml: source 'a': kind: 1 is no kind of source: write one of: f"),
        (FEED.replace('"a"', '"a/b"'), "tocsin.toml: source 'a/b': name: 'a/b' is no name for a source: write"),
        (FEED.replace('"a"', '"files"'), "tocsin.toml: source 'files': name: 'files' is no name for a source"),
        (FEED + FEED, "tocsin.toml: two sources are named 'a': write another name for one"),
        (FEED + FEED.replace('"a"', '"A"'), "tocsin.toml: two sources are named 'A': write another name for o"),
        (FEED + FEED.replace('"a"', '"b"'), "tocsin.toml: sources 'a' and 'b' have one address: leave one of "),
        (FEED + 'every = "often"', "tocsin.toml: source 'a': every: 'often' is no time between visits: write "),
        (FEED + 'every = "5 seconds"', "tocsin.toml: source 'a': every: '5 seconds' is no time between visits"),
        (FEED + 'every = "31 days"', "tocsin.toml: source 'a': every: '31 days' is no time between visits: "),
        (FEED + "every = 15", "tocsin.toml: source 'a': every: 15 is no time between visits: write it as "),
        (FEED + 'language = "English"', "tocsin.toml: source 'a': language: 'English' is no language: write t"),
        (FEED + 'allow_hosts = "a"', "tocsin.toml: source 'a': allow_hosts: 'a' is no list of hosts: write it"),
        (FEED + 'allow_hosts = ["http://a/"]', "tocsin.toml: source 'a': allow_hosts: ['http://a/'] is no lis"),
        (FEED + "least_per_day = -1", "tocsin.toml: source 'a': least_per_day: -1 is no number of reports: wr"),
        (FEED + "most_per_day = true", "tocsin.toml: source 'a': most_per_day: True is no number of reports:"),
        (FEED + "least_per_day = 9\nmost_per_day = 8", "tocsin.toml: source 'a': least_per_day 9 is more tha"),
        (FEED + 'full_text = "no"', "tocsin.toml: source 'a': full_text: 'no' is neither true nor false: write"),
        (FEED + 'publisher = "a\\nb"', "tocsin.toml: source 'a': publisher: 'a\\nb' is no text in one line"),
        (FEED + 'publisher = 1979-05-27', "tocsin.toml: source 'a': publisher: datetime.date(1979, 5, 27) is"),
        (FEED + 'kind = "feed"', "tocsin.toml: is no TOML: Cannot overwrite a value (at "),
        ("a = [" * 20_000, "tocsin.toml: is no TOML"),
        ("[record", "tocsin.toml: is no TOML: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_to_write(tmp_path: Path, text: str, message: str) -> None:
    said = complaint(tmp_path, text)
    assert said.startswith(message) and "\n" not in said and "secret" not in said


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file: check the path"):
        read_settings(tmp_path / "tocsin.toml")
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        read_settings(tmp_path)
    (tmp_path / "tocsin.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(SettingsError, match="is no UTF-8 at byte 6: save it as UTF-8"):
        read_settings(tmp_path / "tocsin.toml")


def test_the_table_of_keys_is_sound() -> None:
    keys = load_keys()
    assert len({(key.table, key.key) for key in keys}) == len(keys)
    assert {key.form for key in keys} == set(FORMS)
    assert all(key.default and key.meaning.endswith(".") for key in keys)
    fields = {key.key for key in keys if key.table == "source"} - {"path"}
    assert fields == set(Source.__slots__)


def test_every_key_is_documented_and_no_other() -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    shown = [
        tuple(cell.strip() for cell in line.strip("|").split(" | "))
        for line in page.splitlines()
        if line.startswith("| `")
    ]
    keys = (*load_keys(), *desk_keys())
    assert shown == [(f"`{key.key}`", key.default, key.meaning) for key in keys]
    for table in ("record", "source", *RAW):
        assert re.search(rf"^## `\[+{table}\]+`$", page, re.MULTILINE), table
    assert all(f"`{kind}`" in page for kind in (*WEB_KINDS, *FILE_KINDS))


def test_the_examples_of_the_reference_are_good(tmp_path: Path) -> None:
    examples = re.findall(r"^```toml[^\n]*\n(.*?)^```$", REFERENCE.read_text(encoding="utf-8"), re.M | re.S)
    assert examples and all(settings(tmp_path, example) for example in examples)
