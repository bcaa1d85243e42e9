"""``tocsin serve``: the desk in a browser."""

from typing import Annotated

import typer
import uvicorn

from tocsin import __version__
from tocsin.cli.record import RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.desk.app import make_desk
from tocsin.desk.desksettings import read_desk_settings
from tocsin.desk.setup import LOOPBACK, Desk
from tocsin.errors import SettingsError

HERE = "127.0.0.1"


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than 127.0.0.1 needs accounts.")
    ] = HERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8620,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Show the record in a browser: map, timeline, incidents, review. It asks nobody but this machine."""
    found = find_settings(settings)
    told = read_desk_settings(found.desk)
    store = open_record(record, found)
    accounts = told.accounts or host not in LOOPBACK
    hosts = (*LOOPBACK, host, *told.hosts)
    desk = Desk(store, now, __version__, person(None), accounts, hosts, told.secure)
    typer.echo(f"The desk is open at http://{host}:{port}/ (Ctrl-C closes it)")
    try:
        uvicorn.run(make_desk(desk), host=host, port=port, log_level="warning", server_header=False)
    except OSError as error:
        raise SettingsError(f"{host}:{port} cannot be listened on", error.strerror or "") from error
