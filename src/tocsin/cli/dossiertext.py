"""A dossier for people: the values and who states them, the claims side by side, reasons, history."""

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.cli.evidence import mark_sentence
from tocsin.cli.incidenttable import GRADE_STYLES
from tocsin.cli.table import STANDING_STYLES, WIDTH
from tocsin.cli.visible import visible
from tocsin.model.incident import Backing, Figure, PartyTally
from tocsin.model.judgement import Judgement
from tocsin.model.telling import Telling
from tocsin.model.words import UNKNOWN, say_number, say_when, say_where
from tocsin.store.dossier import Dossier

MOST_REVISIONS = 10


def print_dossier(dossier: Dossier, stream: TextIO) -> None:
    """Print one incident with all that carries it."""
    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console.width = WIDTH
    incident = dossier.incident
    console.print(Text(f"{incident.type} {incident.id}", style="bold"))
    console.print(_values(dossier))
    console.print(Text("\nGrade", style="bold"), end=" ")
    console.print(Text(incident.grade.name, style=GRADE_STYLES.get(incident.grade.name, "")))
    for reason in incident.grade.reasons:
        console.print(Padding(Text(visible(reason)), (0, 0, 0, 2)))
    console.print(Text(f"\nClaims ({len(dossier.tellings)})", style="bold"))
    for telling in dossier.tellings:
        _print_telling(console, dossier, telling)
    _print_section(console, "Why together", [_say_judgement(one) for one in dossier.judgements])
    _print_section(
        console,
        "Corrected by people",
        [
            f"{one.field} of {one.subject}: {one.value}, not {one.machine} ({one.by}, {one.at:%Y-%m-%d}; {one.act})"
            for one in dossier.corrections
        ],
    )
    _print_section(console, "Linked", [f"{link.kind} {link.other}: {link.words}" for link in incident.links])
    history = [
        f"{one.number}. {one.at:%Y-%m-%d %H:%M} UTC, by {one.cause}{' (ended)' if one.retired else ''}"
        for one in dossier.revisions[-MOST_REVISIONS:]
    ]
    _print_section(console, "History", history)


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


def _print_telling(console: Console, dossier: Dossier, telling: Telling) -> None:
    stored, claim = dossier.articles[telling.article], telling.claim
    article = stored.article
    facts = [
        article.publisher or "publisher unknown",
        f"family {telling.family}" if telling.family != article.publisher else "",
        article.date.isoformat() if article.date else "date unknown",
        f"copy of {telling.copy}" if telling.copy != telling.article else "",
        f"sha256 {stored.sha256[:12]}",
    ]
    console.print(
        Text(telling.key, style="bold").append(
            "  " + " · ".join(visible(fact) for fact in facts if fact), style="not bold dim"
        )
    )
    tolls = [
        f"{say_number(count)} {harm}"
        for harm, count in (("killed", claim.killed), ("injured", claim.injured))
        if count
    ]
    told = [
        claim.standing,
        say_when(claim.when),
        say_where(claim.place)[0],
        *tolls,
        f"confidence {claim.confidence:.2f}",
    ]
    console.print(
        Padding(Text(visible(", ".join(told)), style=STANDING_STYLES[claim.standing]), (0, 0, 0, 2))
    )
    console.print(Padding(mark_sentence(claim, console.is_terminal), (0, 0, 0, 2)))


def _print_section(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            console.print(Padding(Text(visible(line)), (0, 0, 0, 2)))


def _say_judgement(judgement: Judgement) -> str:
    score = f" {judgement.score:.2f}" if judgement.score is not None else ""
    act = f" [{judgement.act}]" if judgement.act else ""
    reasons = "; ".join(reason.words for reason in judgement.reasons if reason.weight)
    said = f"{judgement.one} and {judgement.other}: {judgement.verdict}{score} ({judgement.by}){act}"
    return f"{said}: {reasons}" if reasons else said


def _parties(parties: tuple[PartyTally, ...]) -> Text:
    return _text("; ".join(f"{party.name}{_by(party.backing)}" for party in parties) or UNKNOWN)


def _figure(figure: Figure | None) -> Text:
    return _text(figure.words if figure else UNKNOWN)


def _by(backing: Backing) -> str:
    return f" ({', '.join(backing.families)})" if backing.families else ""


def _text(words: str) -> Text:
    return Text(visible(words), style="dim" if words == UNKNOWN else "")
