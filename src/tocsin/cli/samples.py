"""``tocsin samples``: where the sample reports lie."""

import typer

from tocsin.samples import samples_path


def samples() -> None:
    """Print the folder of the sample reports that come with Tocsin."""
    typer.echo(str(samples_path()))
