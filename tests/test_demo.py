"""The demo as a visitor meets it: the real assistant behind the page, in a real browser, on a screen and on a phone."""

import asyncio
import contextlib
import datetime as dt
import gc
import io
import warnings
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot import demo
from simulator import default_town as cast

FRIDAY = dt.datetime(2026, 11, 20, 9, 40, tzinfo=demo.ZONE)
SCREEN = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)
HEAD = "Đặng Văn Lâm"
CHIEF = "Nguyễn Thị Thu Hà"
OUTSIDER = "Ngô Gia Bảo"
pytestmark = pytest.mark.asyncio(loop_scope="session")
"""The browser outlives a test, and the demo must run in the browser's loop."""


@pytest_asyncio.fixture(loop_scope="session")
async def address() -> AsyncIterator[str]:
    """The demo itself, on a Friday morning, on any free port."""
    async with played(None) as url:
        yield url


@contextlib.asynccontextmanager
async def played(folder: Path | None) -> AsyncIterator[str]:
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    playing = asyncio.create_task(demo.play(host="127.0.0.1", port=0, folder=folder, now=FRIDAY, ready=told.set_result))
    either: list[asyncio.Future[Any]] = [playing, told]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    yield told.result()
    playing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await playing
    with warnings.catch_warnings():  # httpcore leaves a connection unclosed that is cut off while it is being made.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


async def visit(browser: Browser, address: str, viewport: ViewportSize) -> Page:
    context = await browser.new_context(viewport=viewport, locale="vi-VN")
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(address)
    await expect(page.get_by_role("heading", name="Điều hành")).to_be_visible()
    return page


async def speak_as(page: Page, name: str) -> None:
    opener = page.get_by_role("button", name="Đổi người nói")
    if await opener.is_visible():
        await opener.click()
    await page.locator("#people").get_by_role("button", name=name).click()


async def answer_to(page: Page, words: str, *, holds: str) -> Locator:
    """Type and send; returns the assistant's answer to just these words, once it holds what is expected."""
    box = page.locator("#words")
    await box.fill(words)
    await box.press("Enter")
    return await last(page, holds)


async def last(page: Page, holds: str) -> Locator:
    message = page.locator("#log > .message:not(.own)").last
    await expect(message).to_contain_text(holds)
    await expect(page.locator("#log > :last-child")).to_contain_text(holds)
    return page.locator(f'[data-id="{await message.get_attribute("data-id")}"]')


async def begin_reply(page: Page, message: Locator) -> None:
    await message.locator(".words").click(position={"x": 4, "y": 4})
    await expect(page.locator("#context")).to_be_visible()


async def press(message: Locator, label: str) -> None:
    await message.get_by_role("button", name=label, exact=True).click()


async def fits(page: Page) -> bool:
    """Whether neither the page nor the chat has to be moved sideways to be read."""
    return bool(
        await page.evaluate(
            "[document.documentElement, document.querySelector('#log'), ...document.querySelectorAll('pre')]"
            ".every((one) => one.scrollWidth <= one.clientWidth)"
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
async def test_a_task_from_its_registering_to_the_summary(
    address: str, chromium: Browser, tmp_path: Path, viewport: ViewportSize
) -> None:
    page = await visit(chromium, address, viewport)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))

    # 1. A head registers a task as people type on phones; it is read back, and counts after [Đúng].
    await speak_as(page, HEAD)
    words = "/dangky Ra soat van ban QPPL, phoi hop VP, san pham: bao cao, han thu sau tuan sau"
    card = await answer_to(page, words, holds="Đề nghị kiểm tra nhiệm vụ")
    await expect(card).to_contain_text("Chủ trì: Phòng Quản lý khoa học")
    await expect(card).to_contain_text("Phối hợp: Văn phòng Sở")
    await expect(card).to_contain_text("“thu sau tuan sau” → thứ Sáu 27/11/2026")
    await press(card, "Đúng")
    card = await last(page, "Nhiệm vụ /nv13")

    # 2. It is reported on by replying to its card; and done, with a file that is the evidence.
    await begin_reply(page, card)
    await answer_to(page, "80%", holds="Đã ghi nhận 80%")
    report = tmp_path / "bao-cao.docx"
    report.write_bytes(b"noi dung")
    await begin_reply(page, card)
    await page.locator("#words").fill("xong rồi ạ")
    await page.set_input_files("#file", report)
    submitted = await last(page, "Đã ghi nhận báo hoàn thành")

    # 3. The doer does not confirm the own work; the office does.
    await press(submitted, "Xác nhận")
    await expect(page.locator("#alert")).to_contain_text("Chỉ Văn phòng hoặc lãnh đạo xác nhận")
    await page.get_by_role("button", name="Đã hiểu").click()
    await speak_as(page, CHIEF)
    await press(submitted, "Xác nhận")
    await last(page, "đã xác nhận hoàn thành (đúng hạn)")

    # 4. Time passes. The weekend is quiet; on Monday morning there is one message for everybody; Tuesday
    # is a holiday, on which only what is urgent speaks.
    await page.get_by_role("button", name="Đến lần nhắc tới").click()
    digest = await last(page, "NHẮC VIỆC – thứ Hai 23/11/2026")
    await expect(digest).to_contain_text("QUÁ HẠN")
    await expect(digest).not_to_contain_text("QPPL")
    await expect(page.locator("#clock-day")).to_contain_text("23/11/2026")
    await page.get_by_role("button", name="+1 ngày").click()
    await expect(page.locator("#clock-day")).to_contain_text("24/11/2026")
    await last(page, "NHẮC VIỆC – thứ Hai 23/11/2026")
    await page.get_by_role("button", name="Đến lần nhắc tới").click()
    digest = await last(page, "NHẮC VIỆC – thứ Ba 24/11/2026")
    await expect(digest).to_contain_text("Báo cáo kết quả cải cách hành chính năm")
    await expect(digest).not_to_contain_text("QUÁ HẠN")

    # 5. The summary, as a table that adds up; nobody from outside is shown anything.
    summary = await answer_to(page, "/summary", holds="TỔNG HỢP NHIỆM VỤ")
    await expect(summary).to_contain_text("Có 13 nhiệm vụ")
    await expect(summary.locator("pre")).to_contain_text("Tổng")
    assert await fits(page)
    await speak_as(page, OUTSIDER)
    await page.get_by_role("button", name="Bắt đầu").click()
    await answer_to(page, "/summary", holds="chưa")
    assert troubles == []


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-20T09:40", "2026-11-20T09:40"),
        ("2026-11-20T04:24", "2026-11-20T08:30"),
        ("2026-11-20T16:00", "2026-11-20T08:30"),
        ("2026-11-22T04:24", "2026-11-23T08:30"),
        ("2026-11-21T23:59", "2026-11-23T08:30"),
        ("2026-02-17T10:00", "2026-02-23T08:30"),
    ],
)
async def test_it_opens_on_a_working_morning(now: str, opens: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=demo.ZONE)
    assert demo.working_morning(moment.astimezone(dt.UTC)) == dt.datetime.fromisoformat(opens).replace(tzinfo=demo.ZONE)


@contextlib.asynccontextmanager
async def visited(folder: Path) -> AsyncIterator["Visit"]:
    """A demo that is kept in the folder, as programs speak to it."""
    async with played(folder) as url, httpx.AsyncClient(base_url=url, timeout=60) as client:
        chats = (await client.get("/town")).json()["chats"]
        yield Visit(client, next(chat["id"] for chat in chats if chat["kind"] == "group"))


@dataclass
class Visit:
    client: httpx.AsyncClient
    group: int

    async def says(self, person: int, text: str, **more: int) -> list[Any]:
        """What is answered in the group."""
        said = await self.client.post("/town/say", json={"person": person, "chat": self.group, "text": text, **more})
        await self.client.post("/town/settle")
        return await self.messages(said.json()["message_id"])

    async def messages(self, after: int = 0) -> list[Any]:
        answer = await self.client.get("/town/messages", params={"chat": self.group, "after": after})
        return list(answer.json())


async def test_papers_are_fetched_over_http(tmp_path: Path) -> None:
    """As who plays the demo gets them."""
    async with visited(tmp_path) as played:
        await played.says(cast.DIRECTOR, "/summary excel")
        file = None
        for _ in range(300):
            file = next((one["file"] for one in reversed(await played.messages()) if one["file"]), None)
            if file is not None:
                break
            await asyncio.sleep(0.1)
        assert file is not None
        assert file["name"].endswith(".xlsx")
        book = openpyxl.load_workbook(io.BytesIO((await played.client.get(file["url"])).content))
        assert book.sheetnames[0] == "Tổng hợp"


@pytest.mark.slow
async def test_one_that_is_kept_shows_the_chat_of_before_and_goes_on(tmp_path: Path) -> None:
    """Files, buttons and answers to what was said before included; it begins anew where what was kept is unreadable."""
    async with visited(tmp_path) as first:
        sent = {"person": str(cast.HEAD_OF_DIGITAL), "chat": str(first.group), "caption": "ghi chú riêng của phòng"}
        await first.client.post("/town/upload", data=sent, files={"file": ("bao-cao.txt", b"noi dung", "text/plain")})
        [card] = await first.says(cast.DIRECTOR, "/nv3")
        moved = (await first.client.post("/town/clock", json={"advance": "3d"})).json()["now"]
    async with visited(tmp_path) as second:
        before = await second.messages()
        kept = next(one for one in before if one["text"] == "ghi chú riêng của phòng")
        assert (await second.client.get(kept["file"]["url"])).content == b"noi dung"
        assert (await second.client.get("/town/clock")).json()["now"] >= moved
        [told] = await second.says(cast.HEAD_OF_DIGITAL, "6/12 hồ sơ", reply_to=card["message_id"])
        assert "/nv3" in told["text"]
        assert told["message_id"] > max(one["message_id"] for one in before)
    (tmp_path / "town.kept").write_bytes(b"\x80\x04cos\nsystem\n.")
    async with visited(tmp_path) as third:
        assert await third.messages() == []
        [shown] = await third.says(cast.DIRECTOR, "/nv3")
        assert "Nhiệm vụ /nv3" in shown["text"]
    assert (tmp_path / "town.kept").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
async def test_its_group_is_upgraded_and_goes_on(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        (group,) = [chat for chat in (await client.get("/town")).json()["chats"] if chat["kind"] == "group"]
        new = (await client.post("/town/upgrade", json={"chat": group["id"]})).json()["chat"]
        asked = {"person": cast.DIRECTOR, "chat": new, "text": "/summary"}
        said = (await client.post("/town/say", json=asked)).json()["message_id"]
        await client.post("/town/settle")
        answers = (await client.get("/town/messages", params={"chat": new, "after": said})).json()
    assert any("TỔNG HỢP NHIỆM VỤ" in answer["text"] for answer in answers)
