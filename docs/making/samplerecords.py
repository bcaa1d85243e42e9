"""One reading with every field filled, and one with as few as may be, to see what a record holds."""

import datetime as dt

from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.record import Record, article_to_record, reading_to_record
from tocsin.model.relation import Relation
from tocsin.model.span import Span
from tocsin.model.when import When

WORDS, TITLE = Span(0, 4, "word"), Span(0, 4, "word", "title")
DAY = dt.date(2024, 2, 29)
MARK = ReaderMark("reader", "1", "0")
FULL_PLACE = Place("Sake", "town", "CD", -1.57, 29.04, "geonames:1", 1, True, WORDS)
FULL_CLAIM = Claim(
    type="ASSAULT",
    standing="claimed",
    trigger=TITLE,
    sentence=WORDS,
    modes=(Mode("drone", WORDS),),
    actors=(Party("Army", WORDS, "state:cd/army", "state-force", "CD"),),
    recipients=(Party("Group", WORDS, "actor:cd/group", "armed-group", "CD"),),
    when=When(DAY, DAY, "day", WORDS),
    place=FULL_PLACE,
    killed=Casualties(1, 2, WORDS),
    injured=Casualties(1, 2, WORDS),
    speaker=WORDS,
    standing_span=WORDS,
    confidence=0.5,
    acled="Battles: Armed clash",
    cameo="19",
    quad="material-conflict",
)
BARE_CLAIM = Claim(
    type="ASSAULT",
    standing="reported",
    trigger=WORDS,
    sentence=WORDS,
    actors=(Party("Army", WORDS),),
    place=Place("Sake", "town"),
    killed=Casualties(1),
)
TIE = Relation("Army", "opposes", "Group", WORDS, WORDS, WORDS)


def full_and_bare_readings() -> tuple[Record, Record]:
    """Two readings as records; the claims of the second lack all that a claim may lack."""
    full = Reading("a", (FULL_CLAIM,), (TIE,), MARK, ("note",))
    bare = Reading("a", (BARE_CLAIM, Claim("ASSAULT", "reported", WORDS, WORDS)), (), MARK)
    return reading_to_record(full), reading_to_record(bare)


def full_and_bare_articles() -> tuple[Record, Record]:
    """Two articles as records."""
    full = Article("a", "text", "title", DAY, "publisher", "https://example.org", "en")
    return article_to_record(full), article_to_record(Article("a", "text"))
