"""The shapes of bodies as JSON Schema, read from ``shapes.toml``, which says how a field is written."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tocsin.errors import KnowledgeError
from tocsin.model.grade import GRADES
from tocsin.model.incident import LINK_KINDS
from tocsin.model.judgement import VERDICTS
from tocsin.model.place import PLACE_PRECISIONS
from tocsin.model.standing import STANDINGS

Schema = dict[str, Any]
PLAIN: dict[str, Schema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "object": {"type": "object"},
    "day": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
    "any": {"nullable": True},
}
LISTS: dict[str, tuple[str, ...]] = {
    "standing": STANDINGS,
    "grade": GRADES,
    "precision": PLACE_PRECISIONS,
    "verdict": VERDICTS,
    "said": tuple(verdict for verdict in VERDICTS if verdict != "withdrawn"),
    "link": LINK_KINDS,
    "role": ("nobody", "reader", "coder", "editor"),
    "subject": ("claim", "incident"),
}


@cache
def load_shapes() -> Schema:
    """Each shape as a schema. Raises KnowledgeError for a field of no known shape."""
    text = (resources.files("tocsin.desk.openapi") / "shapes.toml").read_text(encoding="utf-8")
    return {name: _object(fields) for name, fields in tomllib.loads(text).items()}


def shape_of(said: str) -> Schema:
    """The schema of a field as it is written. Raises KnowledgeError for one that is none."""
    said = said.removesuffix("~")
    if said.endswith("?"):
        inner = shape_of(said[:-1])
        # A reference stands alone in OpenAPI 3.0.
        return {"nullable": True, "allOf": [inner]} if "$ref" in inner else {"nullable": True, **inner}
    if said.startswith("[") and said.endswith("]"):
        return {"type": "array", "items": shape_of(said[1:-1])}
    if said.startswith("@") and said[1:] in LISTS:
        return {"type": "string", "enum": list(LISTS[said[1:]])}
    if said in PLAIN:
        return dict(PLAIN[said])
    if said[:1].isupper():
        return {"$ref": f"#/components/schemas/{said}"}
    raise KnowledgeError(f"shapes.toml: {said!r} is no shape", "see the head of the file")


def _object(fields: dict[str, str]) -> Schema:
    return {
        "type": "object",
        "properties": {name: shape_of(said) for name, said in fields.items()},
        "required": [name for name, said in fields.items() if not said.endswith("~")],
        "additionalProperties": False,
    }
