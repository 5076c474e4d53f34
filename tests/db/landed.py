"""The database that commit afd7d1d left behind, upgraded, with a town in which its messages stand as they were sent."""

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db.engine import migrate, open_engine
from simulator import default_town as cast
from simulator.formatting import html_parser
from simulator.models import Chat, Message
from simulator.state import Town
from tests.flows.stage import ZONE, Stage, staged

SQL = Path(__file__).with_name("landed_afd7d1d.sql")
LEFT = dt.datetime(2026, 11, 27, 8, 0, tzinfo=ZONE)
"""When the demo ended: a digest of this morning, and a card, could not be sent for the last hours."""

OUTSIDERS_GROUP = -1_002_345_678_777
SENT = """
SELECT chat, message, content FROM outgoing
WHERE message IS NOT NULL AND state = 'sent' ORDER BY id
"""
LAST_IDS = """
SELECT chat, max(message) FROM (
    SELECT chat, message FROM outgoing
    UNION ALL SELECT chat, json_extract(payload, '$.message.message_id') FROM incoming
) WHERE message IS NOT NULL GROUP BY chat
"""


@dataclass(frozen=True)
class Landed:
    """The old database as it was: what was sent, as chat, message and content, and the last id used in each chat."""

    sent: tuple[tuple[int, int, dict[str, Any]], ...]
    last_ids: dict[int, int]


def load(file: Path) -> Landed:
    """Write the old database to a file; it is not upgraded yet."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.executescript(SQL.read_text(encoding="utf-8"))
        sent = tuple((chat, message, json.loads(content)) for chat, message, content in database.execute(SENT))
        return Landed(sent, dict(database.execute(LAST_IDS).fetchall()))


def upgrade(file: Path) -> None:
    """Bring the old database to the newest schema."""
    engine = open_engine(f"sqlite:///{file}")
    try:
        migrate(engine)
    finally:
        engine.dispose()


@contextlib.asynccontextmanager
async def reopened(engine: Engine, landed: Landed) -> AsyncIterator[Stage]:
    """The assistant on the upgraded database, in the town as it was left."""
    async with staged(engine, now=LEFT, town=town_of(landed)) as stage:
        yield stage


def town_of(landed: Landed) -> Town:
    town = cast.default_town(LEFT, limits=False)
    town.add_group("Sở Thông tin – Điều hành", [cast.OUTSIDER], id=OUTSIDERS_GROUP)
    for number, last in landed.last_ids.items():
        chat = town.chat(number)
        chat.opened, chat.last_id = chat.is_private, last
    for chat, message in _standing(town, landed):
        chat.messages[message.message_id] = message
    return town


def _standing(town: Town, landed: Landed) -> Iterator[tuple[Chat, Message]]:
    """Every message of the assistant; what edited it later comes after it, and takes its place."""
    for number, message, content in landed.sent:
        chat = town.chat(number)
        text, entities = html_parser.parse_html(content["html"])
        said = Message(chat, message, town.bot, LEFT, text, entities)
        said.buttons = [
            [{"text": label, "callback_data": data} for label, data in row] for row in content["buttons"]
        ]  # fmt: skip
        yield chat, said
