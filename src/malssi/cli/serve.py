"""`malssi serve`: the service, on this machine alone."""

from typing import Annotated

import typer

from malssi.cli.options import Adapter, Base, Engine, settings_of


def serve(
    host: Annotated[
        str | None, typer.Option("--host", metavar="H", help="Address of this machine to listen on.")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", metavar="P", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = None,
    adapter: Adapter = None,
    engine: Engine = None,
    base: Base = None,
) -> None:
    """Serve verified answers over HTTP; stops on Ctrl-C or SIGTERM, finishing what is in work."""
    settings = settings_of(host=host, port=port, adapter=adapter, engine=engine, base=base)
    from malssi.serve.listen import serve as listen

    listen(settings, say=lambda text: print(text, flush=True))
