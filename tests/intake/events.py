"""Small made-up reports whose claims are known without a reader, enough of them to join, split and link."""

import datetime as dt
from collections.abc import Iterator

from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.span import Span
from tocsin.model.when import When
from tocsin.store.identity import article_id

FIRST = dt.date(2026, 3, 1)
AT = dt.datetime(2026, 3, 31, 9, 30, tzinfo=dt.UTC)
TOWNS = (("Kidal", 18.44, 1.41), ("Gao", 16.27, -0.05), ("Ménaka", 15.92, 2.40), ("Timbuktu", 16.77, -3.0))
PAPERS = ("Daily Lion", "Sahel Post", "River Herald")


def event(number: int, paper: int = 0, killed: int = 4, town: int | None = None) -> tuple[Arrival, Reading]:
    """The report of one paper about the event of a number: gunmen attack an army post in a town on a day."""
    place, lat, lon = TOWNS[(number if town is None else town) % len(TOWNS)]
    day = FIRST + dt.timedelta(days=number // len(TOWNS) * 5)
    text = f"Gunmen attacked an army post in {place} on {day:%A}, killing {killed} soldiers, {PAPERS[paper]} learned."
    article = Article(f"{PAPERS[paper]}-{number}", text, f"Attack in {place}", day, PAPERS[paper], None, "en")
    arrival = Arrival(article, text.encode(), f"reports/{paper}/{number}.txt", AT)
    claim = Claim(
        "ASSAULT",
        "reported",
        words(text, "attacked"),
        Span(0, len(text), text),
        actors=(Party("gunmen", words(text, "Gunmen"), kind="armed"),),
        recipients=(Party("Malian Armed Forces", words(text, "army post"), "state:ml/army", "army", "ML"),),
        when=When(day, day, "day", words(text, f"on {day:%A}")),
        place=Place(place, "town", "ML", lat, lon, f"made-up:{place}", None, False, words(text, place)),
        killed=Casualties(killed, killed, words(text, str(killed))),
        confidence=0.8,
    )
    return arrival, reading_of(article, claim)


def reading_of(article: Article, *claims: Claim, version: str = "1.0") -> Reading:
    """The reading of an article by a reader that is none."""
    return Reading(article_id(article), claims, (), ReaderMark("made-up", version, "0" * 64))


def words(text: str, found: str) -> Span:
    """Where the words stand first."""
    start = text.index(found)
    return Span(start, start + len(found), found)


def events(count: int) -> Iterator[tuple[Arrival, Reading]]:
    """So many reports, each event told by one to three papers, with tolls that differ."""
    for number in range(count):
        yield event(number // 2, paper=number % 3, killed=4 + number % 2)
