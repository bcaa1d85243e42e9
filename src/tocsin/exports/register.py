"""All formats of export by name, and how to write one."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from tocsin.errors import ExportError
from tocsin.exports.acled import fits_acled, make_acled
from tocsin.exports.archive import zipped
from tocsin.exports.bundle import Bundle, about
from tocsin.exports.csvtables import make_csv
from tocsin.exports.followthemoney import make_followthemoney
from tocsin.exports.ged import make_ged
from tocsin.exports.geojson import make_geojson
from tocsin.exports.geopackage import make_geopackage
from tocsin.exports.geoparquet import make_geoparquet
from tocsin.exports.hxl import make_hxl
from tocsin.exports.jsonlines import make_jsonl
from tocsin.exports.jsontext import pretty
from tocsin.exports.kml import make_kml
from tocsin.exports.occurrence import is_lethal_violence
from tocsin.exports.panels import cell_unit, country_unit, has_unit, make_cell_months, make_country_months
from tocsin.exports.points import point_of
from tocsin.exports.polecat import fits_polecat, make_polecat
from tocsin.exports.redaction import redact as redacted
from tocsin.model.incident import Incident

ABOUT = ".about.json"


@dataclass(frozen=True)
class Format:
    """One format of export.

    ``suffix`` is that of its file, ``media`` its media type, ``words`` one line that says what it is.
    ``tells_about`` says whether the file itself carries version, filter, date and manifest; if not, ``about_file``
    goes beside it. ``keeps`` says whether the format has a place for an incident.
    """

    name: str
    suffix: str
    media: str
    words: str
    make: Callable[[Bundle], bytes]
    tells_about: bool = False
    keeps: Callable[[Incident], bool] = lambda _: True

    def write(self, bundle: Bundle, stream: BinaryIO, redact: bool = True) -> None:
        """Write the file; equal bundles give equal bytes. ``redact`` hides the names of private persons.

        Raises ExportError when what the format needs is not installed.
        """
        stream.write(self.make(redacted(bundle) if redact else bundle))

    def about_file(self, bundle: Bundle) -> bytes:
        """The content of the file ``NAME.about.json`` beside a file that cannot tell it itself."""
        return pretty(about(bundle, self.name, sum(map(self.keeps, bundle.incidents))))

    def pack(self, bundle: Bundle, stem: str, stream: BinaryIO, redact: bool = True) -> str:
        """Write the file, or a zip of it and its about file where it cannot tell itself; the file name is returned."""
        if self.tells_about:
            self.write(bundle, stream, redact)
            return stem + self.suffix
        written = io.BytesIO()
        self.write(bundle, written, redact)
        name = stem + self.suffix
        files = {name: written.getvalue(), name + ABOUT: self.about_file(bundle)}
        stream.write(zipped(files, bundle.made_at))
        return f"{stem}.zip"


def _has_point(incident: Incident) -> bool:
    return point_of(incident.place.place if incident.place else None) is not None


CSV, LINES = "text/csv; charset=utf-8", "application/x-ndjson"
TSV = "text/tab-separated-values; charset=utf-8"
KML, GEOPACKAGE = "application/vnd.google-earth.kml+xml", "application/geopackage+sqlite3"
PARQUET = "application/vnd.apache.parquet"

ALL = (
    Format("csv", ".zip", "application/zip", "Tables of incidents, claims and sources", make_csv, True),
    Format("jsonl", ".jsonl", LINES, "Each incident whole, a line of JSON each", make_jsonl),
    Format("geojson", ".geojson", "application/geo+json", "Points for maps on the web", make_geojson, True),
    Format("geopackage", ".gpkg", GEOPACKAGE, "Points and tables for QGIS and ArcGIS", make_geopackage, True),
    Format("kml", ".kml", KML, "Points for Google Earth", make_kml, True, _has_point),
    Format("geoparquet", ".parquet", PARQUET, "Points by column; needs pyarrow", make_geoparquet, True),
    Format("acled", ".csv", CSV, "The 31 columns of ACLED", make_acled, keeps=fits_acled),
    Format("ged", ".csv", CSV, "The 49 columns of the UCDP GED", make_ged, keeps=is_lethal_violence),
    Format("polecat", ".tsv", TSV, "The 40 columns of POLECAT", make_polecat, keeps=fits_polecat),
    Format("hxl", ".csv", CSV, "A table with humanitarian tags", make_hxl),
    Format("ftm", ".ftm.json", LINES, "FollowTheMoney entities, a line of JSON each", make_followthemoney),
    Format(
        "views-country-month",
        ".csv",
        CSV,
        "Events and deaths by country and month",
        make_country_months,
        keeps=partial(has_unit, unit_of=country_unit),
    ),
    Format(
        "views-priogrid-month",
        ".csv",
        CSV,
        "Events and deaths by PRIO-GRID cell and month",
        make_cell_months,
        keeps=partial(has_unit, unit_of=cell_unit),
    ),
)

FORMATS: Mapping[str, Format] = {shape.name: shape for shape in ALL}


def format_named(name: str) -> Format:
    """The format of that name. Raises ExportError when there is none."""
    if name not in FORMATS:
        raise ExportError(f"there is no export format {name}", "use one of " + ", ".join(FORMATS))
    return FORMATS[name]
