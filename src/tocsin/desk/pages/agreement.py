"""Agreement of the coders of a sample: Krippendorff's alpha of each field, and the claims on which they differ."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.agreements import agreements, differences
from tocsin.desk.marking import mark_sentence
from tocsin.desk.people import person_of
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.store.codings import codings_of, sample_of, samples
from tocsin.store.tellings import tellings_of

ENOUGH = 2
"""So many coders must be done before anybody sees what they said."""


def agreement(request: Request) -> Response:
    """The page of the sample in the address, or of the newest."""
    person = person_of(request)
    with desk_of(request).store.looking() as connection:
        known = samples(connection)
        name = request.query_params.get("sample") or (known[0].name if known else "")
        sample = sample_of(connection, name) if name else None
        codings = codings_of(connection, name)
        tellings = {one.key: one for one in tellings_of(connection, list(codings))}
    open_ = sample is not None and len(sample.whole()) >= ENOUGH
    mine = sample.coded.get(person.name, 0) if sample else 0
    may_see = sample is not None and open_ and mine in (0, sample.size)
    return render(
        request,
        "agreement.html",
        samples=known,
        sample=sample,
        rows=agreements(codings),
        differences=differences(codings) if may_see else [],
        may_see=may_see,
        sentences={key: mark_sentence(telling.claim) for key, telling in tellings.items()} if may_see else {},
        articles={key: telling.article for key, telling in tellings.items()},
    )
