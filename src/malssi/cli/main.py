"""The command `malssi`: its commands, and how errors end. A user's mistake prints two lines and no traceback."""

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from malssi.cli import check, data, demo, doctor, evaluate, say, serve, task, train
from malssi.cli.output import note
from malssi.errors import InputError, MalssiError

INTERRUPTED = 130
NO_HINT = "`malssi task show TASK` tells what a reading holds, `malssi --help` what there is"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_ROOM = "make room where the output goes, or send it elsewhere"
NO_ACCESS = "give a path that exists and that may be read or written"

MANY = 100_000
"""Objects made before the collector of cycles looks at them. What a start makes lives to the end: looked at every 700
objects, as Python does by itself, and once more in leaving, it takes a fifth of the time to a first answer."""

app = typer.Typer(
    name="malssi",
    help="Numbers in, checked Korean out, on your own machine.",
    epilog="Exit codes: 0 fine, 1 a check failed, 2 wrong usage or input, 3 no verified answer; 130 and 143 stopped.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(say.app, name="say")
app.command("check")(check.check)
app.add_typer(task.app, name="task")
app.add_typer(data.app, name="data")
app.add_typer(train.app, name="train")
app.add_typer(evaluate.app, name="evaluate")
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)
app.command(doctor.NAME)(doctor.doctor)


def tell_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        import malssi

        print(malssi.__version__)
        raise typer.Exit


def tell_unknown_variables() -> None:
    """Name what the environment has that looks like a setting and is none: a slip of the keyboard would go unseen."""
    if any(name.upper().startswith("MALSSI_") for name in os.environ):  # else settings need not be imported for it
        from malssi.settings import unknown_variables

        for told in unknown_variables():
            note(told)


@app.callback()
def options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before any command."""
    if context.invoked_subcommand != doctor.NAME:  # which tells them itself
        tell_unknown_variables()


def run() -> None:
    """What the console script calls: a process of its own for `main`."""
    gc.set_threshold(MANY)
    try:
        main()
    finally:
        gc.freeze()


def main(args: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    speak_utf8()
    try:
        app(args)
    except MalssiError as wrong:
        leave(str(wrong.args[0]), wrong.hint or NO_HINT, wrong.exit_code)
    except OSError as wrong:
        if wrong.errno in FULL and wrong.filename is None:
            drop_output()
            leave(str(wrong.strerror), NO_ROOM, InputError.exit_code)
        if wrong.filename is None:
            raise
        leave(f"{wrong.filename}: {wrong.strerror}", NO_ACCESS, InputError.exit_code)
    except SystemExit as leaving:
        if leaving.code == INTERRUPTED:
            print("interrupted", file=sys.stderr)
        raise


def leave(message: str, hint: str, exit_code: int) -> NoReturn:
    """Tell what is wrong and what to do, and leave."""
    for line in message.splitlines():
        print(f"error: {line}", file=sys.stderr)
    print(f"hint: {hint}", file=sys.stderr)
    sys.exit(exit_code)


def drop_output() -> None:
    """Let nothing more be written to an output that refuses it, not even in leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """Korean leaves as UTF-8 whatever the terminal's locale; what UTF-8 cannot hold is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
