"""The page of the sources."""

import datetime as dt

from starlette.testclient import TestClient
from tests.intake.events import AT

from tocsin.store.opening import Store
from tocsin.store.visits import Visit, keep_source, keep_visit

DAYS = dt.timedelta(days=1)


def describe(
    record: Store, name: str, least: int | None = None, most: int | None = None, words: str = ""
) -> None:
    """A source that has been visited since long."""
    content = {"name": name, "least_per_day": least, "most_per_day": most}
    with record.writing() as connection:
        keep_source(connection, name, content, AT)
        keep_visit(connection, Visit(name, "https://x.example/", AT - 5 * DAYS, "new", 200))
        if words:
            keep_visit(connection, Visit(name, "https://x.example/", AT, "failed", None, words))


def test_silent_and_failing_sources_are_named_in_words_and_sign(record: Store, client: TestClient) -> None:
    describe(record, "Quiet", least=5)
    describe(record, "Broken", words="refused <b>")
    describe(record, "Calm", most=40)
    page = client.get("/sources").text
    assert "2 of 3 sources not as usual" in page
    assert '<td data-state="silent" dir="auto">silent for 5 days</td>' in page
    assert "last visit failed: refused &lt;b&gt;" in page
    assert '<td data-state="well" dir="auto">as usual</td>' in page
    assert "at least 5" in page and "at most 40" in page


def test_without_described_sources_the_page_says_how(client: TestClient) -> None:
    page = client.get("/sources").text
    assert "No source is described yet" in page
    assert '<th scope="row"><bdi>files</bdi></th><td class="number">3</td>' in page


def test_families_lead_to_their_incidents(client: TestClient) -> None:
    page = client.get("/sources").text
    assert 'href="/?publisher=daily-lion"' in page and "Daily Lion" in page
