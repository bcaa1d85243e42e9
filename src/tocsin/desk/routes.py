"""Where each page of the desk and each answer for programs lies."""

from starlette.routing import BaseRoute, Route

from tocsin.desk.assetpaths import assets

ROUTES: list[BaseRoute] = [Route("/assets/{mark}/{name:path}", assets)]
