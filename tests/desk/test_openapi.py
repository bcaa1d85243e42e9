"""The OpenAPI document against the desk that it describes."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, check_for

from tocsin.desk.api.routes import API_ROUTES
from tocsin.desk.guarding import CHECK
from tocsin.desk.openapi.document import load_document, load_table
from tocsin.desk.openapi.shapes import load_shapes
from tocsin.store.filters import filter_table

EXAMPLES = 6


def operations() -> list[tuple[str, str]]:
    return [(path, method) for path, known in load_document()["paths"].items() for method in known]


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield str(value["$ref"])
        for one in value.values():
            yield from references(one)
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def test_each_route_is_documented_and_each_documented_path_is_served() -> None:
    served = {(route.path, method.lower()) for route in API_ROUTES for method in route.methods or ()}
    assert {(path, method) for path, method in served if method != "head"} == set(operations())


def test_what_is_referred_to_is_there_and_no_shape_is_idle() -> None:
    wanted = {name.removeprefix("#/components/schemas/") for name in references(load_document())}
    assert wanted == set(load_shapes())


def test_no_parameter_is_idle() -> None:
    used = {
        name
        for known in load_table("paths").values()
        for asked in known.values()
        for name in asked.get("parameters", ())
    }
    assert used == set(load_table("parameters"))


@pytest.mark.parametrize(("path", "method"), operations())
def test_the_parameters_of_a_path_are_those_in_its_braces(path: str, method: str) -> None:
    told = load_document()["paths"][path][method]["parameters"]
    assert [one["name"] for one in told if one["in"] == "path"] == re.findall(r"{(\w+)}", path)
    names = [one["name"] for one in told]
    assert len(names) == len(set(names))


def test_every_filter_is_a_parameter_of_the_lists() -> None:
    told = load_document()["paths"]["/api/incidents"]["get"]["parameters"]
    assert set(filter_table()) < {one["name"] for one in told}


def test_the_part_about_features_is_served_as_openapi(client: TestClient) -> None:
    answer = client.get("/ogc/api")
    assert answer.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0"
    assert answer.json()["servers"] == [{"url": "/ogc"}]
    whole, part = load_document()["paths"], answer.json()["paths"]
    assert {f"/ogc{path.rstrip('/')}": known for path, known in part.items()} == {
        path: known for path, known in whole.items() if path.startswith("/ogc")
    }
    assert client.get("/api/openapi.json").json() == load_document()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("path", "method"), operations())
def test_answers_are_as_documented(client: TestClient, ids: Ids, path: str, method: str) -> None:
    """Made-up requests, half of them for what is there, by schemathesis."""
    schemathesis, hypothesis = pytest.importorskip("schemathesis"), pytest.importorskip("hypothesis")
    checks = pytest.importorskip("schemathesis.specs.openapi.checks")
    looked_at = [
        pytest.importorskip("schemathesis.checks").not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    sent = {CHECK: check_for(client), "host": "127.0.0.1"}
    known = there(client, ids)
    schema = schemathesis.openapi.from_dict(load_document())
    schema.app = client.app
    operation = schema[path][method]

    def ask(case: Any, of_what_is_there: bool) -> None:
        if of_what_is_there:
            case.path_parameters |= {name: known[name] for name in case.path_parameters if name in known}
        case.call_and_validate(headers=sent, checks=looked_at)

    asked = hypothesis.given(operation.as_strategy(), hypothesis.strategies.booleans())(ask)
    hypothesis.settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )(asked)()


def there(client: TestClient, ids: Ids) -> dict[str, str]:
    """Names that lead somewhere."""
    dossier = client.get(f"/api/incidents/{ids()[0]}").json()
    return {"id": ids()[0], "key": dossier["claims"][0]["key"]}
