"""Where each page of the desk and each answer for programs lies."""

from starlette.routing import BaseRoute, Route

from tocsin.desk.api.pictures import days, points
from tocsin.desk.assetpaths import assets
from tocsin.desk.pages.article import article
from tocsin.desk.pages.deciding import correct_incident, merge_incidents, split_incident, undo_act
from tocsin.desk.pages.exporting import exporting
from tocsin.desk.pages.incident import incident
from tocsin.desk.pages.overview import overview
from tocsin.desk.pages.review import decide_question, review

ROUTES: list[BaseRoute] = [
    Route("/", overview),
    Route("/incidents/{id}", incident),
    Route("/incidents/{id}/split", split_incident, methods=["POST"]),
    Route("/incidents/{id}/merge", merge_incidents, methods=["POST"]),
    Route("/incidents/{id}/correct", correct_incident, methods=["POST"]),
    Route("/undo", undo_act, methods=["POST"]),
    Route("/review", review),
    Route("/review", decide_question, methods=["POST"]),
    Route("/articles/{id}", article),
    Route("/export/{format}", exporting),
    Route("/api/points", points),
    Route("/api/days", days),
    Route("/assets/{mark}/{name:path}", assets),
]
