"""Fuzzed updates: odd words, forged buttons and broken shapes, thrown at the whole assistant in one process.

Run with `uv run python benchmarks/fuzz.py`; exit status 1 where something got out, where a group was apologized to for
what is no bug, where an update stayed open, or where memory grew in the second half of the run. A seed that is printed
tells the same story again.
"""

import argparse
import asyncio
import copy
import datetime as dt
import gc
import logging
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes
from bot.app import Assistant, build
from bot.clock import Clock
from bot.demo import POSTS, UNITS, ZONE, demo_settings
from bot.in_process_request import InProcessRequest
from bot.stage import Stage
from db import inbox
from db.engine import Sessions, migrate, open_engine
from simulator import conversation, serialization
from simulator import default_town as cast
from simulator.errors import TownError
from simulator.manners import Manner
from simulator.models import Bot, Media, Message
from simulator.update_queue import Update
from texts.refusals import APOLOGY

ROOT = Path(__file__).parents[1]
MORNING = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
BATCH = 200
MOST_GROWN_MB = 12.0
"""By which more memory may be in use after the second half of the updates than after the first.

The statements that the database library keeps, up to 750 of as much as 200 kB, are emptied in between: each half fills
that store anew. A leak of 1 kB an update, put in by hand, made 13 MB of 16,000 where 4.5 MB came without it.
"""
KEPT_MESSAGES = 200
"""Of each chat, and so many files: what the town remembers is not what is measured."""
PEOPLE = (*POSTS, cast.OUTSIDER)


def _lines(kind: str) -> tuple[str, ...]:
    """Of the list beside this file, the pieces that what people say and press is made of."""
    return tuple((Path(__file__).parent / f"fuzz_{kind}.txt").read_text(encoding="utf-8").splitlines())


COMMANDS = _lines("commands")
WORDS = (*_lines("words"), "\u0000", "\u202e", "\ufeff", "\u200b", "\n", "\t")
FORGED = _lines("presses")
NUMBERS = ("0", "1", "2", "3", "7", "-1", "999", str(2**31), str(2**63), "9" * 30, "²", "٣", "1e3", "0x1", " 1", "")
ODD_VALUES: tuple[Any, ...] = (None, True, 0, -1, 2**31, 2**63, 10**30, 1.5, "", "x", "\u0000", "\ud800", [], {}, [{}])


@dataclass
class Findings:
    """What came of it."""

    seed: int
    updates: int
    engine: str
    escaped: list[str] = field(default_factory=list)
    apologies: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    left_open: int = 0
    grown_mb: float = 0.0
    seconds: float = 0.0

    @property
    def broken(self) -> bool:
        return bool(self.escaped or self.apologies or self.left_open) or self.grown_mb > MOST_GROWN_MB

    def __str__(self) -> str:
        told = (
            f"{self.engine}, seed {self.seed}: {self.updates} updates in {self.seconds:.0f} s, "
            f"{len(self.escaped)} exits, {self.apologies} apologies, {self.left_open} left open, "
            f"{self.grown_mb:+.1f} MB"
        )
        return "\n".join(
            [told, *self.escaped[:5], *(f"{count} × {fault}" for fault, count in self.faults.most_common())]
        )


class Fuzz:
    """A department, and somebody with dice who speaks for all of its people and for Telegram itself."""

    def __init__(self, stage: Stage, dice: random.Random, found: Findings) -> None:
        self._stage, self._town, self._dice, self._found = stage, stage.town, dice, found
        self._counted: dict[int, int] = {}
        """The last message of each chat that was looked at."""

    async def run(self) -> None:
        begun, memory = time.monotonic(), 0.0
        half = self._found.updates // 2
        for done in range(0, self._found.updates, BATCH):
            if memory == 0.0 and done >= half:
                memory = self._in_use()
            for _ in range(min(BATCH, self._found.updates - done)):
                self._happens()
            await self._answered()
            self._town.clock.move_by(dt.timedelta(minutes=self._dice.randrange(3)))
        self._found.grown_mb = self._in_use() - memory
        self._found.seconds = time.monotonic() - begun

    def _in_use(self) -> float:
        """The memory that is in use, of which the statements that are kept are let go then."""
        gc.collect()
        in_use = resident_mb()
        self._stage.assistant.sessions.engine.clear_compiled_cache()
        return in_use

    async def _answered(self) -> None:
        """The assistant lives through what has happened, at the town's hour."""
        try:
            await self._stage.lives_until(self._town.clock.now())
            await self._stage.settle()
        except Exception as error:  # What gets out here would end the process.
            self._found.escaped.append("".join(traceback.format_exception(error)))
            self._town.updates.waiting.clear()
        for chat in self._town.chats.values():
            new = [said for said in chat.messages.values() if said.message_id > self._counted.get(chat.id, 0)]
            self._counted[chat.id] = chat.last_id
            self._found.apologies += sum(APOLOGY in said.text for said in new if isinstance(said.sender, Bot))
            for id in list(chat.messages)[:-KEPT_MESSAGES]:
                del chat.messages[id]
        for file in list(self._town.files)[:-KEPT_MESSAGES]:
            del self._town.files[file]
        self._town.presses.clear()

    def _happens(self) -> None:
        act = self._dice.choices(
            (self._somebody_speaks, self._somebody_sends, self._somebody_presses, self._telegram_breaks), (5, 1, 3, 4)
        )[0]
        try:
            act()
        except TownError:
            self._somebody_speaks_plainly()

    # What people do

    def _somebody_speaks(self) -> None:
        person, chat = self._speaker()
        answered = self._message_in(chat) if self._dice.random() < 0.5 else None
        manner = Manner(
            forwarded_from="Ai đó" if self._dice.random() < 0.05 else None,
            in_name_of=self._dice.choice(("anonymous", "Kênh")) if chat < 0 and self._dice.random() < 0.05 else None,
        )
        conversation.say(self._town, person, chat, self._words(), answered, manner=manner)
        if self._dice.random() < 0.1:
            self._edit(person, chat)

    def _somebody_speaks_plainly(self) -> None:
        conversation.say(self._town, cast.OFFICER, cast.OFFICER, f"x {self._words()}")

    def _somebody_sends(self) -> None:
        person, chat = self._speaker()
        answered = self._message_in(chat)
        conversation.upload_several(
            self._town,
            person,
            chat,
            [conversation.Sent(self._dice.choice(("kq.pdf", "", "MẬT.docx", "\u202e")), b"x")]
            * self._dice.choice((1, 1, 3)),
            self._words()[:1000],
            answered,
            media=self._dice.choice([one for one in Media if one is not Media.PHOTO and one is not Media.VOICE]),
        )

    def _somebody_presses(self) -> None:
        person, chat = self._speaker()
        said = self._town.chats[chat].messages.get(self._message_in(chat) or 0)
        if said is None or not isinstance(said.sender, Bot):
            raise TownError("nothing to press")
        labels = [button["text"] for row in said.buttons for button in row if "callback_data" in button]
        if labels and self._dice.random() < 0.5:
            conversation.tap(self._town, person, chat, said.message_id, self._dice.choice(labels))
        else:
            self._forge(person, said)

    def _forge(self, person: int, said: Message) -> None:
        data = self._dice.choice(FORGED).replace("{n}", self._dice.choice(NUMBERS), 1)
        data = data.replace("{n}", self._dice.choice(NUMBERS))[:64]
        message = serialization.message(said, self._town.people)
        press = {"id": str(self._dice.randrange(10**9)), "from": serialization.user(self._town.people[person])}
        self._town.queue_update("callback_query", {**press, "message": message, "chat_instance": "1", "data": data})

    def _edit(self, person: int, chat: int) -> None:
        own = [one for one in self._town.chats[chat].messages.values() if one.sender is self._town.people[person]]
        if own:
            conversation.edit(self._town, person, chat, own[-1].message_id, self._words() or "x")

    def _speaker(self) -> tuple[int, int]:
        person = self._dice.choice(PEOPLE)
        group = self._dice.random() < 0.6 and self._town.chats[cast.GROUP].has(person)
        return person, cast.GROUP if group else person

    def _message_in(self, chat: int) -> int | None:
        ids = list(self._town.chats[chat].messages)[-40:]
        return self._dice.choice(ids) if ids else None

    def _words(self) -> str:
        words = [self._dice.choice(WORDS) for _ in range(self._dice.choice((1, 1, 2, 3, 4, 6)))]
        if self._dice.random() < 0.45:
            words.insert(0, f"/{self._dice.choice(COMMANDS)}")
        if self._dice.random() < 0.02:
            words.append("dài " * self._dice.choice((100, 1500)))
        return self._dice.choice((" ", "", " ", "\n")).join(words) or "x"

    # What Telegram, or somebody in its place, does

    def _telegram_breaks(self) -> None:
        """The newest update once more under another id, with something in it missing or of another kind."""
        if not self._town.updates.waiting:
            self._somebody_speaks_plainly()
        content = copy.deepcopy(self._town.updates.waiting[-1].content)
        self._town.queue_update("message", {})
        broken = self._town.updates.waiting.pop()
        id = content["update_id"] = broken.id
        for _ in range(self._dice.choice((1, 1, 2, 4))):
            self._break(content)
        self._town.updates.waiting.append(Update(id, broken.since, content | {"update_id": id}))

    def _break(self, content: dict[str, Any]) -> None:
        places = [(holder, key) for holder, key in _places(content) if key != "update_id"]
        if not places:
            return
        holder, key = self._dice.choice(places)
        match self._dice.randrange(4):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[self._dice.choice(("from", "chat", "text", "message", "reply_to_message", "x"))] = self._odd()
            case _:
                holder[key] = self._odd()

    def _odd(self) -> Any:
        return copy.deepcopy(self._dice.choice(ODD_VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value: what holds it, and the key or index."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield value, key
        yield from _places(one)


def resident_mb() -> float:
    """The memory of this process. Linux tells it in pages of 4 kB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


class _Faults(logging.Handler):
    """Counts what is logged as a fault, by the line where it arose."""

    def __init__(self, found: Findings) -> None:
        super().__init__(logging.ERROR)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            places = [place for place in traceback.extract_tb(error.__traceback__) if _is_ours(place.filename)][-4:]
            way = " > ".join(f"{Path(place.filename).name}:{place.lineno}" for place in places)
            self._found.faults[f"{type(error).__name__}: {way}"] += 1


def _is_ours(file: str) -> bool:
    return Path(file).is_relative_to(ROOT) and ".venv" not in file


@asynccontextmanager
async def _department(address: URL) -> AsyncIterator[Stage]:
    """The demo's department, set up, with a few tasks."""
    engine = open_engine(address)
    migrate(engine)
    town = cast.default_town(MORNING, limits=False)
    town.updates.awaited.patience = 0
    clock = Clock()
    clock.set(town.clock.now())
    settings = demo_settings("http://town", Path("unused.db"))
    assistant: Assistant = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False)
    async with assistant.application:
        await assistant.start()
        stage = Stage(town, assistant, group=cast.GROUP)
        for person in POSTS:
            await stage.says(person, "/start", chat=person)
        await stage.set_up(cast.CHIEF_OF_OFFICE, UNITS, POSTS)
        for number, head in enumerate((cast.HEAD_OF_SCIENCE, cast.HEAD_OF_DIGITAL, cast.HEAD_OF_STANDARDS) * 3):
            await stage.register(head, f"Lập hồ sơ số {number}, hạn {24 + number % 5}/11")
        yield stage
    assistant.workers.close()
    engine.dispose()


async def fuzz(address: URL, *, seed: int, updates: int) -> Findings:
    """So many fuzzed updates against an empty database at that address."""
    found = Findings(seed, updates, address.get_backend_name())
    faults = _Faults(found)
    logging.getLogger().addHandler(faults)
    try:
        async with _department(address) as stage:
            await Fuzz(stage, random.Random(seed), found).run()
            found.left_open = _left_open(stage.assistant.sessions)
    finally:
        logging.getLogger().removeHandler(faults)
    return found


def _left_open(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return len(inbox.waiting(session))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--updates", type=int, default=50_000)
    options.add_argument("--seed", type=int, default=None, help="tell the same story again")
    options.add_argument("--engine", choices=processes.ENGINES, default="sqlite")
    chosen = options.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())
    seed = chosen.seed if chosen.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    with processes.database(chosen.engine) as address:
        if address is None:
            print("no PostgreSQL on this machine")
            return
        found = asyncio.run(fuzz(address, seed=seed, updates=chosen.updates))
    print(found)
    sys.exit(found.broken)


if __name__ == "__main__":
    main()
