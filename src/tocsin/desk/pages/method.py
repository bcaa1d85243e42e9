"""The method: by which rules the record is made, by which versions, and how well it is known to work."""

from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.exports.bundle import CAUTION
from tocsin.exports.register import FORMATS
from tocsin.incidents.figureroles import load_figure_limits
from tocsin.incidents.graderules import load_grade_rules
from tocsin.incidents.weights import load_weights
from tocsin.store.sourceviews import reader_counts
from tocsin.tables import Row, read_table

COLUMNS = ("bench", "split", "rows", "metric", "value", "low", "high", "beat", "whose", "measured")
LIMIT_WORDS = {
    "same_km": "Places are the same up to so many kilometres apart",
    "near_km": "Places are near up to so many kilometres apart",
    "apart_km": "Places farther apart than so many kilometres are other places",
    "province_km": "A place lies in a province whose middle is so many kilometres away at most",
    "campaign_days": "Days of one campaign lie so many days apart at most",
    "week_days": "Days farther apart than so many are far",
    "told_near_days": "Reports are near in time when published so many days apart at most",
    "told_far_days": "Reports are far apart in time beyond so many days",
}


def method(request: Request) -> Response:
    """The page."""
    desk, weights = desk_of(request), load_weights()
    with desk.store.looking() as connection:
        readers = reader_counts(connection)
    accuracy = load_accuracy()
    return render(
        request,
        "method.html",
        readers=readers,
        grades=load_grade_rules(),
        fresh_days=load_figure_limits().fresh_days,
        weights=weights,
        features=sorted(weights.features.items(), key=lambda one: -abs(one[1])),
        limits=[(LIMIT_WORDS[name], getattr(weights.limits, name)) for name in LIMIT_WORDS],
        accuracy=accuracy,
        measured=max((row["measured"] for row in accuracy), default=""),
        formats=list(FORMATS.values()),
        caution=CAUTION,
    )


@cache
def load_accuracy() -> list[Row]:
    """What was measured: a metric a row, with its 95 % interval, what there is to beat, and the day."""
    return read_table("accuracy.tsv", COLUMNS, "tocsin.desk")
