"""Another reader reads the whole record again: no doubles, no losses."""

from tests.intake.events import AT, events

from tocsin.intake.batch import ReaderParts, mark_of
from tocsin.intake.keeping import Kept, keep
from tocsin.intake.rereading import reread, unread_by
from tocsin.store.opening import Store
from tocsin.store.readings import readings_of
from tocsin.store.verify import verify

PARTS = ReaderParts(rules_alone=True)


def test_each_article_is_read_once_more_and_once_only(store: Store) -> None:
    first = [keep(store, arrival, reading, AT) for arrival, reading in events(3)]
    ids = unread_by(store, PARTS)
    assert ids == [kept.article for kept in first]
    outcomes = list(reread(store, ids, PARTS, lambda: AT))
    assert [one.article for one in outcomes if isinstance(one, Kept) and one.read and not one.new] == ids
    assert unread_by(store, PARTS) == []
    assert [one for one in reread(store, ids, PARTS, lambda: AT) if isinstance(one, Kept) and one.read] == []
    with store.looking() as connection:
        stored = [readings_of(connection, id) for id in ids]
    assert [[one.current for one in readings] for readings in stored] == [[False, True]] * 3
    assert all(readings[-1].reading.reader == mark_of(PARTS) for readings in stored)
    assert verify(store) == []
