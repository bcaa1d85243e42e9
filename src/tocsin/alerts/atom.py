"""The channel to an Atom file (RFC 4287): written anew from the log of alerts, so that none is in it twice."""

import os
from collections.abc import Callable, Iterable
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tocsin.alerts.alert import Alert
from tocsin.alerts.channels import AtomSettings
from tocsin.alerts.sending import Letter, Send
from tocsin.alerts.wording import CAUTION, plain, say_alert
from tocsin.errors import ExportError

ATOM = "http://www.w3.org/2005/Atom"
Entries = Callable[[str], list[tuple[str, Alert]]]
"""The newest alerts of a channel with their keys, newest first."""


def to_atom(settings: AtomSettings, entries: Entries) -> Send:
    """Writes the file with all that ``entries`` gives, whole or not at all. Raises ExportError where it cannot."""

    def send(letter: Letter) -> None:
        content = write_feed(settings, entries(settings.name), letter)
        path = settings.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.{os.getpid()}")
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        except OSError as error:
            raise ExportError(f"{path}: cannot be written: {error.strerror}", "check the folder") from error

    return send


def write_feed(settings: AtomSettings, entries: Iterable[tuple[str, Alert]], letter: Letter) -> bytes:
    """The feed; one that lacks the alert of the letter gets it."""
    held = dict(entries)
    shown = held if letter.key in held else {letter.key: letter.alert, **held}
    feed = Element("feed", {"xmlns": ATOM})
    SubElement(feed, "title").text = f"Tocsin alerts: {settings.name}"
    SubElement(feed, "subtitle").text = CAUTION
    SubElement(feed, "id").text = f"urn:tocsin:alerts:{quote(settings.name)}"
    SubElement(feed, "updated").text = max(alert.at for alert in shown.values())
    author = SubElement(feed, "author")
    SubElement(author, "name").text = "Tocsin"
    for key, alert in shown.items():
        _add_entry(feed, settings, key, alert)
    indent(feed)
    written: bytes = tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def _add_entry(feed: Element, settings: AtomSettings, key: str, alert: Alert) -> None:
    entry = SubElement(feed, "entry")
    SubElement(entry, "title").text = plain(f"{alert.kind}: {alert.headline}")
    SubElement(entry, "id").text = f"urn:tocsin:alert:{key}"
    SubElement(entry, "updated").text = alert.at
    SubElement(entry, "category", {"term": alert.kind})
    if settings.address and alert.subject.startswith("i"):
        home = settings.address.rstrip("/")
        SubElement(entry, "link", {"rel": "alternate", "href": f"{home}/incidents/{quote(alert.subject)}"})
    SubElement(entry, "content", {"type": "text"}).text = "\n".join(
        line for line in map(plain, say_alert(alert).splitlines()) if line
    )
