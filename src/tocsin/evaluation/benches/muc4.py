"""MUC-4 (1992): news of Latin America in capital letters, and the attacks it tells of as templates."""

from collections import Counter
from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.benches.muccast import meet_cast
from tocsin.evaluation.benches.mucincidents import Incident, find_incidents
from tocsin.evaluation.benches.mucrelevance import is_relevant
from tocsin.evaluation.benches.muctemplates import fill_roles, fill_slots
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.muc4 import score
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.reading.document import split_article
from tocsin.reading.draft import Draft
from tocsin.reading.names import find_names
from tocsin.reading.reader import Reader


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The documents of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    rows = read_rows(folder, stem, "doc_id")
    return require(rows, ("text", "templates", "full_templates"), folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: Reader) -> list[Row]:
    """The templates of each document, in both forms."""
    return [_answer(row, reader) for row in gold]


def _answer(row: Row, reader: Reader) -> Row:
    day = (row.get("dateline") or {}).get("date")
    article = Article(row["doc_id"], row["text"], date=parse_day(day) if day else None)
    drafts = reader.draft(article)
    document = split_article(article, reader.nlp)
    cast = meet_cast(document, find_names(document, reader.book, reader.gazetteer))
    incidents = find_incidents(drafts, article.date)
    home = _country(drafts) or next((name for name, _ in cast.names.countries.most_common(1)), None)
    templates, full = [], []
    for incident in incidents:
        if not is_relevant(incident, article.date):
            continue
        roles = fill_roles(incident, cast, document.sentences)
        templates.append({"incident_type": incident.type, **roles})
        full.append(fill_slots(incident, roles, _name(_own(incident) or home, reader), article.date))
    return {"doc_id": row["doc_id"], "templates": templates, "full_templates": full}


def _own(incident: Incident) -> str | None:
    return _country(incident.drafts)


def _country(drafts: list[Draft]) -> str | None:
    """The country where most acts of the article happened."""
    counts = Counter(
        draft.place.country for draft in drafts if draft.place is not None and draft.place.country
    )
    return counts.most_common(1)[0][0] if counts else None


def _name(country: str | None, reader: Reader) -> str | None:
    state = reader.book.state_of(country)
    return state.name if state is not None else None


BENCH = Bench("muc4", read_gold, predict, score)
