"""The overview: one set of filters in the address, for the list, the map and the timeline."""

import datetime as dt

from starlette.testclient import TestClient
from tests.desk.conftest import HOME, NOW, Ids
from tests.desk.test_incident import bare

from tocsin.desk.app import make_desk
from tocsin.desk.setup import Desk
from tocsin.store.opening import Store


def test_the_list_has_all_and_the_map_knows_how_many(ids: Ids, client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('class="incident"') == len(ids()) == 2
    assert 'data-total="2"' in page and 'data-points="/api/points"' in page


def test_a_box_of_the_map_leaves_the_whole_unsaid(client: TestClient) -> None:
    page = client.get("/?bbox=-10,10,10,30").text
    assert "data-total" not in page and 'data-points="/api/points"' in page


def test_filters_stay_in_the_form_and_can_be_taken_out(client: TestClient) -> None:
    page = client.get("/?place=Gao&since=2026-03-02").text
    assert page.count('class="incident"') == 1
    assert "<details open>" in page and 'value="2026-03-02"' in page
    assert '<a href="/?since=2026-03-02" dir="auto">place: Gao</a>' in page
    assert 'data-days="/api/days?place=Gao"' in page


def test_what_fits_nothing_and_what_is_no_filter_is_said(client: TestClient) -> None:
    assert "No incident fits these filters." in client.get("/?place=Nowhere").text
    page = client.get("/?since=%3Cscript%3E").text
    assert 'data-kind="warning"' in page and "<script>" not in page


def test_what_is_not_known_is_said_in_the_list(record: Store, client: TestClient) -> None:
    bare(record)
    page = client.get("/").text
    assert "day not known" in page and "place not known" in page and "<b onclick" not in page


def test_what_came_since_the_last_visit_is_marked(record: Store, client: TestClient) -> None:
    assert "tag new" not in client.get("/").text
    bare(record, at=NOW + dt.timedelta(hours=1))
    later = make_desk(Desk(record, lambda: NOW + dt.timedelta(days=1), "1.0"))
    page = TestClient(later, base_url=HOME).get("/").text
    assert page.count('class="tag new"') == 1 and "1 new or changed since your last visit" in page
