"""A look at the record: what has come since the last look is held against the rules, and alerts are kept."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.alerts.alert import Alert, Change, alert_to_record, change_hash
from tocsin.alerts.change import changes_between, describe
from tocsin.alerts.risen import find_risen
from tocsin.alerts.rules import Rule, Rules
from tocsin.alerts.showing import Show, show_whole
from tocsin.alerts.threats import SiteFound, find_site
from tocsin.errors import UnknownError
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident
from tocsin.store.alertlog import keep_alert, looked_until, newest_custody, note_look, revised_since
from tocsin.store.connection import Connection
from tocsin.store.incidentrows import words_of
from tocsin.store.incidents import revisions_of
from tocsin.store.matching import matches
from tocsin.store.opening import Store
from tocsin.store.tellings import tellings_of


@dataclass(frozen=True, slots=True)
class Revised:
    """An incident before and after what has come since the last look; None where it was not there, or is no more."""

    before: Incident | None
    after: Incident


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether an incident fits a rule, and the site that it threatens, where the rule asks for one."""

    fits: bool
    site: SiteFound | None = None


def look(
    store: Store, rules: Rules, at: dt.datetime, show: Show = show_whole, backlog: bool = False
) -> list[Alert]:
    """Looks once with all rules, and gives the alerts that were kept, each once whatever channels carry it.

    A rule that looks for the first time takes what is in the record for known, unless ``backlog`` is true. Alerts and
    how far the rules have looked are kept in one transaction: a process that dies leaves both or neither.
    """
    with store.looking() as connection:
        until = newest_custody(connection)
        found = [(rule, list(_alerts(connection, rule, until, at, show, backlog))) for rule in rules.rules]
    with store.writing() as connection:
        kept = [alert for rule, alerts in found for alert in alerts if _keep(connection, rule, alert, at)]
        for rule in rules.rules:
            note_look(connection, rule.name, until, at)
    return kept


def _keep(connection: Connection, rule: Rule, alert: Alert, at: dt.datetime) -> bool:
    content = json.dumps(alert_to_record(alert), ensure_ascii=True, separators=(",", ":"))
    new = [
        keep_alert(connection, rule.name, channel, alert.subject, alert.change, content, at)
        for channel in rule.to
    ]
    return any(new)


def _alerts(
    connection: Connection, rule: Rule, until: int, at: dt.datetime, show: Show, backlog: bool
) -> Iterator[Alert]:
    since = looked_until(connection, rule.name)
    if since is None:
        since = 0 if backlog else until
    if "new" in rule.on or "changed" in rule.on:
        for id, first in revised_since(connection, since).items():
            revised = _revised(connection, id, first)
            alert = _alert(connection, rule, revised, at, show) if revised else None
            if alert is not None:
                yield alert
    if "risen" in rule.on:
        yield from find_risen(connection, rule, at)


def _revised(connection: Connection, id: str, first: int) -> Revised | None:
    """The states of an incident before its revision ``first`` and now; None where it has ended."""
    try:
        history = revisions_of(connection, id)
    except UnknownError:
        return None
    if history[-1].retired:
        return None
    earlier = [one for one in history if one.number < first]
    before = earlier[-1].incident if earlier and not earlier[-1].retired else None
    return Revised(before, history[-1].incident)


def _alert(connection: Connection, rule: Rule, revised: Revised, at: dt.datetime, show: Show) -> Alert | None:
    now = _fit(connection, rule, revised.after, at)
    if not now.fits:
        return None
    was = revised.before is not None and _fit(connection, rule, revised.before, at).fits
    after = describe(revised.after)
    before = describe(revised.before) if revised.before else None
    changes = changes_between(before, after, rule.fields) if before else ()
    if not was and "new" in rule.on:
        return _told(connection, rule, revised, now, at, show, "new", ())
    if was and "changed" in rule.on and changes:
        return _told(connection, rule, revised, now, at, show, "changed", changes)
    return None


def _fit(connection: Connection, rule: Rule, incident: Incident, at: dt.datetime) -> Fit:
    if not any(matches(incident, at, lambda: words_of(connection, incident), one) for one in rule.filters):
        return Fit(False)
    if rule.kind != "threat-to-site":
        return Fit(True)
    site = find_site(incident, tellings_of(connection, incident.claims), rule)
    return Fit(site is not None, site)


def _told(
    connection: Connection,
    rule: Rule,
    revised: Revised,
    fit: Fit,
    at: dt.datetime,
    show: Show,
    occasion: str,
    changes: tuple[Change, ...],
) -> Alert:
    shown = show(connection, revised.after)
    facts = describe(shown.incident)
    said: tuple[Change, ...] = ()
    if revised.before is not None:
        # What is told goes through what may be shown; what counts as a change does not.
        names = tuple(change.field for change in changes)
        said = changes_between(describe(show(connection, revised.before).incident), facts, names)
    return Alert(
        rule=rule.name,
        kind=rule.kind if rule.kind != "filter" else occasion,
        subject=revised.after.id,
        change=change_hash(
            occasion, *(part for one in changes for part in (one.field, one.before, one.after))
        ),
        at=at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        headline=headline(shown.incident),
        why=tuple(_why(rule, revised, fit, occasion, changes)),
        changes=said,
        facts=facts,
        quotes=shown.quotes,
    )


def _why(rule: Rule, revised: Revised, fit: Fit, occasion: str, changes: tuple[Change, ...]) -> Iterator[str]:
    asked = " or ".join(rule.asked) or "every incident"
    if occasion == "changed":
        yield f"it fits {asked}, and changed in " + ", ".join(change.field for change in changes)
    elif revised.before is None:
        yield f"it is new and fits {asked}"
    else:
        yield f"it changed, and now fits {asked}"
    if fit.site is not None:
        yield f"it threatens a site: {fit.site.words} (named in the {fit.site.where})"
