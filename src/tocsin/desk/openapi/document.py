"""The OpenAPI 3.0 document, made of the tables beside this file (``*.toml``) and the table of the filter."""

import tomllib
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from importlib import resources
from typing import Any

from tocsin import __version__
from tocsin.desk.openapi.shapes import load_shapes, shape_of
from tocsin.store.filters import filter_table

Table = dict[str, Any]
JSON, PROBLEM = "application/json", "application/problem+json"
OGC_PATHS = "/ogc"
ABOUT = (
    "The record of a Tocsin desk: claims read by machine from news reports, joined to incidents. "
    "Grades say how well each stands. Not to be the only source of an operational decision."
)


@cache
def load_document(start: str = "/") -> Table:
    """The document, or the part of it below an address, with paths from there. Made once; not to be changed."""
    paths = {path: known for path, known in load_table("paths").items() if path.startswith(start)}
    cut = len(start.rstrip("/"))
    return {
        "openapi": "3.0.3",
        "info": {"title": "Tocsin", "version": __version__, "description": ABOUT},
        "servers": [{"url": start}],
        "security": [{}, {"token": []}, {"check": []}],
        "paths": {
            path[cut:] or "/": {method: _operation(path, method, asked) for method, asked in known.items()}
            for path, known in paths.items()
        },
        "components": {
            "schemas": load_shapes(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "check": {"type": "apiKey", "in": "header", "name": "X-Tocsin-Check"},
            },
        },
    }


@cache
def load_table(name: str) -> Table:
    """One of the tables beside this file."""
    return tomllib.loads(
        (resources.files("tocsin.desk.openapi") / f"{name}.toml").read_text(encoding="utf-8")
    )


def _operation(path: str, method: str, asked: Table) -> Table:
    made: Table = {
        "summary": asked["summary"],
        "operationId": f"{method} {path}",
        "tags": [path.split("/")[1]],
        "parameters": [*_filter(asked.get("filter", ())), *map(_parameter, asked.get("parameters", ()))],
        "responses": _responses(method, asked),
    }
    if "body" in asked:
        made["requestBody"] = {"required": True, "content": {JSON: {"schema": shape_of(asked["body"])}}}
    return made


def _responses(method: str, asked: Table) -> Table:
    media = asked.get("media", JSON)
    answers: Table = {
        "200": {
            "description": "What was asked for",
            "content": {media: {"schema": shape_of(asked["answer"])}},
        }
    }
    if method == "get":
        answers["304"] = {"description": "The program has it already (If-None-Match)"}
    refused = (403,) if method == "post" else ()
    for status in sorted({*asked["errors"], *refused}):
        content = {PROBLEM: {"schema": shape_of("Problem")}}
        answers[str(status)] = {"description": HTTPStatus(status).phrase, "content": content}
    answers["401"] = {
        "description": "Sign in first",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
    return answers


def _filter(names: bool | Iterable[str]) -> list[Table]:
    """The parameters of the filter, all or those named."""
    table = filter_table()
    wanted = table if isinstance(names, bool) else names
    return [
        {
            "name": name,
            "in": "query",
            "description": f"{table[name]['meaning'].capitalize()}: {table[name]['form']}",
            "example": table[name]["example"],
            "schema": _box() if name == "bbox" else {"type": "string", "maxLength": 500},
            **({"style": "form", "explode": False} if name == "bbox" else {}),
        }
        for name in wanted
    ]


def _box() -> Table:
    return {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}


def _parameter(name: str) -> Table:
    known = load_table("parameters")[name]
    return {"name": name, "required": known["in"] == "path", **known}
