"""Where each page of the desk and each answer for programs lies."""

from starlette.routing import BaseRoute, Route

from tocsin.desk.api.routes import API_ROUTES, NOWHERE
from tocsin.desk.assetpaths import assets
from tocsin.desk.pages.actor import actor, actor_graph
from tocsin.desk.pages.actors import actors
from tocsin.desk.pages.agreement import agreement
from tocsin.desk.pages.article import article
from tocsin.desk.pages.coding import code, draw, keep_code, samples_page
from tocsin.desk.pages.deciding import correct_incident, merge_incidents, split_incident, undo_act
from tocsin.desk.pages.exporting import exporting
from tocsin.desk.pages.feed import feed
from tocsin.desk.pages.incident import incident
from tocsin.desk.pages.method import method
from tocsin.desk.pages.overview import overview
from tocsin.desk.pages.place import place
from tocsin.desk.pages.places import places
from tocsin.desk.pages.review import decide_question, review
from tocsin.desk.pages.signing import sign_in_page, sign_in_sent, sign_out
from tocsin.desk.pages.sources import sources

ROUTES: list[BaseRoute] = [
    Route("/", overview),
    Route("/incidents/{id}", incident),
    Route("/incidents/{id}/split", split_incident, methods=["POST"]),
    Route("/incidents/{id}/merge", merge_incidents, methods=["POST"]),
    Route("/incidents/{id}/correct", correct_incident, methods=["POST"]),
    Route("/undo", undo_act, methods=["POST"]),
    Route("/review", review),
    Route("/review", decide_question, methods=["POST"]),
    Route("/coding", samples_page),
    Route("/coding", draw, methods=["POST"]),
    Route("/coding/{sample}", code),
    Route("/coding/{sample}", keep_code, methods=["POST"]),
    Route("/agreement", agreement),
    Route("/articles/{id}", article),
    Route("/actors", actors),
    Route("/actors/{id:path}", actor),
    Route("/places", places),
    Route("/places/{id:path}", place),
    Route("/sources", sources),
    Route("/method", method),
    Route("/sign-in", sign_in_page, methods=["GET"]),
    Route("/sign-in", sign_in_sent, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/export/{format}", exporting),
    Route("/feed.atom", feed),
    Route("/api/actor-graph", actor_graph),
    *API_ROUTES,
    *NOWHERE,
    Route("/assets/{mark}/{name:path}", assets),
]
