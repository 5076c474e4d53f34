"""Take the pictures of the documentation: the demo at a fixed moment, played in a real browser."""

import asyncio
import datetime as dt
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright

from bot import demo

IMAGES = Path(__file__).parent / "images"
PLAN = Path(__file__).parent / "ke-hoach-mau.docx"
"""As plan.py writes it."""
MOMENT = dt.datetime(2026, 11, 20, 9, 40, tzinfo=demo.ZONE)
PLAIN = "#main { background-image: none }"
"""Without the drawn background a picture weighs a third."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def demo_at(moment: dt.datetime) -> AsyncIterator[str]:
    """The demo on any free port; gives its address."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    playing = asyncio.create_task(
        demo.play(host="127.0.0.1", port=0, folder=None, now=moment, ready=address.set_result)
    )
    try:
        yield await address
    finally:
        playing.cancel()
        with suppress(asyncio.CancelledError):
            await playing


class Visitor:
    """Somebody who tries the demo in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def becomes(self, name: str) -> None:
        """Speak as the person of this name."""
        opener = self.page.get_by_role("button", name="Đổi người nói")
        if await opener.is_visible():
            await opener.click()
        await self.page.locator("#people").get_by_role("button", name=name).click()

    async def says(self, words: str, *, then: str) -> Locator:
        """Type and send; returns the last message, once it holds the words `then`."""
        await self.page.locator("#words").fill(words)
        await self.page.locator("#words").press("Enter")
        return await self.hears(then)

    async def hears(self, words: str) -> Locator:
        """The last message, once it holds these words."""
        last = self.page.locator("#log > :last-child")
        await last.filter(has_text=words).wait_for()
        return last

    async def replies(self, message: Locator, words: str, *, then: str) -> Locator:
        await message.locator(".words").click(position={"x": 4, "y": 4})
        return await self.says(words, then=then)

    async def opens(self, title: str) -> None:
        """Go to another chat."""
        await self.page.locator("#open-side").click()
        await self.page.locator("#chats").get_by_role("button", name=title).click()

    async def sends(self, file: Path) -> None:
        """A file, without words."""
        await self.page.locator("#file").set_input_files(file)

    async def presses(self, message: Locator, label: str) -> None:
        await message.get_by_role("button", name=label, exact=True).click()

    async def takes(self, name: str) -> None:
        """A picture of the page as it stands, with nothing pointed at."""
        await self.page.mouse.move(0, 0)
        await self.page.locator("#words").blur()
        await self.page.locator("#toast").wait_for(state="hidden")
        await self.page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


async def on_a_screen(browser: Browser, address: str) -> None:
    """The picture of the README: a report by reply and the summary, at 1280 pixels."""
    visitor = await _visit(browser, address, width=1280, height=1120, scale=1)
    await visitor.becomes("Bùi Thị Mai Phương")
    card = await visitor.says("/nv10", then="Nhiệm vụ /nv10")
    await visitor.replies(card, "duoc 40% roi a, con cho cac phong gui so lieu", then="40%")
    await visitor.becomes("Trần Quốc Vinh")
    await visitor.says("/summary", then="Đơn vị")
    await visitor.takes("demo")


async def on_a_phone(browser: Browser, address: str) -> None:
    """The pictures of the guide, at 390 pixels."""
    visitor = await _visit(browser, address, width=390, height=844, scale=2)
    await visitor.becomes("Đặng Văn Lâm")
    words = "/dangky Rà soát văn bản QPPL, phối hợp VP, sản phẩm: báo cáo, hạn thứ sáu tuần sau"
    card = await visitor.says(words, then="Đề nghị kiểm tra")
    await visitor.takes("dang-ky")
    await visitor.presses(card, "Đúng")
    card = await visitor.hears("Trả lời tin nhắn này")
    await visitor.replies(card, "được 60% rồi ạ, còn chờ Văn phòng góp ý", then="60%")
    await visitor.takes("bao-cao")
    await visitor.says("/nhiemvu", then="NHIỆM VỤ")
    await visitor.takes("danh-sach")
    await visitor.becomes("Nguyễn Thị Thu Hà")
    await visitor.says("/tonghop", then="Đơn vị")
    await visitor.takes("tong-hop")
    await visitor.page.get_by_role("button", name="Đến lần nhắc tới").click()
    await visitor.hears("NHẮC VIỆC")
    await visitor.takes("ban-nhac")


async def with_a_paper(browser: Browser, address: str) -> None:
    """The series of the guide: the plan with its table is sent in private, corrected and accepted."""
    visitor = await _visit(browser, address, width=390, height=844, scale=2)
    await visitor.becomes("Nguyễn Thị Thu Hà")
    await visitor.opens("Trợ lý")
    await visitor.sends(PLAN)
    card = await visitor.hears("Đọc được 8 nhiệm vụ")
    await card.evaluate("message => message.scrollIntoView({ block: 'start' })")
    await visitor.takes("van-ban-1-the")
    await visitor.replies(card, "5 giao VP, hạn 31/12", then="hạn “31/12”")
    await visitor.takes("van-ban-2-sua")
    await visitor.says("nhận hết", then="Đã nhận 7 nhiệm vụ")
    await visitor.takes("van-ban-3-nhan")
    await visitor.says("/vanban", then="VĂN BẢN ĐẾN")
    await visitor.takes("van-ban-4-danh-sach")


async def _visit(browser: Browser, address: str, *, width: int, height: int, scale: int) -> Visitor:
    context = await browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale="vi-VN", bypass_csp=True
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(address)
    await page.add_style_tag(content=PLAIN)
    await page.get_by_role("heading", name=re.compile("Điều hành")).wait_for()
    return Visitor(page)


async def main(chromium: str) -> None:
    IMAGES.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for play in (on_a_screen, on_a_phone, with_a_paper):
            async with demo_at(MOMENT) as address:
                await play(browser, address)
        await browser.close()


if __name__ == "__main__":
    found = shutil.which("chromium")
    if found is None:
        sys.exit("The pictures need Chromium.")
    asyncio.run(main(found))
