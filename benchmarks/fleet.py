"""Several processes of one installation behind one address, each on a line of its own to the messenger.

What befalls such processes can be done to them: they are killed, frozen for longer than a lease and woken, and cut off
from the messenger; and the database cuts the connections of all.
"""

import asyncio
import contextlib
import random
import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from sqlalchemy import URL

from benchmarks import processes
from benchmarks.distance import CHUNK, SENDING
from bot.__main__ import UNUSABLE
from db.delivery.leases import LENGTH

FROZEN_SECONDS = LENGTH.total_seconds() + 3
CUT_OFF_SECONDS = 8.0
IN_FLIGHT_SECONDS = LENGTH.total_seconds() + 5
"""So long is waited for a message that is on its way, to kill its sender under it.

What the one before had in hand lies still until its lease ends.
"""
MOMENT_SECONDS, A_GLANCE = 6.0, 0.02
"""So long is looked for a moment inside or outside a transaction, to freeze somebody in it."""
Take = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Fate(Enum):
    """What befalls one of several replicas; connections are cut of all at once."""

    KILLED = auto()
    FROZEN_INSIDE = auto()
    CUT_OFF = auto()
    CONNECTIONS_CUT = auto()
    FROZEN_OUTSIDE = auto()


FATES = tuple(Fate)
SHARES = (0.5, 0.1, 0.2, 0.1, 0.1)


@dataclass
class Line:
    """A way to a server that can be cut. `sending` are the connections on which a message is on its way."""

    port: int = 0
    is_open: bool = True
    sending: set[int] = field(default_factory=set)
    writers: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        self.is_open = False
        for writer in self.writers:
            writer.close()


@contextlib.asynccontextmanager
async def _listening(
    take: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[int]:
    async def safely(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.CancelledError, OSError):
            await take(reader, writer)
        writer.close()

    async with await asyncio.start_server(safely, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


async def _pass_between(
    line: Line, near: tuple[asyncio.StreamReader, asyncio.StreamWriter], port: int, host: str | None
) -> None:
    """Pass on what comes on either side; a call then names the server itself, which answers no others."""
    far = await asyncio.open_connection("127.0.0.1", port)
    number = id(far)
    line.writers |= {near[1], far[1]}

    async def there() -> None:
        while data := await near[0].read(CHUNK):
            if SENDING in data:
                line.sending.add(number)
            far[1].write(data.replace(f"127.0.0.1:{line.port}".encode(), host.encode()) if host else data)
        far[1].close()

    async def back() -> None:
        while data := await far[0].read(CHUNK):
            line.sending.discard(number)
            near[1].write(data)
        near[1].close()

    try:
        await asyncio.gather(there(), back())
    finally:
        line.sending.discard(number)
        line.writers -= {near[1], far[1]}
        far[1].close()


@dataclass
class Replica:
    """One of the processes: where it listens, its way to the messenger, and the way of updates to it.

    `name` is what the database knows its connections by.
    """

    role: str
    name: str
    listens: int
    line: Line
    door: Line = field(default_factory=Line)
    process: subprocess.Popen[bytes] | None = None


class Fleet:
    """The processes, and what can be done to them."""

    def __init__(self, url: str, database: URL, log: Path, roles: list[str], **settings: str) -> None:
        self._url = url
        self._database = database
        self.log = log
        self._roles = roles
        self._settings = settings
        self._stack = contextlib.AsyncExitStack()
        self._waking: set[asyncio.Task[None]] = set()
        self._next = 0
        self.address = ""
        self.replicas: list[Replica] = []

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Fleet"]:
        """The processes run while the block does."""
        async with self._stack:
            port = await self._stack.enter_async_context(_listening(self._bring))
            self.address = f"http://127.0.0.1:{port}"
            for role in self._roles:
                await self.add(role)
            try:
                yield self
            finally:
                for task in self._waking:
                    task.cancel()
                for replica in self.replicas:
                    self._end(replica)

    async def add(self, role: str) -> Replica:
        """Start one more, while the others run."""
        line, place = Line(), urlsplit(self._url)

        async def to_messenger(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if line.is_open:
                await _pass_between(line, (reader, writer), place.port or 80, place.netloc)

        line.port = await self._stack.enter_async_context(_listening(to_messenger))
        with socket.create_server(("127.0.0.1", 0)) as free:
            listens = free.getsockname()[1]
        replica = Replica(role, f"dondoc-{len(self.replicas)}", listens, line)
        self.replicas.append(replica)
        self.start(replica)
        return replica

    async def _bring(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take an update to the next process that is up."""
        for _ in self.replicas:
            self._next += 1
            replica = self.replicas[self._next % len(self.replicas)]
            hears = replica.role in ("all", "web")
            if hears and replica.door.is_open and replica.process is not None:
                with contextlib.suppress(ConnectionRefusedError):
                    await _pass_between(replica.door, (reader, writer), replica.listens, None)
                    return

    def start(self, replica: Replica) -> None:
        with self.log.open("ab") as file:
            replica.process = processes.start(
                "run",
                "--role",
                replica.role,
                log=file.fileno(),
                DONDOC_TELEGRAM_TOKEN=processes.TOKEN,
                DONDOC_TELEGRAM_URL=f"http://127.0.0.1:{replica.line.port}",
                DONDOC_DATABASE_URL=self._database.update_query_dict(
                    {"application_name": replica.name}
                ).render_as_string(hide_password=False),
                DONDOC_WEBHOOK_URL=f"{self.address}/telegram/x1",
                DONDOC_WEBHOOK_SECRET="a-secret-of-the-benchmarks",
                DONDOC_LISTEN=f"127.0.0.1:{replica.listens}",
                **self._settings,
            )

    def start_anew(self) -> None:
        """As a service does with what found no database when it started: all connections were cut just then."""
        for replica in self.replicas:
            if replica.process is not None and replica.process.poll() == UNUSABLE:
                self.start(replica)

    @property
    def awake(self) -> list[Replica]:
        """Those that live, are not frozen, and reach the messenger."""
        return [one for one in self.replicas if one.process is not None and one.door.is_open and one.line.is_open]

    def _end(self, replica: Replica) -> None:
        if replica.process is not None:
            replica.process.send_signal(signal.SIGCONT)
            processes.end(replica.process)

    async def kill(self, dice: random.Random, *, aimed: bool) -> bool:
        """Kill one, and start another for it; whether a message of its was on its way.

        With `aimed` that is waited for, but not for ever; without, it happens at any moment.
        """
        self.start_anew()
        loop = asyncio.get_running_loop()
        end_at = loop.time() + IN_FLIGHT_SECONDS
        while aimed and not self._sending and loop.time() < end_at:  # noqa: ASYNC110 - it is told afar
            await asyncio.sleep(0.01)
        victim = dice.choice((self._sending if aimed else None) or self.awake)
        in_flight = bool(victim.line.sending)
        assert victim.process is not None
        assert victim.process.poll() in (None, UNUSABLE), "a replica ended by itself"
        victim.process.kill()
        victim.process.wait()
        self.start(victim)
        return in_flight

    @property
    def _sending(self) -> list[Replica]:
        """Those of whose messages one has begun to reach the messenger, and is not answered yet."""
        return [one for one in self.awake if one.line.sending]

    async def freeze(self, dice: random.Random, *, inside: bool) -> bool:
        """Freeze one for longer than a lease, inside a transaction or outside any; it is woken by itself.

        Whether it is frozen inside one: where that does not come about for long, it is frozen as it is.
        """
        victim, loop = dice.choice(self.awake), asyncio.get_running_loop()
        assert victim.process is not None
        end_at = loop.time() + MOMENT_SECONDS
        while True:
            victim.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(A_GLANCE)  # Its last statement is done then.
            found = await asyncio.to_thread(self._is_inside, victim)
            if found is inside or loop.time() > end_at:
                break
            victim.process.send_signal(signal.SIGCONT)
            await asyncio.sleep(dice.uniform(0, 2 * A_GLANCE))
        victim.door.cut()
        self._later(self._wake(victim))
        return found

    def _is_inside(self, replica: Replica) -> bool:
        with self._connected() as line:
            row = line.execute("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                               " AND application_name = %s", [replica.name]).fetchone()  # fmt: skip
        return row is not None and row[0] > 0

    def cut_off(self, dice: random.Random) -> None:
        """Let one not reach the messenger for a while."""
        victim = dice.choice(self.awake)
        victim.line.cut()
        self._later(self._join(victim))

    async def cut_connections(self) -> None:
        """The database cuts off everybody."""
        await asyncio.to_thread(self._cut_connections)

    def _cut_connections(self) -> None:
        with self._connected() as line:
            line.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                         " AND datname = current_database()")  # fmt: skip

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self._database.render_as_string(hide_password=False), autocommit=True)

    async def all_awake(self) -> None:
        """Return when none is frozen or cut off any more."""
        while self._waking:
            await asyncio.wait(self._waking)
        self.start_anew()

    def _later(self, mending: Awaitable[None]) -> None:
        task = asyncio.ensure_future(mending)
        self._waking.add(task)
        task.add_done_callback(self._waking.discard)

    async def _wake(self, victim: Replica) -> None:
        await asyncio.sleep(FROZEN_SECONDS)
        assert victim.process is not None
        victim.process.send_signal(signal.SIGCONT)
        victim.door.is_open = True

    async def _join(self, victim: Replica) -> None:
        await asyncio.sleep(CUT_OFF_SECONDS)
        victim.line.is_open = True
