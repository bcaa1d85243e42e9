"""Pages from templates: everything that comes from a report is escaped, always."""

import datetime as dt
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tocsin.desk.addresses import actor_address, key_address, place_address
from tocsin.desk.assetpaths import asset_path
from tocsin.desk.guarding import check_of
from tocsin.desk.marking import TURNING
from tocsin.desk.people import person_of
from tocsin.desk.setup import desk_of
from tocsin.exports.countries import country_of
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident
from tocsin.model.words import UNKNOWN, say_figure, say_number, say_when, say_where

PAGES = (
    ("/", "Overview"),
    ("/review", "Review"),
    ("/actors", "Actors"),
    ("/places", "Places"),
    ("/sources", "Sources"),
    ("/method", "Method"),
)
"""The pages that every page leads to."""


def render(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """The page of a template (``incident.html``) with these values, and what every page needs."""
    desk, person = desk_of(request), person_of(request)
    page = (
        environment()
        .get_template(template)
        .render(
            request=request,
            person=person,
            version=desk.version,
            check=check_of(desk, person),
            path=request.url.path,
            **values,
        )
    )
    return HTMLResponse(page, status)


@cache
def environment() -> Environment:
    """The templates with their filters; what is missing in a page is an error, never an empty place."""
    made = Environment(
        loader=PackageLoader("tocsin.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "when": say_when,
        "where": lambda place: say_where(place)[0],
        "precision": lambda place: say_where(place)[1],
        "figure": say_figure,
        "headline": say_headline,
        "actor_address": actor_address,
        "place_address": place_address,
        "key_address": key_address,
        "country_name": say_country,
        "said": say_value,
        "number": say_number,
        "moment": say_moment,
    }
    made.globals |= {"asset": asset_path, "unknown": UNKNOWN, "pages": PAGES}
    return made


def say_country(code: str) -> str:
    """The name of a country, its code where it has none."""
    country = country_of(code)
    return country.name if country else code


def say_headline(incident: Incident) -> str:
    """The headline, with a visible sign for each that would turn the direction of the page or of its title."""
    return headline(incident).translate(TURNING)


def say_moment(time: dt.datetime) -> str:
    """``2026-11-24 09:30 UTC``."""
    return f"{time.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"


def say_value(value: object) -> str:
    """A corrected value, or the machine's, in words: names of a list, the figures of an object."""
    if value is None:
        return UNKNOWN
    if isinstance(value, dict):
        named = value.get("name")
        return (
            str(named)
            if named
            else ", ".join(f"{name} {part}" for name, part in value.items() if part is not None)
        )
    if isinstance(value, list):
        return ", ".join(say_value(one) for one in value) or UNKNOWN
    return str(value)
