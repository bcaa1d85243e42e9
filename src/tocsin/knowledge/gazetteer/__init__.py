"""Place names with coordinates, kind, country and admin units, in one SQLite file built from installed
packages."""

from tocsin.knowledge.gazetteer.build import build_gazetteer
from tocsin.knowledge.gazetteer.cache import gazetteer_path, gazetteer_version, open_gazetteer
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.gazetteer.lookup import Gazetteer
from tocsin.knowledge.gazetteer.record import PlaceRecord, View

__all__ = [
    "Gazetteer",
    "PlaceRecord",
    "View",
    "build_gazetteer",
    "fold_name",
    "gazetteer_path",
    "gazetteer_version",
    "open_gazetteer",
]
