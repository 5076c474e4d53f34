"""The stage for flow tests: a town in memory, the whole assistant in it, and the cast whose names tell their rights."""

import asyncio
import datetime as dt
import pickle
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions import invitations, tasks
from actions.turns import Turn
from bot import demo, stage
from bot.app import Assistant, build
from bot.clock import Clock
from bot.in_process_request import InProcessRequest
from bot.settings import TOKEN, Settings
from channels.telegram.hearing import CHANNEL
from db import organizations
from db import people as db_people
from domain.names import Named
from domain.refusals import Refusal
from domain.roles import Role
from reading.registrations.posts import read_post
from reading.registrations.several import read_drafts
from reading.registrations.unit_lists import read_units
from scheduler.makers import Makers, NotMade
from scheduler.reading import FindingsOf
from simulator import default_town as cast
from simulator.models import Message
from simulator.state import Town
from tests import beginnings, thoroughness
from tests.overseeing import Overseer

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
GROUP = cast.GROUP
CHIEF, CLERK = cast.CHIEF_OF_OFFICE, cast.OFFICE_SPECIALIST
DIRECTOR, VICE = cast.DIRECTOR, cast.DEPUTY_DIRECTOR
SCIENCE, DIGITAL = cast.HEAD_OF_SCIENCE, cast.HEAD_OF_DIGITAL
STANDARDS, CENTRE = cast.HEAD_OF_STANDARDS, cast.HEAD_OF_CENTRE
OFFICER, OUTSIDER = cast.OFFICER, cast.OUTSIDER
TEST_TOKEN = "123456:test-token"
ALBUM_SECONDS = 0.05
"""In the town all parts of an album are there at once."""


class _KeptMakers(Makers):
    """Where CI is set, one process makes the papers of all tests of a worker, and else a thread.

    To start a process takes longer than most papers; to and from the thread all goes as to and from a process.
    """

    async def made(self, make: Callable[[Any, Any], Any], loaded: Any, order: Any, *, seconds: float) -> Any:
        if thoroughness.IN_CI:
            return await super().made(make, loaded, order, seconds=seconds)
        try:
            return _carried(await asyncio.to_thread(make, *_carried((loaded, order))))
        except Refusal:
            raise
        except Exception as fault:
            raise NotMade from fault

    def close(self) -> None:
        pass


def _carried(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


MAKERS = _KeptMakers()


class Stage(stage.Stage):
    """The demo's department on a stage."""

    def __init__(self, town: Town, assistant: Assistant, *, group: int, engine: Engine) -> None:
        super().__init__(town, assistant, group=group)
        self.engine = engine

    async def opens(self, *people: int, posts: Mapping[int, str] | None = None) -> None:
        """The group is set up; the chief of the office and these people hold their posts, others those of `posts`.

        Written to the database at once: how it is said in the chat is the matter of test_people.py alone.
        """
        held = {person: demo.POSTS[person] for person in (CHIEF, *people)} | dict(posts or {})
        now = self.now.replace(second=0, microsecond=0)  # The town's clock goes on, and its seconds differ each time.
        named = tuple((person, self.town.person(person).name, post) for person, post in held.items())
        beginning = Beginning(self.town.chat(GROUP).title, now, named)
        beginnings.written(self.assistant.sessions, beginning, partial(_open, beginning))

    def has(self, person: int, *texts: str) -> list[int]:
        """The numbers of tasks that this person has registered before, each said in one text.

        Written to the database at once, where the card of a task is not what matters; register() gives that.
        """
        with self.assistant.sessions.begin() as session:
            turn = Turn(session, self.now, CHANNEL, GROUP)
            speaker = turn.recognize(person)
            units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
            drafts = [draft for text in texts for draft in read_drafts(text, units, now=self.now, rules=rules)]
            own = tuple(speaker.known.units(Role.HEAD, Role.DEPUTY))
            complete = [replace(draft, leads=draft.leads or own) for draft in drafts]
            return [made.number for draft in complete for made in tasks.register(turn, speaker, draft)]


@dataclass(frozen=True)
class Beginning:
    """The group that is set up, when, and who holds posts in it: the account, the name and the post."""

    title: str
    now: dt.datetime
    posts: tuple[tuple[int, str, str], ...]


def _open(beginning: Beginning, session: Session) -> None:
    title, now, today = beginning.title, beginning.now, beginning.now.date()
    here = organizations.create(session, name=title, zone=str(ZONE), now=now)
    organizations.bind_chat(session, organization=here, channel=CHANNEL, account=GROUP, title=title, topic=None)
    organizations.add_units(session, organization=here, units=read_units(demo.UNITS), today=today)
    units = organizations.units(session, organization=here, today=today)
    named = [Named(unit.id, unit.name, unit.aliases) for unit in units]
    for account, name, post in beginning.posts:
        claimed = read_post(post, named)
        assert claimed is not None
        person = db_people.ensure(session, organization=here, channel=CHANNEL, account=account, name=name)
        asked = db_people.ask_post(
            session, organization=here, person=person, role=claimed.role, unit=claimed.unit, now=now
        )
        db_people.decide_post(session, organization=here, post=asked, by=person, approved=True, now=now)


def invited(stage: stage.Stage) -> str:
    """A code of the operator, for one more organization."""
    return invitations.invite(stage.assistant.sessions, now=stage.now)


@asynccontextmanager
async def staged(
    engine: Engine,
    *,
    now: dt.datetime = MONDAY,
    town: Town | None = None,
    limits: bool = False,
    poll_seconds: int = 30,
    find: FindingsOf | None = None,
) -> AsyncIterator[Stage]:
    """A stage on a migrated, empty database; `find` tells what is found in papers, where they are not to be read."""
    town = town or cast.default_town(now, limits=limits)
    set_to = {TOKEN: TEST_TOKEN, "DONDOC_TELEGRAM_URL": "http://town", "DONDOC_POLL_SECONDS": str(poll_seconds)}
    settings = Settings.from_env(set_to)
    clock = Clock()
    clock.set(town.clock.now())
    request = InProcessRequest(town)
    assistant = build(
        settings,
        engine,
        clock=clock,
        request=request,
        limited=False,
        makers=MAKERS,
        find=find,
        album_seconds=ALBUM_SECONDS,
    )
    assistant.sessions = Overseer(engine)
    async with assistant.application:
        await assistant.start()
        yield Stage(town, assistant, group=GROUP, engine=engine)
        await assistant.inbox.drain()
        await assistant.jobs.at_rest()
        await assistant.jobs.close()


def labels(message: Message) -> list[str]:
    """The labels of the buttons under a message."""
    return [str(button["text"]) for row in message.buttons for button in row]


def texts(messages: Sequence[Message]) -> str:
    return "\n---\n".join(message.text for message in messages)
