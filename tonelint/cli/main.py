"""The door: one click group whose commands are imported when they are asked for."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

import click

from tonelint.cli import patterns
from tonelint.version import VERSION

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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a guess at what a mistyped command was meant to be."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in _COMMANDS:
            from tonelint.tables import meant

            ctx.fail(f"no command is called {name!r}{meant(name, _COMMANDS)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a person got wrong is one line on standard error and exit code 2."""
        gc.set_threshold(100_000)  # what is read and judged are plain values without cycles: a tenth of a cold start
        recalled = patterns.recall()
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from tonelint.cli import screen

            command = error.ctx.command_path if error.ctx else "tonelint"
            screen.tell(f"{command}: {error.format_message()}")
        except ValueError as error:
            _tell(error)
        finally:
            patterns.remember(recalled)
        return ctx.exit(2)


def _tell(error: ValueError) -> None:
    """A fault in a configuration, a rule file or a baseline, the rule file's line with a caret under the place. Any other
    error is raised."""
    from tonelint.baseline import BaselineError
    from tonelint.cli import screen
    from tonelint.message.context import ContextError
    from tonelint.rulebook.nodes import RuleError
    from tonelint.tables import ConfigError

    if isinstance(error, (BaselineError, ConfigError, ContextError)):
        screen.tell(str(error))
    elif isinstance(error, RuleError):
        from tonelint.cli.rule_errors import lines

        for line in lines(error):
            sys.stderr.write(f"{line}\n")
    else:
        raise error


@click.group(
    "tonelint", cls=_Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="tonelint")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Check payment-collection messages before they are sent.

    Without a command: paste a draft, end it with Ctrl-D (Windows: Ctrl-Z, Enter).
    """
    from tonelint.cli import screen

    screen.use_utf8()
    if ctx.invoked_subcommand is None:
        from tonelint.cli.do_check import command

        ctx.invoke(command, paths=("-",))
