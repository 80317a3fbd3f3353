"""The door: one click group whose commands are imported when they are asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

import tonelint

_COMMANDS = tuple(
    sorted(path.stem.removeprefix("do_").replace("_", "-") for path in Path(__file__).parent.glob("do_*.py"))
)


class _Lazy(click.Group):
    """A command is the module ``do_<name>.py`` with a click command called `command`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = import_module(f"tonelint.cli.do_{name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tonelint.__version__, prog_name="tonelint")
def main() -> None:
    """Check payment-collection messages before they are sent."""
