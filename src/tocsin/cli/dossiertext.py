"""A dossier for people: the values and who states them, the claims side by side, reasons, history."""

from collections.abc import Iterator, Mapping
from typing import TextIO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.cli.evidence import mark_sentence
from tocsin.cli.incidenttable import GRADE_STYLES
from tocsin.cli.printing import console_for, print_all
from tocsin.cli.table import STANDING_STYLES
from tocsin.cli.visible import visible
from tocsin.model.incident import Backing, Figure, PartyTally
from tocsin.model.judgement import Judgement
from tocsin.model.telling import Telling
from tocsin.model.words import UNKNOWN, say_number, say_when, say_where
from tocsin.store.dossier import Dossier

MOST_REVISIONS = 10
FIRST = ("name", "start", "end", "low", "best", "high")
"""The parts of a corrected value that are said first."""


def print_dossier(dossier: Dossier, stream: TextIO) -> None:
    """Print one incident with all that carries it."""
    print_all(_parts(dossier, console_for(stream).is_terminal), stream)


def _parts(dossier: Dossier, coloured: bool) -> Iterator[RenderableType]:
    incident = dossier.incident
    yield Text(f"{incident.type} {incident.id}", style="bold")
    yield _values(dossier)
    grade = Text(incident.grade.name, style=GRADE_STYLES.get(incident.grade.name, ""))
    yield Text("\nGrade ", style="bold").append(grade)
    for reason in incident.grade.reasons:
        yield _indented(Text(visible(reason)))
    yield Text(f"\nClaims ({len(dossier.tellings)})", style="bold")
    for telling in dossier.tellings:
        yield from _telling(dossier, telling, coloured)
    yield from _section("Why together", [_say_judgement(one) for one in dossier.judgements])
    yield from _section(
        "Corrected by people",
        [
            f"{one.field} of {one.subject}: {_say(one.value)}, not {_say(one.machine)} "
            f"({one.by}, {one.at:%Y-%m-%d}; {one.act}){f': {one.note}' if one.note else ''}"
            for one in dossier.corrections
        ],
    )
    yield from _section("Linked", [f"{link.kind} {link.other}: {link.words}" for link in incident.links])
    history = [
        f"{one.number}. {one.at:%Y-%m-%d %H:%M} UTC, by {one.cause}{' (ended)' if one.retired else ''}"
        for one in dossier.revisions[-MOST_REVISIONS:]
    ]
    yield from _section("History", history)


def _values(dossier: Dossier) -> Table:
    incident = dossier.incident
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("modes", _text(", ".join(mode.name for mode in incident.modes) or UNKNOWN))
    table.add_row("who", _parties(incident.actors))
    table.add_row("to whom", _parties(incident.recipients))
    table.add_row("when", _text(f"{say_when(incident.when.when)}{_by(incident.when.backing)}"))
    placed = incident.place
    where, precision = say_where(placed.place if placed else None)
    words = f"{where}{f' ({precision})' if precision else ''}{_by(placed.backing) if placed else ''}"
    table.add_row("where", _text(words))
    table.add_row("killed", _figure(incident.killed))
    table.add_row("injured", _figure(incident.injured))
    for one in incident.standings:
        line = Text(one.standing, style=STANDING_STYLES[one.standing])
        table.add_row("standing", line.append(visible(_by(one.backing)), style="not bold"))
    return table


def _telling(dossier: Dossier, telling: Telling, coloured: bool) -> Iterator[RenderableType]:
    stored, claim = dossier.articles[telling.article], telling.claim
    article = stored.article
    facts = [
        article.publisher or "publisher unknown",
        f"family {telling.family}" if telling.family != article.publisher else "",
        article.date.isoformat() if article.date else "date unknown",
        f"copy of {telling.copy}" if telling.copy != telling.article else "",
        f"sha256 {stored.sha256[:12]}",
    ]
    told = "  " + " · ".join(visible(fact) for fact in facts if fact)
    yield Text(telling.key, style="bold").append(told, style="not bold dim")
    tolls = [
        f"{say_number(count)} {harm}"
        for harm, count in (("killed", claim.killed), ("injured", claim.injured))
        if count
    ]
    values = [
        claim.standing,
        say_when(claim.when),
        say_where(claim.place)[0],
        *tolls,
        f"confidence {claim.confidence:.2f}",
    ]
    yield _indented(Text(visible(", ".join(values)), style=STANDING_STYLES[claim.standing]))
    yield _indented(mark_sentence(claim, coloured))


def _section(title: str, lines: list[str]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{title}", style="bold")
        yield from (_indented(Text(visible(line))) for line in lines)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _say_judgement(judgement: Judgement) -> str:
    score = f" {judgement.score:.2f}" if judgement.score is not None else ""
    act = f" [{judgement.act}]" if judgement.act else ""
    reasons = "; ".join(reason.words for reason in judgement.reasons if reason.weight)
    said = f"{judgement.one} and {judgement.other}: {judgement.verdict}{score} ({judgement.by}){act}"
    return f"{said}: {reasons}" if reasons else said


def _say(value: object) -> str:
    """A value of a correction in JSON as people write it."""
    if value is None or value == []:
        return UNKNOWN
    if isinstance(value, Mapping):
        names = sorted(value, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
        return " ".join(f"{name} {_say(value[name])}" for name in names if value[name] is not None)
    return ", ".join(map(_say, value)) if isinstance(value, list | tuple) else str(value)


def _parties(parties: tuple[PartyTally, ...]) -> Text:
    return _text("; ".join(f"{party.name}{_by(party.backing)}" for party in parties) or UNKNOWN)


def _figure(figure: Figure | None) -> Text:
    return _text(figure.words if figure else UNKNOWN)


def _by(backing: Backing) -> str:
    return f" ({', '.join(backing.families)})" if backing.families else ""


def _text(words: str) -> Text:
    return Text(visible(words), style="dim" if words == UNKNOWN else "")
