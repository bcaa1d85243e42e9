"""An alert as plain text, for the terminal and for mail."""

import re

from tocsin.alerts.alert import Alert

NOT_KNOWN = "not known"
LONGEST_QUOTE = 300
LONGEST_SUBJECT = 140
CAUTION = "Read by machine from news reports. Not to be the only source of an operational decision."
# Controls, marks that turn the direction of text, half surrogate pairs: nothing in a report may steer who reads it.
STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the line around."""
    return " ".join(STEERING.sub(" ", text).split())


def say_subject(alert: Alert) -> str:
    """The alert in one short line: ``[embassies] threat-to-site: ...``."""
    line = plain(f"[{alert.rule}] {alert.kind}: {alert.headline}")
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def say_alert(alert: Alert) -> str:
    """The alert in some lines: what, why, what changed from what to what, the values, the sentences."""
    lines = [plain(f"[{alert.rule}] {alert.kind}: {alert.headline}")]
    lines += [f"  why: {plain(reason)}" for reason in alert.why]
    lines += [
        f"  {one.field}: {plain(one.before) or NOT_KNOWN} -> {plain(one.after) or NOT_KNOWN}"
        for one in alert.changes
    ]
    changed = {one.field for one in alert.changes}
    facts = [
        f"{name} {plain(value)}"
        for name, value in (alert.facts or {}).items()
        if value and name not in changed
    ]
    if facts:
        lines.append("  " + "; ".join(facts))
    for quote in alert.quotes:
        text = plain(quote.text)
        text = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
        source = ", ".join(part for part in (plain(quote.publisher), quote.day) if part)
        lines.append(f"  “{text}”" + (f" ({source})" if source else ""))
    lines.append(f"  {alert.subject}, {alert.at}")
    return "\n".join(lines) + "\n"
