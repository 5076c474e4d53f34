"""The command line: run it for real, try it in a demo, look into an installation. Rooms are imported when needed."""

import asyncio
import os
import signal
import sys
import webbrowser
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import logs, reading
from bot.settings import TOKEN, BadSettings, Settings

app = typer.Typer(
    help="dondoc follows up the deadlines of a department in its chat group.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(reading.app, name="read")

HOST = "127.0.0.1"
PORT = 8088
WRONG_SETTINGS = 2
REFUSED = 3


@app.command()
def run() -> None:
    """Run the assistant on Telegram, until it is stopped."""
    settings = _settings(needed=(TOKEN,))
    from bot import lock, running
    from bot.event_loop import new_event_loop
    from bot.inbox import SecondCopy

    logs.configure(settings.log_level, sys.stderr)
    try:
        _until_stopped(running.run(settings), loop_factory=new_event_loop)
    except (lock.AlreadyRunning, lock.LockLost, SecondCopy, running.BadToken) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the page.")] = PORT,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    data: Annotated[Path | None, typer.Option(help="Keep the database in this folder; else start afresh.")] = None,
) -> None:
    """Try it without any token: a small Telegram in the browser, with a department and its tasks."""
    from bot import demo as stage
    from bot.clock import Clock

    def announce(address: str) -> None:
        typer.echo(f"dondoc: {address}")
        if not no_open:
            webbrowser.open(address)

    logs.configure("WARNING", sys.stderr)
    _until_stopped(stage.play(host=HOST, port=port, folder=data, now=Clock().now(), ready=announce))


@app.command()
def simulator(
    port: Annotated[int, typer.Option(help="The port to listen on.")] = PORT,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="Do not limit how fast a bot may send.")] = False,
) -> None:
    """Serve the small Telegram alone, for any bot of any library with any token."""
    from simulator.default_town import default_town
    from simulator.server import serve

    typer.echo(f"http://{HOST}:{port}")
    _until_stopped(serve(default_town(limits=not no_limits), host=HOST, port=port))


@app.command()
def check() -> None:
    """Tell what is wrong with an installation before it bites."""
    from bot import check as checking
    from bot.clock import Clock

    settings = _settings()
    findings = asyncio.run(checking.check(settings, Clock().now()))
    raise typer.Exit(checking.print_findings(findings))


@app.command()
def invite() -> None:
    """Make a one-time code, with which one more organization is set up in its group."""
    from actions import invitations
    from bot.app import opened
    from bot.clock import Clock
    from db.engine import Sessions
    from texts import operations as words

    with opened(_settings()) as engine:
        typer.echo(words.invited(invitations.invite(Sessions(engine), now=Clock().now())))


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Copy the SQLite database while the assistant runs."""
    from db.engine import backup_sqlite, sqlite_file
    from texts import operations as words

    source = sqlite_file(_settings().database_url.reveal())
    if source is None or not source.exists():
        typer.echo(words.NOTHING_TO_BACK_UP, err=True)
        raise typer.Exit(REFUSED)
    if target.exists():
        typer.echo(words.backup_exists(target), err=True)
        raise typer.Exit(REFUSED)
    backup_sqlite(source, target)
    typer.echo(words.backed_up(target))


@reading.app.command()
def corrections(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
) -> None:
    """Prints the replies that were read wrongly, as their writers said, without names and numbers of people."""
    from bot import corrections
    from texts import replies as words

    found = corrections.collected(_settings())
    if found is None:
        typer.echo(words.NO_DATABASE, err=True)
        raise typer.Exit(REFUSED)
    if not jsonl:
        corrections.print_table(found)
        return
    for line in corrections.lines(found):
        typer.echo(line)


def _settings(*, needed: tuple[str, ...] = ()) -> Settings:
    try:
        return Settings.from_env(os.environ, needed=needed)  # noqa: TID251
    except BadSettings as bad:
        for problem in bad.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(WRONG_SETTINGS) from bad


def _until_stopped(
    work: Coroutine[Any, Any, None], *, loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> None:
    """Run until done, or until the operator or the system asks to stop; without a `loop_factory` on Python's own."""

    async def stoppable() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows has no signal handlers on its loop.
                loop.add_signal_handler(name, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(stoppable())


def main() -> None:
    app()


if __name__ == "__main__":
    main()
