"""Records and rules for alerts, made by hand."""

import datetime as dt
from pathlib import Path

from tests.intake.events import AT, reading_of, words

from tocsin.alerts.rules import Rules, read_rules
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.reading import Reading
from tocsin.model.span import Span
from tocsin.model.standing import Standing

NOW = AT + dt.timedelta(hours=1)


def rules_of(*tables: dict[str, object]) -> Rules:
    """The rules of tables as ``tocsin.toml`` gives them."""
    return read_rules(tables, Path("/nowhere"))


def threat(
    text: str,
    target: str | None = None,
    speaker: str | None = None,
    type: str = "THREATEN",
    standing: Standing = "threatened",
    actor: str = "The militia",
) -> tuple[Arrival, Reading]:
    """A report of one threat: who threatens, what, and who says so."""
    article = Article(text[:20], text, "Threat", dt.date(2026, 3, 30), "Sahel Post", None, "en")
    claim = Claim(
        type,
        standing,
        words(text, "threatened"),
        Span(0, len(text), text),
        actors=(Party(actor, words(text, actor)),),
        recipients=(Party(target, words(text, target)),) if target else (),
        speaker=words(text, speaker) if speaker else None,
    )
    return Arrival(article, text.encode(), "threats.txt", AT), reading_of(article, claim)
