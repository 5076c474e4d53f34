"""The command line: run it for real, try it in a demo, look into an installation. Rooms are imported when needed."""

import asyncio
import errno
import os
import signal
import sys
import webbrowser
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import logs, reading
from bot.replicas.roles import ReplicaRole
from bot.settings import TOKEN, BadSettings, Settings

app = typer.Typer(
    help="dondoc follows up the deadlines of a department in its chat group.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(reading.app, name="read")

HOST = "127.0.0.1"
PORT = 8088
LAST_PORT = 65_535
WRONG_SETTINGS = 2
REFUSED = 3
UNUSABLE = 4
"""The database: it may get better, so the service tries again."""


@app.command()
def run(
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Take away a webhook that another program has set for this bot.")
    ] = False,
    role: Annotated[
        ReplicaRole, typer.Option(help="What this process does, of several on one PostgreSQL.", case_sensitive=False)
    ] = ReplicaRole.ALL,
) -> None:
    """Run the assistant on Telegram, until it is stopped."""
    settings = _settings(needed=(TOKEN,))
    from bot import known, lock, running
    from bot.event_loop import new_event_loop
    from bot.replicas.roles import CannotBe
    from bot.standing import SecondCopy, WebhookElsewhere
    from bot.web.server import CannotListen

    logs.configure(settings.log_level, sys.stderr, form=settings.log_format)
    try:
        with _database_told():
            _until_stopped(running.run(settings, role=role, take_over=take_over), loop_factory=new_event_loop)
    except (
        *(lock.AlreadyRunning, known.DatabaseLost, running.BadToken, CannotBe),
        *(CannotListen, SecondCopy, WebhookElsewhere),
    ) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the page.", min=0, max=LAST_PORT)] = PORT,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Keep the database in this folder; else start afresh.", file_okay=False)
    ] = None,
) -> None:
    """Try it without any token: a small Telegram in the browser, with a department and its tasks."""
    from bot import demo as stage
    from bot import lock
    from bot.clock import Clock

    def announce(address: str) -> None:
        typer.echo(f"dondoc: {address}")
        if not no_open:
            webbrowser.open(address)

    logs.configure("WARNING", sys.stderr)
    try:
        with _port_told(port):
            _until_stopped(stage.play(host=HOST, port=port, folder=data, now=Clock().now(), ready=announce))
    except lock.AlreadyRunning as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused


@app.command()
def simulator(
    port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=LAST_PORT)] = PORT,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="Do not limit how fast a bot may send.")] = False,
) -> None:
    """Serve the small Telegram alone, for any bot of any library with any token."""
    from simulator.default_town import default_town
    from simulator.server import serve

    typer.echo(f"http://{HOST}:{port}")
    with _port_told(port):
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
    from db.engine import Sessions, sqlite_file
    from texts import operations as words

    settings = _settings()
    file = sqlite_file(settings.database_url.reveal())
    if file is not None and not file.exists() and not file.parent.is_file():  # A code of another one opens nothing.
        typer.echo(words.no_database(file), err=True)
        raise typer.Exit(REFUSED)
    with _database_told(), opened(settings) as engine:
        typer.echo(words.invited(invitations.invite(Sessions(engine), now=Clock().now())))


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Copy the database while the assistant runs: an SQLite file, or what pg_dump makes of a PostgreSQL database."""
    from bot import backups

    settings = _settings()
    problem = backups.back_up((settings.owner_url or settings.database_url).reveal(), target)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(REFUSED)
    typer.echo(backups.done(target))


@reading.app.command()
def corrections(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
) -> None:
    """Prints the replies that were read wrongly, as their writers said, without names and numbers of people."""
    from bot import corrections
    from texts import replies as words

    with _database_told():
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


@contextmanager
def _database_told() -> Iterator[None]:
    """Where the database cannot be used, the operator hears a sentence and no traceback."""
    from db import health
    from texts import operations as words

    try:
        yield
    except health.FAULTS as error:
        typer.echo(words.database_trouble(health.trouble_of(error)), err=True)
        raise typer.Exit(UNUSABLE) from error


@contextmanager
def _port_told(port: int) -> Iterator[None]:
    """Where another program has the port, it is said and how to take another one."""
    from texts import operations as words

    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        typer.echo(words.port_is_taken(port), err=True)
        raise typer.Exit(REFUSED) from error


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
