"""Writes landed_afd7d1d.sql: the database of a demo in which everything is under way, as SQL text.

It was run on commit afd7d1d and runs on that commit alone, because the database must be the one that its code wrote:
`python -m tests.db.make_landed tests/db/landed_afd7d1d.sql`. The demo is the one of `dondoc demo --data`, begun on a
fixed Friday and driven through its JSON API; test_upgrade.py upgrades what is written here.
"""

import asyncio
import contextlib
import datetime as dt
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx

from bot import demo
from simulator import default_town as cast

FRIDAY = dt.datetime(2026, 11, 20, 9, 40, tzinfo=demo.ZONE)
DIGEST = dt.datetime(2026, 11, 27, 8, 0, tzinfo=demo.ZONE)
"""The morning whose digest a broken server keeps from being sent: its reminders are pending in the fixture."""

NEW_GROUP = -1_002_345_678_777
CHIEF, CLERK = cast.CHIEF_OF_OFFICE, cast.OFFICE_SPECIALIST
SCIENCE, DIGITAL, STANDARDS, CENTRE = (
    cast.HEAD_OF_SCIENCE,
    cast.HEAD_OF_DIGITAL,
    cast.HEAD_OF_STANDARDS,
    cast.HEAD_OF_CENTRE,
)


class JsonApi:
    """The JSON API of the demo: people speak and press, and are answered."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def post(self, path: str, **body: Any) -> Any:
        answer = await self._client.post(f"/town/{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def messages(self, chat: int) -> list[Any]:
        answer = await self._client.get("/town/messages", params={"chat": chat})
        found: list[Any] = answer.raise_for_status().json()
        return found

    async def says(self, person: int, text: str, *, to: int | None = None, chat: int = cast.GROUP) -> int:
        """Somebody says something; returns the id of the last answer."""
        await self.post("say", person=person, chat=chat, text=text, reply_to=to)
        await self.post("settle")
        return int((await self.messages(chat))[-1]["message_id"])

    async def presses(self, person: int, message: int, label: str, *, chat: int = cast.GROUP) -> int:
        """Somebody presses a button; returns the id of the last message."""
        await self.post("press", person=person, chat=chat, message_id=message, button=label)
        await self.post("settle")
        return int((await self.messages(chat))[-1]["message_id"])

    async def card(self, number: int, person: int = CHIEF) -> int:
        """The card of a task, shown anew."""
        return await self.says(person, f"/nv{number}")

    async def register(self, person: int, text: str) -> int:
        return await self.presses(person, await self.says(person, f"/dangky {text}"), "Đúng")


@contextlib.asynccontextmanager
async def demo_in(folder: Path) -> AsyncIterator[JsonApi]:
    """The demo, served as long as the block lasts, with its database in `folder`."""
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    playing = asyncio.create_task(demo.play(host="127.0.0.1", port=0, folder=folder, now=FRIDAY, ready=told.set_result))
    either: list[asyncio.Future[Any]] = [playing, told]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    async with httpx.AsyncClient(base_url=told.result(), timeout=180) as client:
        yield JsonApi(client)
    playing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await playing


async def friday(json_api: JsonApi) -> None:
    """What is finished before the digest: tasks in the states that the story leaves out."""
    await json_api.register(DIGITAL, "Báo cáo tình hình xử lý hồ sơ trực tuyến, hạn ngày 25 hằng tháng")
    await json_api.register(STANDARDS, "Tổ chức lớp tập huấn đo lường, hạn 18/12/2026")
    await json_api.says(CHIEF, "/huy 14 trùng với kế hoạch của Chi cục")
    await json_api.register(SCIENCE, "Lập danh mục đề tài cấp cơ sở, hạn 04/12/2026, theo KH 12/KH-SKHCN")
    await json_api.says(SCIENCE, "/phancong 15 Đỗ Quang Huy")
    progress = await json_api.says(cast.OFFICER, "được 30% rồi ạ", to=await json_api.card(15))
    menu = await json_api.presses(cast.OFFICER, progress, "Hiểu sai")
    await json_api.presses(cast.OFFICER, menu, "Vướng mắc")
    await json_api.says(CLERK, "/toi Phó Trưởng phòng Chuyển đổi số")
    await json_api.says(SCIENCE, "việc của phòng em tuần này", chat=SCIENCE)
    await json_api.says(DIGITAL, "7/12 hồ sơ", to=await json_api.card(3))


async def open_dialogues(json_api: JsonApi) -> None:
    """What is asked and not answered, each of another kind."""
    await json_api.says(DIGITAL, "/dangky Mua sắm máy in cho phòng")
    await json_api.says(STANDARDS, "/dangky Kiểm tra hàng đóng gói sẵn, hạn 15/12/2026")
    await json_api.says(SCIENCE, "/dangky Họp hội đồng khoa học, hạn 11/12/2026", chat=SCIENCE)
    await json_api.says(STANDARDS, "xong rồi ạ", to=await json_api.card(4))
    await json_api.says(CENTRE, "xin lùi hạn đến 30/11 vì chờ số liệu các huyện", to=await json_api.card(5))
    await json_api.says(SCIENCE, "nhắc lại thứ Hai nhé", to=await json_api.card(15))
    await json_api.says(SCIENCE, "chắc là xong rồi", to=await json_api.card(8))
    await json_api.presses(CHIEF, await json_api.card(12), "Làm lại")
    await json_api.says(CHIEF, "hạn 12/12 là được", to=await json_api.card(3))
    await json_api.says(STANDARDS, "/vuongmac 9")
    progress = await json_api.says(DIGITAL, "8/12 hồ sơ", to=await json_api.card(3))
    await json_api.presses(DIGITAL, progress, "Hiểu sai")
    await json_api.post("chats", id=NEW_GROUP, title="Sở Thông tin – Điều hành", members=[cast.OUTSIDER])
    await json_api.says(cast.OUTSIDER, "/thietlap Văn phòng Sở | VP\nPhòng Bưu chính | BC", chat=NEW_GROUP)


async def live(json_api: JsonApi) -> None:
    await friday(json_api)
    await json_api.post("clock", to=(DIGEST - dt.timedelta(hours=15)).isoformat())
    await open_dialogues(json_api)
    await json_api.post("trouble", kind="server_error", chat=cast.GROUP, share=1.0)
    await json_api.says(CHIEF, "/nv6")
    await json_api.post("clock", to=DIGEST.isoformat())


LEVELLED = """
UPDATE incoming SET id = id - (SELECT min(id) FROM incoming) + 1;
UPDATE incoming SET payload = json_set(payload, '$.update_id', id);
UPDATE outgoing SET owner = 'landed-run' WHERE owner IS NOT NULL;
"""
"""What would differ from one making to the next: the ids of updates go by the real clock, the owner is random."""


def dumped(file: Path) -> str:
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.executescript(LEVELLED)
        return "\n".join(database.iterdump()) + "\n"


async def main(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with demo_in(Path(folder)) as json_api:
            await live(json_api)
        target.write_text(dumped(Path(folder) / "demo.db"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
