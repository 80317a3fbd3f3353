"""``tonelint web``: a page on this machine on which a draft is pasted and marked."""

from __future__ import annotations

from typing import Any

import click

from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging


@click.command("web")
@judging
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port (default: any free one).")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(port: int, no_browser: bool, **options: Any) -> None:
    """Open a page on this machine: paste a draft, see what to mend, put better words in.

    Only this machine reaches the page, only with the address printed here, and nothing is stored.
    """
    from tonelint.web.server import Server

    work = job(asked(options))
    try:
        server = Server(work, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {(error.strerror or str(error)).lower()}") from error
    zh = work.settings.language == "zh"
    click.echo(server.url)
    screen.tell("按 Ctrl-C 结束。" if zh else "Press Ctrl-C to stop.")
    if not no_browser:
        import webbrowser

        webbrowser.open(server.url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
