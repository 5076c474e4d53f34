"""What arrives is kept before the messenger is told to forget it, and handled after that.

Updates of one chat are handled in their order, those of different chats side by side.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Sequence
from contextlib import suppress
from contextvars import Context
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot import keeping, standing
from bot.keeping import Arrival, Kept
from bot.settings import host_of
from channels.telegram import calls, hearing, webhook
from channels.telegram.hearing import UNREADABLE, Me
from channels.tracing import UPDATE
from db import health, inbox
from db.delivery.chats import NOBODY
from db.delivery.leases import LeaseLost, incoming
from db.engine import CANNOT_BE_KEPT, UNREACHABLE, Sessions
from db.inbox import NewArrival
from domain.heard import Heard, Kind, together
from handlers.routes import App, apologize, refuse_marked
from handlers.services import Services
from reading.language.secrecy import is_marked_secret, is_named_secret
from texts import operations as words

logger = logging.getLogger(__name__)

PAUSE_AFTER_CONFLICT = 0.5
"""Seconds after which a copy that was there first asks again: soon enough to meet the other in its probation."""
PAUSE_UNDER_WEBHOOK = 60.0
PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds to wait before an update is tried again, when the database could not be reached."""
ALBUM_SECONDS = 0.7
"""The parts of an album come one by one: so long nothing more of it comes before it is taken for complete."""
MOST_AT_ONCE = 16
"""Chats that are served side by side."""


class Inbox:
    """The updates that are being handled now, and the way by which more of them are asked for."""

    def __init__(
        self,
        application: App,
        updates: BaseRequest,
        *,
        poll_seconds: int,
        handles: bool = True,
        album_seconds: float = ALBUM_SECONDS,
    ) -> None:
        """One that `handles` nothing keeps what comes for others to handle."""
        self._handles = handles
        self._application = application
        self._updates = updates
        self._poll_seconds = poll_seconds
        self._album_seconds = album_seconds
        self._arriving: list[NewArrival] = []
        self._keeping = asyncio.Lock()
        self._held: set[int] = set()
        self._looking: asyncio.Task[None] | None = None
        self._again = self._missed = False
        self._newest: dict[int, asyncio.Task[None]] = {}
        self._seats = asyncio.Semaphore(MOST_AT_ONCE)
        self._albums: dict[tuple[int, str], list[Arrival]] = {}

    async def take_up(self) -> None:
        """Go on with what a run before this one kept and did not handle."""
        desk = self._services.desk
        await desk.workers.write(keeping.adopt, desk.sessions, bot=self._me.id)
        await self._look()

    def wake(self) -> None:
        """Something may wait that nobody handles."""
        self._again = True
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._go_on_looking(), context=Context())  # For nobody's update alone.

    async def _go_on_looking(self) -> None:
        while self._again:
            self._again = False
            with suppress(*UNREACHABLE):  # Whoever wakes us does so again.
                await self._look()

    async def _look(self) -> None:
        """Take up what waits in chats that nobody handles, as far as there is room."""
        room = MOST_AT_ONCE - len(self._newest)
        self._missed = bool(self._newest)  # In these something may have come; and others may find no room.
        if room <= 0:
            return
        desk = self._services.desk
        claim = partial(keeping.claim, bot=self._me.id, owner=desk.run.owner, limit=room)
        async with self._keeping:  # What comes after is queued behind it.
            found = await desk.workers.write(claim, desk.sessions, self._hear, busy=[*self._newest])
            self._missed = self._missed or len(found.chats) == room
            self._held |= found.chats
            self._accept(found.arrivals)

    async def let_go(self) -> None:
        """Leave chats in which nothing is going on to whoever comes first."""
        desk = self._services.desk
        async with self._keeping:
            idle = self._held - self._newest.keys() - self._services.sender.busy
            if idle:
                let_go = partial(keeping.let_go, bot=self._me.id, owner=desk.run.owner)
                await desk.workers.write(let_go, desk.sessions, sorted(idle))
                self._held -= idle

    @property
    def probation(self) -> float:
        """Seconds after which it is known that nobody else asks."""
        return standing.probation(self._poll_seconds)

    async def poll(self, *, alone: bool) -> None:
        """Ask for updates for ever. Raises SecondCopy, and LeaseLost where another replica may ask by now.

        Who is not known to be `alone` confirms and handles nothing before it has asked long enough without a conflict.
        """
        offset = None if alone else await self._receive(await self.until_alone())
        since = asyncio.get_running_loop().time()
        while True:
            if not self._services.desk.run.has(incoming(self._me.id)):
                raise LeaseLost
            try:
                offset = await self.fetch(offset, wait=self._poll_seconds)
            except Conflict as conflict:
                if webhook.is_set(conflict):
                    await self._wait_for_webhook()
                    continue
                if asyncio.get_running_loop().time() - since < self.probation:
                    raise standing.SecondCopy from conflict
                logger.warning("another program asks for updates with this token")
                await asyncio.sleep(PAUSE_AFTER_CONFLICT)
            except TelegramError as error:  # Also 401 and 403: after good service the line is at fault, not the token.
                if not isinstance(error, RetryAfter):
                    logger.warning("updates could not be fetched: %s", calls.kind_of(error))
                await asyncio.sleep(calls.pause_after(error))
            except UNREACHABLE as error:
                trouble = words.database_trouble(health.trouble_of(error))
                logger.warning("updates could not be kept, and are asked for again: %s", trouble)
                await asyncio.sleep(calls.PAUSE_AFTER_ERROR)

    async def _wait_for_webhook(self) -> None:
        """Somebody has updates brought elsewhere since we ask for them: that is said, and waited for."""
        with suppress(TelegramError):
            if url := (await webhook.standing(self._application.bot)).url:
                logger.warning(words.webhook_was_taken(host_of(url)))
        await asyncio.sleep(PAUSE_UNDER_WEBHOOK)

    async def until_alone(self) -> list[dict[str, Any]]:
        """What waits, unconfirmed, once it is known that nobody else asks. Raises SecondCopy."""
        return await standing.until_alone(self._application.bot, self._updates, poll_seconds=self._poll_seconds)

    async def fetch(self, offset: int | None, *, wait: int) -> int | None:
        """Ask once for updates and keep them; returns the offset to ask with next, which makes Telegram forget.

        Where nothing has come, that is none: all before it is forgotten by then, and after a quiet week the numbers
        begin anew, below an offset that was kept.
        """
        return await self._receive(await calls.ask(self._application.bot, self._updates, offset, wait=wait))

    async def _receive(self, updates: Sequence[dict[str, Any]]) -> int | None:
        if not updates:
            return None
        await self.receive(updates)
        return max(int(update["update_id"]) for update in updates) + 1

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep what arrived, then handle it. Only after this may the messenger be told to forget it.

        What comes while others are on their way to the disk is kept together, in the order in which it came.
        """
        own = [self._arrived(update) for update in updates]
        if not own:
            return
        self._arriving += own
        async with self._keeping:
            if any(one is own[0] for one in self._arriving):  # Else somebody has kept it with the own one.
                await self._keep_all(own)

    async def _keep_all(self, own: Sequence[NewArrival]) -> None:
        together, self._arriving = self._arriving, []
        try:
            kept = await self._kept(together)
        except BaseException:
            others = [one for one in together if not any(one is ours for ours in own)]
            self._arriving = others + self._arriving  # They wait for their turn to try.
            raise
        self._held |= kept.chats
        self._accept(kept.arrivals)
        if kept.unseen:
            self.wake()

    async def _kept(self, arrived: Sequence[NewArrival]) -> Kept:
        desk, bot = self._services.desk, self._me.id
        write, sessions, now = desk.workers.write, desk.sessions, desk.clock()
        owner = desk.run.owner if self._handles else NOBODY
        try:
            return await write(keeping.keep, sessions, arrived, bot=bot, owner=owner, now=now)
        except UNREACHABLE:
            raise
        except CANNOT_BE_KEPT:
            return await write(keeping.keep_singly, sessions, arrived, bot=bot, owner=owner, now=now)

    async def drain(self) -> None:
        """Wait until everything accepted so far has been handled and answered."""
        sender = self._services.sender
        while self._is_looking or self._newest or sender.busy:
            if self._looking is not None:
                await asyncio.wait([self._looking])
            await asyncio.gather(*self._newest.values())
            await sender.at_rest()

    @property
    def _is_looking(self) -> bool:
        return self._looking is not None and not self._looking.done()

    async def rest(self, seconds: float) -> None:
        """Let what is being handled come to its end, for so long at most: nothing is cut off in mid-transaction."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.shield(asyncio.ensure_future(self.drain()))

    @property
    def _services(self) -> Services:
        return self._application.bot_data

    @property
    def _me(self) -> Me:
        return Me(self._application.bot.id, self._application.bot.username)

    def _hear(self, update: dict[str, Any]) -> Heard | None:
        return hearing.heard_or_none(update, self._me)

    def _arrived(self, told: dict[str, Any]) -> NewArrival:
        try:
            update = hearing.storable(told)
        except ValueError:
            logger.error("an update was set aside: it is no update of Telegram's")
            return keeping.stub(told["update_id"])
        heard, payload = self._hear(update), update
        chat = heard.chat if heard else hearing.chat_of(update)
        if self._is_marked(update):
            heard, payload = (heard or Heard(hearing.CHANNEL, Kind.MARKED, chat)).marked(), {}
        return NewArrival(update["update_id"], hearing.identity_of(update, payload), chat, payload, heard)

    def _is_marked(self, update: dict[str, Any]) -> bool:
        """Whether anything in it carries a mark of secrecy: such words are never stored."""
        words, names = hearing.words_in(update, self._me)
        return any(map(is_marked_secret, words)) or any(map(is_named_secret, names))

    def _accept(self, arrivals: Sequence[Arrival]) -> None:
        """Queue updates that are stored already, each behind the one before it of its chat."""
        for one in arrivals:
            if self._joins_album(one):
                continue
            task = asyncio.create_task(self._after(self._newest.get(one.chat), one))
            self._newest[one.chat] = task
            task.add_done_callback(partial(self._forget, one.chat))

    def _joins_album(self, one: Arrival) -> bool:
        """Whether it is a part of an album that is being gathered already."""
        if one.album is None:
            return False
        parts = self._albums.setdefault(one.album, [])
        parts.append(one)
        return len(parts) > 1

    async def _whole(self, one: Arrival) -> Arrival:
        """The album that begins with this part, once no more of it comes; anything else as it is."""
        if one.album is None:
            return one
        parts, known = self._albums[one.album], 0
        while len(parts) > known:
            known = len(parts)
            await asyncio.sleep(self._album_seconds)
        del self._albums[one.album]
        return replace(one, heard=together([part.heard for part in parts if part.heard is not None]))

    def _forget(self, chat: int, done: asyncio.Task[None]) -> None:
        if self._newest.get(chat) is done:
            del self._newest[chat]
            if self._missed:
                self._missed = False
                self.wake()

    async def _after(self, previous: asyncio.Task[None] | None, one: Arrival) -> None:
        if previous is not None:
            await asyncio.wait([previous])
        await self._services.sender.settled(one.chat)  # Else an answer to it would be to a stranger.
        if one.heard is not None and (one.heard.answers is not None or one.heard.pressed is not None):
            with suppress(*UNREACHABLE):
                await self._services.sender.settled_elsewhere(one.chat)
        whole = await self._whole(one)
        async with self._seats:
            await self._handle_or_tell(one, whole)

    async def _handle_or_tell(self, one: Arrival, whole: Arrival) -> None:
        UPDATE.set(one.id)
        try:
            await self._handle(whole)
            logger.info("update %s handled", one.id)
        except UNREACHABLE:  # It is taken up at the next start.
            logger.warning("update %s waits: the database is out of reach", one.id)
        except Exception as error:  # What nobody foresaw shall not be tried anew at every start.
            logger.error("update %s could not be handled", one.id, exc_info=error)
            for row in (one.id, *(whole.heard.parts if whole.heard else ())):
                await self._close(row, one.claim, error=type(error).__name__)

    async def _handle(self, one: Arrival) -> None:
        heard, update = one.heard, self._read(one)
        if heard is not None and heard.kind is Kind.MARKED:
            update = None
        elif heard is None or update is None:
            logger.error("update %s cannot be read", one.id)
            for row in (one.id, *(heard.parts if heard else ())):
                await self._close(row, one.claim, error="unreadable")
            return
        while (failure := await self._try_patiently(heard, update)) is not None:
            with suppress(*UNREACHABLE):  # Where not even an apology can be stored, the update is not given up.
                await apologize(self._services, heard, type(failure).__name__)
                return

    def _read(self, one: Arrival) -> Update | None:
        """The update as the library routes it, by what was said: who said it, in answer to what, was heard already."""
        try:
            return Update.de_json(_routed(one.payload), self._application.bot)
        except UNREADABLE:
            return None

    async def _try_patiently(self, heard: Heard, update: Update | None) -> Exception | None:
        """Try again what may go well a moment later; returns what went wrong for good."""
        for pause in PAUSES:
            failure = await self._try(heard, update)
            if not isinstance(failure, UNREACHABLE):
                return failure
            await asyncio.sleep(pause)
        return await self._try(heard, update)

    async def _try(self, heard: Heard, update: Update | None) -> Exception | None:
        """Let the library find the handler; what nobody has an ear for is closed. Returns what went wrong."""
        services = self._services
        if update is None:
            return await refuse_marked(services, heard)
        services.heard[id(update)] = heard
        try:
            await self._application.process_update(update)
        finally:
            del services.heard[id(update)]
        failure = services.failures.pop(heard.id, None)
        if failure is None and not services.desk.was_closed(heard.id):
            for row in (heard.id, *heard.parts):
                await self._close(row, heard.claim)
        return failure

    async def _close(self, row: int, claim: int, *, error: str | None = None) -> None:
        desk = self._services.desk
        await desk.workers.write(_mark_handled, desk.sessions, row, now=desk.clock(), claim=claim, error=error)


def _mark_handled(sessions: Sessions, row: int, *, now: dt.datetime, claim: int, error: str | None) -> None:
    with sessions.begin() as session:
        inbox.mark_handled(session, row, now=now, claim=claim, error=error)


def _routed(payload: dict[str, Any]) -> dict[str, Any]:
    """The update without what no handler is chosen by: the library makes an object of each part of what it is given."""
    return {name: _trimmed(part) if name in _SAID else part for name, part in payload.items()}


def _trimmed(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    return {name: value for name, value in part.items() if name not in ("reply_to_message", "from")}


_SAID = ("message", "edited_message")
