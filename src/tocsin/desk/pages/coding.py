"""Blind samples: draw one, and code its claims from the text alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.agreements import CODED, LABELS
from tocsin.desk.forms import Form, read_form
from tocsin.desk.marking import mark_part, mark_sentence
from tocsin.desk.pages.deciding import decide
from tocsin.desk.people import person_of, require
from tocsin.desk.personal import Hand
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.typednames import Choice, SeveralFitError
from tocsin.desk.typedvalues import read_typed
from tocsin.errors import SettingsError, UnknownError
from tocsin.model.article import Article
from tocsin.model.standing import STANDINGS
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN
from tocsin.ontology.types import event_types
from tocsin.store.arrivals import article_of
from tocsin.store.codings import Coding, draw_sample, keep_coding, next_claim, sample_of, samples
from tocsin.store.connection import Connection
from tocsin.store.filters import filter_table, parse_filter
from tocsin.store.tellings import tellings_of

DRAWN_BY = ("type", "standing", "grade", "country", "publisher", "since", "until", "words")
"""The parameters of the filter that the form for a sample offers."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a coder typed: the values that could be read, what is wrong with the others, and names to choose from."""

    values: dict[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)


def samples_page(request: Request) -> Response:
    """The samples, and the form by which an editor draws one."""
    person = person_of(request)
    with desk_of(request).store.looking() as connection:
        found = samples(connection)
    return render(
        request,
        "samples.html",
        samples=found,
        may_draw=person.may("editor"),
        may_code=person.may("coder"),
        parameters=[(name, filter_table()[name]["example"]) for name in DRAWN_BY],
    )


def draw(request: Request) -> Response:
    """Draw a sample of a size by a seed and a filter."""
    person, desk, form = require("editor")(request), desk_of(request), read_form(request)

    def deed(connection: Connection, hand: Hand) -> str:
        size, seed = _whole(form, "size"), _whole(form, "seed")
        wanted = parse_filter({name: form.text(name) for name in DRAWN_BY})
        draw_sample(connection, form.text("name"), wanted, size, seed, person.name, desk.now())
        return "/coding"

    return decide(request, form, deed, "/coding")


def code(request: Request) -> Response:
    """The next claim of a sample for the person who asks: the article with the words that name the act, no value."""
    return _form(request, Typed())


def keep_code(request: Request) -> Response:
    """Keep what was coded and show the next claim; where a value is no value, say so beside it."""
    person, desk, form = require("coder")(request), desk_of(request), read_form(request)
    typed = _read(form)
    if typed.errors or typed.choices:
        return _form(request, typed, form.text("claim"))
    name = request.path_params["sample"]
    coding = Coding(name, form.text("claim"), person.name, desk.now(), typed.values)
    with desk.store.writing() as connection:
        keep_coding(connection, coding)
    return RedirectResponse(f"/coding/{name}", 303)


def _form(request: Request, typed: Typed, key: str | None = None) -> Response:
    person, name = require("coder")(request), request.path_params["sample"]
    with desk_of(request).store.looking() as connection:
        sample = sample_of(connection, name)
        key = key or next_claim(connection, name, person.name)
        told = tellings_of(connection, [key]) if key else []
        article = article_of(connection, told[0].article).article if told else None
    if key and not told:
        raise UnknownError("there is no such claim", "load the page anew")
    return render(
        request,
        "coding.html",
        400 if typed.errors or typed.choices else 200,
        sample=sample,
        done=sample.coded.get(person.name, 0),
        key=key,
        typed=typed,
        fields=[
            (name, LABELS.get(name, name)) for name in CODED if name not in ("accepted", "type", "standing")
        ],
        types=[known.name for known in event_types()],
        standings=STANDINGS,
        **_text(article, told[0] if told else None),
    )


def _text(article: Article | None, telling: Telling | None) -> dict[str, object]:
    """The article with the words of the act marked, and nothing else that the machine read."""
    if article is None or telling is None:
        return {"article": None, "sentence": Markup(), "title": Markup(), "text": Markup()}
    bare = replace(telling, claim=replace(
        telling.claim, modes=(), actors=(), recipients=(), when=UNKNOWN_WHEN, place=None, killed=None,
        injured=None, speaker=None, standing_span=None,
    ))  # fmt: skip
    return {
        "article": article,
        "sentence": mark_sentence(bare.claim),
        "title": mark_part(article.title or "", "title", [bare]),
        "text": mark_part(article.text, "text", [bare]),
    }


def _read(form: Form) -> Typed:
    texts = {name: form.text(f"chosen-{name}") or form.text(name) for name in CODED}
    typed = Typed(texts=texts)
    for name in CODED:
        if name != "accepted" and typed.values.get("accepted") is False:
            break
        try:
            typed.values[name] = read_typed("claim", name, texts[name], texts["type"])
        except SeveralFitError as error:
            typed.choices[name] = error.choices
        except SettingsError as error:
            typed.errors[name] = str(error)
    return typed


def _whole(form: Form, name: str) -> int:
    text = form.text(name)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise SettingsError(f"the {name} is no whole number", "write digits alone")
    return int(text)
