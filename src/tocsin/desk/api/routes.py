"""Where each answer for programs lies; what lies nowhere is a problem too."""

from starlette.routing import Route

from tocsin.desk.api.counts import actors, places, snapshot, snapshots, sources
from tocsin.desk.api.evidence import article, claim
from tocsin.desk.api.incidents import incident, incidents
from tocsin.desk.api.ogc.items import incident_item, incident_items, place_item, place_items
from tocsin.desk.api.ogc.landing import collection, collections, conformance, landing, service
from tocsin.desk.api.pictures import days, points
from tocsin.desk.api.start import document, missing, start
from tocsin.desk.api.writing import post_correction, post_judgement, post_merge, post_split, post_undo

EVERY = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]

API_ROUTES = [
    Route("/api", start),
    Route("/api/openapi.json", document),
    Route("/api/incidents", incidents),
    Route("/api/incidents/merge", post_merge, methods=["POST"]),
    Route("/api/incidents/{id}", incident),
    Route("/api/incidents/{id}/split", post_split, methods=["POST"]),
    Route("/api/articles/{id}", article),
    Route("/api/claims/{key}", claim),
    Route("/api/actors", actors),
    Route("/api/places", places),
    Route("/api/sources", sources),
    Route("/api/points", points),
    Route("/api/days", days),
    Route("/api/snapshots", snapshots),
    Route("/api/snapshots/{name}", snapshot),
    Route("/api/judgements", post_judgement, methods=["POST"]),
    Route("/api/corrections", post_correction, methods=["POST"]),
    Route("/api/undo", post_undo, methods=["POST"]),
    Route("/ogc", landing),
    Route("/ogc/api", service),
    Route("/ogc/conformance", conformance),
    Route("/ogc/collections", collections),
    Route("/ogc/collections/incidents/items", incident_items),
    Route("/ogc/collections/incidents/items/{id}", incident_item),
    Route("/ogc/collections/places/items", place_items),
    Route("/ogc/collections/places/items/{id}", place_item),
    Route("/ogc/collections/{collection}", collection),
]
NOWHERE = [
    Route("/api/{rest:path}", missing, methods=EVERY),
    Route("/ogc/{rest:path}", missing, methods=EVERY),
]
"""These come after all others: a full match of theirs is better than one of another method."""
