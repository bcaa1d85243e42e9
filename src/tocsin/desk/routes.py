"""Where each page of the desk and each answer for programs lies."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
