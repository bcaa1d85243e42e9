"""A portable report: one page with map, timeline, incidents and method that opens from disk and asks nobody."""

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from tocsin.exports.bundle import CAUTION, Bundle
from tocsin.exports.plaintext import plain
from tocsin.exports.redaction import quote, redact
from tocsin.exports.reportassets import ReportAssets
from tocsin.exports.reportpictures import count_days, write_days, write_points
from tocsin.incidents.graderules import load_grade_rules
from tocsin.incidents.headline import headline
from tocsin.model.grade import GRADES
from tocsin.model.incident import Incident, Link
from tocsin.model.telling import Telling
from tocsin.model.words import say_figure, say_when, say_where

TEMPLATE = "report.html"
DAYS_SHOWN = 366


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the report shows it: the sentence, who says so within it, and where it ran."""

    telling: Telling
    sentence: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident with its claims and the links that lead to others of the same report."""

    incident: Incident
    told: tuple[Told, ...]
    links: tuple[Link, ...]


def portable_report(bundle: Bundle, assets: ReportAssets, title: str, redacted: bool = True) -> str:
    """The page as text, newest incidents first.

    Names of private persons are replaced and quotes cut to 300 characters unless ``redacted`` is false. Everything
    that an article says is escaped.
    """
    shown = redact(bundle) if redacted else bundle
    incidents = sorted(shown.incidents, key=_newest_first)
    ids = {incident.id for incident in incidents}
    days = count_days(incidents)
    template = environment().get_template(TEMPLATE)
    return template.render(
        title=plain(title),
        assets=assets,
        policy=assets.policy(),
        entries=[_entry(shown, incident, ids, redacted) for incident in incidents],
        headlines={incident.id: headline(incident) for incident in incidents},
        placed=sum(incident.place is not None for incident in incidents),
        dated=sum(sum(told.values()) for told in days.values()),
        points=write_points(incidents),
        days=write_days(days),
        by_day=[(day, sum(told.values())) for day, told in reversed(days.items())][:DAYS_SHOWN],
        grades=_grades(),
        redacted=redacted,
        families=len({family for incident in incidents for family in incident.families}),
        articles=len({article for incident in incidents for article in incident.articles}),
        version=shown.version,
        filter=dict(sorted(shown.filter.items())),
        made_at=shown.made_at,
        manifest=shown.manifest,
        caution=CAUTION,
    )


def _newest_first(incident: Incident) -> tuple[bool, int, str]:
    start = incident.when.when.start
    return start is None, -start.toordinal() if start else 0, incident.id


def _entry(bundle: Bundle, incident: Incident, ids: set[str], redacted: bool) -> Entry:
    told = []
    for telling in bundle.tellings_of(incident):
        article = bundle.articles.get(telling.article)
        sentence = telling.claim.sentence.text
        url = article.url if article else None
        safe = url if url and url.startswith(("http://", "https://")) else None
        title = (article.title if article else None) or telling.title or ""
        told.append(Told(telling, quote(sentence) if redacted else sentence, title, safe))
    return Entry(incident, tuple(told), tuple(link for link in incident.links if link.other in ids))


def _grades() -> list[tuple[str, list[str]]]:
    """Each grade with what it means, by the published rule."""
    meanings: dict[str, list[str]] = {name: [] for name in GRADES}
    for rule in load_grade_rules():
        meanings[rule.grade].append(rule.meaning)
    return [(name, said) for name, said in meanings.items() if said]


@cache
def environment() -> Environment:
    """The template of the report; what is missing in it is an error, never an empty place."""
    made = Environment(
        loader=PackageLoader("tocsin.exports", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "when": say_when,
        "where": lambda place: plain(say_where(place)[0]),
        "precision": lambda place: say_where(place)[1],
        "figure": say_figure,
        "headline": lambda incident: plain(headline(incident)),
        "plain": plain,
    }
    return made
