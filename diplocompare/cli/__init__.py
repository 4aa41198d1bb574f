"""The command line: the group of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from diplocompare.cli import cache, many, single
from diplocompare.cli.options import tell_error, verbose_option
from diplocompare.cli.terminal import abandon_stdout
from diplocompare.files.settings import read_config
from diplocompare.model import DiplocompareError
from diplocompare.version import __version__

# What the commands need is imported inside them: `--help` must not wait for what it does not use.
_INTERRUPTED = 130
# A start makes a hundred thousand objects that live to its end. To look among them for garbage after every 700, as
# Python does, is an eighth of the time of a warm start; after this many, memory still stays flat in a batch.
_OBJECTS_BEFORE_COLLECTION = 50_000


class Funnel(click.Group):
    """The one place where errors become messages and exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # click's own signature
        """Run a command: 0 done, 1 bad input, 2 wrong usage, 130 on Ctrl-C; a closed pipe ends quietly."""
        gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
        try:
            status = super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            status = _INTERRUPTED
        sys.exit(status)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command with the settings of the configuration file; flags and environment go before them."""
        try:
            ctx.default_map = dict.fromkeys(self.commands, read_config())
            return super().invoke(ctx)
        except DiplocompareError as error:
            tell_error(str(error), error.trace())
            return 1
        except BrokenPipeError:  # click itself would end with 1
            abandon_stdout()
            return 0


@click.group(cls=Funnel, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@verbose_option
@click.version_option(__version__, prog_name="diplocompare")
def main() -> None:
    """Compare governments' readouts of the same call, topic by topic.

    Bad input ends with exit code 1 and one line on standard error, wrong usage with 2.
    """


for _command in (
    single.compare,
    single.article,
    single.render,
    single.explain,
    many.report,
    many.batch,
    single.segment,
    many.evaluate,
    single.schema,
    cache.cache,
):
    main.add_command(_command)
