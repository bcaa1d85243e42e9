"""The page of the settings, from the table of keys that the program checks them by."""

from collections.abc import Iterable

from making.markdown import code, page, table
from tocsin.desk.desksettings import load_keys
from tocsin.keytables import Key
from tocsin.sources.limits import Kind, load_limits
from tocsin.sources.settingkeys import keys_of

INTRODUCTION = """\
`tocsin.toml` says where the record lies and which sources are visited. Tocsin takes the file in the folder where it
runs, or the one named by `--settings`. It is written in [TOML](https://toml.io). Paths in it start from its own folder,
and `~` is your home. A key that is unknown, missing or given twice, and a value of another form, is one line that says
what to write."""

EXAMPLE = """\
```toml
[record]
folder = "record"

[[source]]
name = "Desk Daily"
kind = "feed"
address = "https://desk.example/feed.xml"
publisher = "Desk Daily"
family = "Desk Group"
every = "15 minutes"
least_per_day = 5
most_per_day = 300

[[source]]
name = "newsletters"
kind = "mailbox"
path = "mail/newsletters.mbox"
every = "1 day"
```"""

SOURCE = "One such table for each source; see [describe your sources](../how-to/sources.md)."
FILES = "A source of `files` reads a file or a folder with everything in it, by the names of the files:"
ALONE = "A file of one kind alone, as `mailbox`, is read as that kind whatever its name is."
ALERT = "One such table for each alert; its keys are in [alerts](alerts.md)."
DESK = "What `tocsin serve` is told; see [share a desk](../how-to/share-a-desk.md)."

HOLDS: dict[Kind, str] = {
    "text": "plain text, one report",
    "page": "a saved web page",
    "lines": "articles as JSONL, one a line",
    "pdf": "a PDF file with text, no scan",
    "table": "articles as CSV, one a row",
    "mailbox": "newsletters as mbox",
    "mail": "one mail message",
    "zip": "files of these kinds",
    "warc": "a web archive, as Common Crawl News has it",
}


def settings_page() -> str:
    """The page."""
    return page(
        "Settings",
        INTRODUCTION,
        EXAMPLE,
        "## `[record]`",
        _listed(keys_of("record").values()),
        "## `[[source]]`",
        SOURCE,
        _listed(keys_of("source").values()),
        FILES,
        _kinds(),
        ALONE,
        "## `[[alert]]`",
        ALERT,
        "## `[desk]`",
        DESK,
        _listed(load_keys()),
    )


def _listed(keys: Iterable[Key]) -> str:
    rows = ((code(key.key), key.default, key.meaning) for key in keys)
    return table(("key", "default", "meaning"), rows)


def _kinds() -> str:
    names: dict[Kind, list[str]] = {}
    for suffix, kind in load_limits().kinds.items():
        names.setdefault(kind, []).append(suffix)
    return table(("names", "what they hold"), ((", ".join(names[kind]), HOLDS[kind]) for kind in names))
