"""The sources: which are silent, what each sent last, and which outlets are one witness."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.wholelists import largest_families
from tocsin.incidents.families import label_of
from tocsin.store.sourceviews import SourceView, count_families, source_views

SIGNS = {"well": "well", "fewer": "low", "more": "low", "silent": "silent", "failing": "silent"}
"""How each state of health is shown."""


def sources(request: Request) -> Response:
    """The page."""
    desk = desk_of(request)
    with desk.store.looking() as connection:
        found = source_views(connection, desk.now())
        families = largest_families(request, connection)
        total = count_families(connection)
    described = [one for one in found if one.health is not None]
    return render(
        request,
        "sources.html",
        described=described,
        by_hand=[one for one in found if one.health is None],
        troubled=[one for one in described if sign_of(one) != "well"],
        sign_of=sign_of,
        usual=say_usual,
        label=label_of,
        families=families,
        total=total,
        at=desk.now(),
    )


def sign_of(source: SourceView) -> str:
    """``well``, ``low`` or ``silent``; a source that was never visited is well until it should have sent something."""
    return SIGNS[source.health.state] if source.health else "well"


def say_usual(source: SourceView) -> str:
    """``5 to 40``, ``at least 5``, ``at most 40``; nothing where nothing is expected."""
    least, most = (source.health.least_per_day, source.health.most_per_day) if source.health else (None, None)
    if least is not None and most is not None:
        return f"{least:,} to {most:,}"
    if least is not None:
        return f"at least {least:,}"
    return f"at most {most:,}" if most is not None else ""
