"""`dondoc demo`: the simulator, the real assistant against it, and a department that has worked for some weeks."""

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.app import build, opened
from bot.clock import Clock
from bot.coming import asked_for
from bot.in_process_request import InProcessRequest
from bot.kept_town import kept, restore
from bot.lock import only_on_database
from bot.running import live
from bot.settings import TOKEN, Settings
from bot.stage import Stage
from channels.telegram.hearing import CHANNEL
from db import installation, organizations, outbox
from db.engine import Sessions
from domain.calendar import WorkingCalendar
from simulator import default_town as cast
from simulator.models import Message
from simulator.server import running
from simulator.state import Town

OWN_TOWN = "http://town"
"""The town in this process, before it is served."""
DEMO_TOKEN = "100200300:demo"
WORKING_DAYS_BEFORE = 14
MORNING = dt.time(8, 30)
BETWEEN = 1000
"""What people may have said behind the last message of the assistant."""
NO_LONGER_MORNING = dt.time(11, 0)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

UNITS = """Văn phòng Sở | VP, VPS
Phòng Quản lý khoa học | QLKH
Phòng Chuyển đổi số | CĐS
Phòng Tiêu chuẩn Đo lường Chất lượng | TĐC
Trung tâm Thông tin và Thống kê | TTTK"""

POSTS = {
    cast.CHIEF_OF_OFFICE: "Chánh Văn phòng",
    cast.OFFICE_SPECIALIST: "Chuyên viên Văn phòng",
    cast.DIRECTOR: "Giám đốc Sở",
    cast.DEPUTY_DIRECTOR: "Phó Giám đốc Sở",
    cast.HEAD_OF_SCIENCE: "Trưởng phòng Quản lý khoa học",
    cast.HEAD_OF_DIGITAL: "Trưởng phòng Chuyển đổi số",
    cast.HEAD_OF_STANDARDS: "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng",
    cast.HEAD_OF_CENTRE: "Giám đốc Trung tâm Thông tin và Thống kê",
    cast.OFFICER: "Chuyên viên phòng Quản lý khoa học",
}


async def play(
    *,
    host: str,
    port: int,
    folder: Path | None,
    now: dt.datetime,
    ready: Callable[[str], object],
) -> None:
    """Serve page, Bot API and JSON API on one port until cancelled; `ready` is told the address when all is there.

    The story leads up to the morning around `now`, and the clock goes on from there; that of a demo which is kept in
    its folder, from the morning after it was left. `folder` None means a database to throw away.
    """
    async with AsyncExitStack() as stack:
        data = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dondoc-")))
        file = data / "demo.db"
        await stack.enter_async_context(only_on_database(demo_settings(OWN_TOWN, file)))
        fresh = not file.exists()
        engine = stack.enter_context(opened(demo_settings(OWN_TOWN, file)))
        said = data / "town.kept"
        town = _beginning(now) if fresh else _going_on(now, engine, said)
        address = await stack.enter_async_context(running(town, host=host, port=port))
        settings = demo_settings(address, file)
        if fresh:
            await tell_story(town, settings, engine, until=working_morning(now))
        clock = Clock()
        clock.set(town.clock.now())
        assistant = build(settings, engine, clock=clock, limited=False)
        ready(address)
        with kept(town, said):
            await live(assistant, settings.telegram_url, settings.zone, partial(asked_for, alone=True))


def _beginning(now: dt.datetime) -> Town:
    """The town before its story is told."""
    return cast.default_town(first_morning(working_morning(now)), limits=False, group_id=cast.PLAIN_GROUP)


def _going_on(now: dt.datetime, engine: Engine, before: Path) -> Town:
    """The town on the morning after the database was left, with what was said in it, or at least the group it knows."""
    with Sessions(engine).reading() as session:
        alive = installation.newest(session, installation.ALIVE)
        groups = organizations.all_groups(session, channel=CHANNEL)
        said = outbox.largest_message(session)
    group_id = groups[0].account if groups else cast.PLAIN_GROUP
    town = cast.default_town(working_morning(max(now, alive or now)), limits=False, group_id=group_id)
    restore(town, before)
    for chat in town.chats.values():  # A reply to a message of today is none to one of that number from before.
        chat.last_id = chat.last_id if chat.last_id >= said else said + BETWEEN
    for person in POSTS:  # Who has begun to talk in private has done so for good.
        town.chats[person].opened = True
    return town


def working_morning(now: dt.datetime) -> dt.datetime:
    """That moment if it is a morning on which people work; else half past eight, of the next such day if need be."""
    local, calendar = now.astimezone(ZONE), WorkingCalendar()
    opens = dt.datetime.combine(local.date(), MORNING, ZONE)
    if calendar.is_working_day(local.date()):
        return local if opens <= local <= dt.datetime.combine(local.date(), NO_LONGER_MORNING, ZONE) else opens
    return dt.datetime.combine(calendar.next_working_day(local.date()), MORNING, ZONE)


def demo_settings(address: str, database: Path) -> Settings:
    environ = {
        TOKEN: DEMO_TOKEN,
        "DONDOC_TELEGRAM_URL": address,
        "DONDOC_DATABASE_URL": f"sqlite:///{database}",
    }
    return Settings.from_env(environ)


def first_morning(last: dt.datetime) -> dt.datetime:
    """The morning on which the story begins that ends on the `last`."""
    day = WorkingCalendar().add_working_days(last.date(), -WORKING_DAYS_BEFORE)
    return dt.datetime.combine(day, MORNING, ZONE)


class Story(Stage):
    """The weeks before the demo opens, told by the people themselves: twelve tasks that end in every state."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.town, stage.assistant, group=stage.group)
        self._calendar = WorkingCalendar()

    def day(self, offset: int) -> str:
        """A working day so many from the last day of the story, as people write it."""
        return f"{self._calendar.add_working_days(self._today, offset):%d/%m/%Y}"

    async def tell(self, until: dt.datetime) -> None:
        self._today = until.date()
        for person in POSTS:
            await self.says(person, "/start", chat=person)
        await self.set_up(cast.CHIEF_OF_OFFICE, UNITS, POSTS)
        cards = await self._first_week()
        await self._to(-9)
        await self._second_week(cards)
        await self._to(-4)
        await self._third_week(cards)
        await self._to(-1)
        await self._yesterday(cards)
        await self.lives_until(until)

    async def _to(self, offset: int) -> None:
        """Live until half past nine of a working day before the last one."""
        day = self._calendar.add_working_days(self._today, offset)
        await self.lives_until(dt.datetime.combine(day, dt.time(9, 30), ZONE))

    async def _first_week(self) -> dict[str, Message]:
        science, digital = cast.HEAD_OF_SCIENCE, cast.HEAD_OF_DIGITAL
        standards, centre, chief = cast.HEAD_OF_STANDARDS, cast.HEAD_OF_CENTRE, cast.CHIEF_OF_OFFICE
        cards = {}
        cards["rules"] = await self.register(
            science,
            "Rà soát quy trình nội bộ giải quyết hồ sơ nhiệm vụ khoa học, phối hợp Văn phòng, sản phẩm: báo cáo, "
            f"hạn {self.day(-3)}, theo KH 10/KH-SKHCN",
        )
        cards["digital"] = await self.register(
            digital, f"Cập nhật dữ liệu dịch vụ công trực tuyến toàn trình, hạn {self.day(-6)}, theo KH 10/KH-SKHCN"
        )
        cards["files"] = await self.register(
            digital, f"Số hóa 12 hồ sơ lưu trữ năm 2025, sản phẩm: hồ sơ điện tử, hạn {self.day(8)}"
        )
        cards["scales"] = await self.register(
            standards, f"Kiểm định cân tại các chợ trung tâm, phối hợp TTTK, hạn {self.day(-3)}"
        )
        cards["yearbook"] = await self.register(
            centre, f"Biên tập kỷ yếu khoa học và công nghệ, sản phẩm: bản thảo, hạn {self.day(-2)}"
        )
        cards["inbox"] = await self.register(
            chief, "Theo dõi, trả lời phản ánh của tổ chức, cá nhân, chủ trì VP, hạn: thường xuyên"
        )
        cards["plan"] = await self.register(
            science, "Xây dựng kế hoạch triển khai chương trình khoa học, hạn: sau khi có Kế hoạch của UBND tỉnh"
        )
        return cards

    async def _second_week(self, cards: dict[str, Message]) -> None:
        cards["report"] = await self.register(
            cast.HEAD_OF_SCIENCE, f"Báo cáo kết quả cải cách hành chính năm, sản phẩm: báo cáo, hạn {self.day(2)}, khẩn"
        )
        await self.says(cast.HEAD_OF_DIGITAL, "5/12 hồ sơ", to=cards["files"])
        await self.says(cast.HEAD_OF_SCIENCE, "được 60% rồi, đang lấy ý kiến", to=cards["rules"])
        assigned = await self.says(
            cast.CHIEF_OF_OFFICE,
            f"/giao TĐC, TTTK: Cung cấp số liệu xây dựng báo cáo tổng kết năm, hạn {self.day(6)}, theo CV 215/SKHCN-VP",
        )
        await self.presses(cast.CHIEF_OF_OFFICE, assigned[-1], "Đúng")
        cards["network"] = await self.register(
            cast.CHIEF_OF_OFFICE, f"Sửa chữa mạng nội bộ tầng 2, chủ trì CĐS, hạn {self.day(4)}", command="/giao"
        )

    async def _third_week(self, cards: dict[str, Message]) -> None:
        await self.uploads(cast.HEAD_OF_SCIENCE, "15-BC-SKHCN.pdf", "Đã hoàn thành, kèm báo cáo", to=cards["rules"])
        await self.says(cast.CHIEF_OF_OFFICE, "/duyet 1")
        await self.says(cast.HEAD_OF_DIGITAL, "Đã xong, công văn số 88/SKHCN-CĐS", to=cards["digital"])
        await self.says(cast.CHIEF_OF_OFFICE, "/duyet 2")
        await self.says(cast.HEAD_OF_STANDARDS, "vướng kinh phí thuê xe, chưa làm được", to=cards["scales"])
        await self.says(
            cast.HEAD_OF_DIGITAL, "việc này của Văn phòng, không phải việc của phòng em", to=cards["network"]
        )

    async def _yesterday(self, cards: dict[str, Message]) -> None:
        await self.says(cast.HEAD_OF_SCIENCE, "80%, còn chờ Văn phòng góp ý", to=cards["report"])
        survey = await self.register(
            cast.HEAD_OF_CENTRE, f"Khảo sát mức độ sẵn sàng chuyển đổi số của doanh nghiệp, hạn {self.day(3)}"
        )
        await self.uploads(cast.HEAD_OF_CENTRE, "khao-sat.pdf", "Xong rồi ạ, gửi kết quả kèm theo", to=survey)


async def tell_story(town: Town, settings: Settings, engine: Engine, *, until: dt.datetime) -> None:
    """Let the department work until `until`, so that the demo has something to show at once.

    The assistant of the story reaches the town without a network, which takes half the time.
    """
    clock = Clock()
    clock.set(town.clock.now())
    assistant = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False)
    async with assistant.application:
        await Story(Stage(town, assistant, group=cast.PLAIN_GROUP)).tell(until)
