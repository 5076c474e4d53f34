"""The stage for flow tests: a town in memory, the whole assistant in it, and the cast whose names tell their rights."""

import datetime as dt
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot import demo, stage
from bot.app import Assistant, build
from bot.clock import Clock
from bot.in_process_request import InProcessRequest
from bot.settings import TOKEN, Settings
from channels.telegram.hearing import CHANNEL
from db import organizations
from db import people as db_people
from db.engine import Sessions
from domain.names import Named
from reading.registrations.posts import read_post
from reading.registrations.unit_lists import read_units
from simulator import default_town as cast
from simulator.models import Message
from simulator.state import Town

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
GROUP = cast.GROUP
CHIEF, CLERK = cast.CHIEF_OF_OFFICE, cast.OFFICE_SPECIALIST
DIRECTOR, VICE = cast.DIRECTOR, cast.DEPUTY_DIRECTOR
SCIENCE, DIGITAL = cast.HEAD_OF_SCIENCE, cast.HEAD_OF_DIGITAL
STANDARDS, CENTRE = cast.HEAD_OF_STANDARDS, cast.HEAD_OF_CENTRE
OFFICER, OUTSIDER = cast.OFFICER, cast.OUTSIDER
TEST_TOKEN = "123456:test-token"


class Stage(stage.Stage):
    """The demo's department on a stage."""

    def __init__(self, town: Town, assistant: Assistant, *, group: int, engine: Engine) -> None:
        super().__init__(town, assistant, group=group)
        self.engine = engine

    async def opens(self, *people: int) -> None:
        """The group is set up and the chief of the office and these people hold their posts.

        Written to the database at once: how it is said in the chat is the matter of test_people.py alone.
        """
        sessions: Sessions = self.assistant.sessions
        now, today = self.now, self.now.date()
        with sessions.begin() as session:
            here = organizations.create(session, name=self.town.chat(GROUP).title, zone=str(ZONE), now=now)
            title = self.town.chat(GROUP).title
            organizations.bind_chat(session, organization=here, channel=CHANNEL, account=GROUP, title=title, topic=None)
            organizations.add_units(session, organization=here, units=read_units(demo.UNITS), today=today)
            units = organizations.units(session, organization=here, today=today)
            names = [Named(unit.id, unit.name, unit.aliases) for unit in units]
            for person in dict.fromkeys((CHIEF, *people)):
                self._holds(session, here, person, names)

    def _holds(self, session: Session, here: int, account: int, units: Sequence[Named]) -> None:
        claimed = read_post(demo.POSTS[account], units)
        assert claimed is not None
        person = db_people.ensure(
            session, organization=here, channel=CHANNEL, account=account, name=self.town.person(account).name
        )
        post = db_people.ask_post(
            session, organization=here, person=person, role=claimed.role, unit=claimed.unit, now=self.now
        )
        db_people.decide_post(session, organization=here, post=post, by=person, approved=True, now=self.now)


@asynccontextmanager
async def staged(
    engine: Engine, *, now: dt.datetime = MONDAY, town: Town | None = None, limits: bool = False
) -> AsyncIterator[Stage]:
    """A stage on a migrated, empty database."""
    town = town or cast.default_town(now, limits=limits)
    settings = Settings.from_env({TOKEN: TEST_TOKEN, "DONDOC_TELEGRAM_URL": "http://town"})
    clock = Clock()
    clock.set(town.clock.now())
    assistant = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False)
    async with assistant.application:
        await assistant.start()
        yield Stage(town, assistant, group=GROUP, engine=engine)
        await assistant.inbox.drain()


def labels(message: Message) -> list[str]:
    """The labels of the buttons under a message."""
    return [str(button["text"]) for row in message.buttons for button in row]


def texts(messages: Sequence[Message]) -> str:
    return "\n---\n".join(message.text for message in messages)
