"""The chat page, driven in real Chromium while a small bot answers."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from simulator import conversation
from simulator.default_town import CHIEF_OF_OFFICE, GROUP
from simulator.manners import Manner
from simulator.models import Message, Place
from simulator.server import running
from simulator.state import Town

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]
"""The browser outlives a test, and what a test serves must run in the browser's loop."""
Context = ContextTypes.DEFAULT_TYPE
TABLE = "Đơn vị              Tổng Xong  Hạn  Quá\n" + "─" * 40


async def on_task(update: Update, context: Context) -> None:
    assert update.message is not None
    keys = [[InlineKeyboardButton("Đúng", callback_data="dung"), InlineKeyboardButton("Bỏ", callback_data="bo")]]
    text = f"<b>Nhiệm vụ /nv12</b>\n<pre>{TABLE}</pre>\nĐề nghị xác nhận."
    await update.message.reply_html(text, reply_markup=InlineKeyboardMarkup(keys), do_quote=True)


async def on_press(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "bo":
        await query.answer("Nhiệm vụ này chỉ Văn phòng được bỏ.", show_alert=True)
        return
    await query.answer("Đã ghi nhận.")
    await query.edit_message_text("Đã xác nhận nhiệm vụ /nv12.")


async def on_reply(update: Update, context: Context) -> None:
    assert update.message is not None
    file = update.message.document
    words = f"Đã nhận tệp {file.file_name}." if file else f"Đã ghi: {update.message.text}"
    await update.message.reply_text(words, disable_notification=True)


@pytest_asyncio.fixture(loop_scope="session")
async def address(town: Town) -> AsyncIterator[str]:
    async with running(town) as base:
        yield base


@pytest_asyncio.fixture(loop_scope="session")
async def _bot(address: str) -> AsyncIterator[None]:
    app = ApplicationBuilder().token("7:x").base_url(f"{address}/bot").build()
    app.add_handlers(
        [
            CommandHandler(["dangky", "nv12"], on_task),
            CallbackQueryHandler(on_press),
            MessageHandler(filters.REPLY | filters.ChatType.PRIVATE, on_reply),
        ]
    )
    async with app:
        await app.bot.set_my_commands([("dangky", "Đăng ký nhiệm vụ")])
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling()
        yield
        await app.updater.stop()
        await app.stop()


async def open_page(browser: Browser, address: str, width: int, height: int) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(address)
    await expect(page.get_by_role("heading", name="Sở KH&CN – Điều hành")).to_be_visible()
    return page


def bubble(page: Page, words: str) -> Locator:
    return page.locator(".message", has_text=words).last


def last_said(town: Town, chat: int = GROUP) -> Message:
    return town.messages(chat)[-1]


@pytest.mark.usefixtures("_bot")
async def test_a_whole_conversation_in_the_browser(address: str, town: Town, chromium: Browser, tmp_path: Path) -> None:
    page = await open_page(chromium, address, 1280, 860)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))

    # 1. Choose a person, write two lines, send with Enter.
    await page.get_by_role("button", name="Đặng Văn Lâm, Trưởng phòng Quản lý khoa học").click()
    box = page.get_by_label("Tin nhắn", exact=True).and_(page.locator("textarea"))
    await box.fill("/dangky Rà soát <b>văn bản</b>")
    await box.press("Shift+Enter")
    await box.press_sequentially("hạn 30/11")
    await box.press("Enter")
    await expect(bubble(page, "Đề nghị xác nhận.")).to_be_visible()
    assert town.messages(GROUP)[0].text == "/dangky Rà soát <b>văn bản</b>\nhạn 30/11"
    await expect(page.locator(".own .words")).to_contain_text("<b>văn bản</b>")
    await expect(page.locator("pre")).to_have_text(TABLE)

    # 2. Press a button that warns, then one that changes the message.
    await page.get_by_role("button", name="Bỏ", exact=True).click()
    await expect(page.get_by_role("dialog")).to_contain_text("chỉ Văn phòng được bỏ")
    await page.get_by_role("button", name="Đã hiểu").click()
    await page.get_by_role("button", name="Đúng", exact=True).click()
    await expect(page.get_by_role("status")).to_have_text("Đã ghi nhận.")
    card = page.locator(".message", has_text="Đã xác nhận nhiệm vụ").first
    await expect(card.locator(".meta")).to_contain_text("đã sửa")

    # 3. Reply by a click on the message, with words and then with a file.
    await card.locator(".words").click(position={"x": 5, "y": 5})
    await expect(page.locator("#context")).to_contain_text("Trợ lý đôn đốc")
    await box.fill("xong 80% ạ")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await expect(bubble(page, "Đã ghi: xong 80% ạ")).to_be_visible()
    await expect(bubble(page, "Đã ghi: xong 80% ạ").get_by_label("gửi không chuông")).to_be_visible()
    report = tmp_path / "Báo cáo.docx"
    report.write_bytes(b"noi dung")
    await bubble(page, "Đã ghi: xong 80% ạ").locator(".words").click(position={"x": 5, "y": 5})
    await page.set_input_files("#file", report)
    await expect(bubble(page, "Đã nhận tệp Báo cáo.docx.")).to_be_visible()
    async with page.expect_download() as download:
        await page.locator(".own .file").click()
    assert (await (await download.value).path()).read_bytes() == b"noi dung"

    # 4. A tap on a command sends it.
    await card.get_by_role("link", name="/nv12").click()
    await expect(page.locator(".own .words").last).to_contain_text("/nv12")

    # 5. The clock moves.
    await page.get_by_role("button", name="+1 ngày").click()
    await expect(page.locator("#clock-day")).to_contain_text("Thứ Ba, 24/11/2026")
    await page.get_by_role("button", name="Đến lần nhắc tới").click()
    await expect(page.get_by_role("status")).to_contain_text("Chưa có lần nhắc nào")
    await page.get_by_role("button", name="Giờ khác…").click()
    await page.get_by_label("Đến lúc").fill("2026-11-25T08:00")
    await page.get_by_role("button", name="Chuyển", exact=True).click()
    await expect(page.locator("#clock-time")).to_have_text(re.compile("08:0[01]"))
    assert town.clock.now().day == 25

    # 6. A private chat begins with a button; what is read elsewhere is marked.
    await page.get_by_role("button", name="Trợ lý đôn đốc", exact=True).click()
    await page.get_by_role("button", name="Bắt đầu").click()
    await expect(bubble(page, "Đã ghi: /start")).to_be_visible()
    conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Kính gửi các phòng")
    await expect(page.get_by_role("button", name="Sở KH&CN – Điều hành, 1 tin chưa đọc")).to_be_visible()
    assert troubles == []


async def test_names_and_words_with_html_are_shown_as_they_are_written(
    address: str, town: Town, chromium: Browser
) -> None:
    evil = "<img src=x onerror=\"document.title='bị chiếm'\">"
    person = town.add_person(evil, evil).id
    group = town.add_group(evil, [person], topics=[evil]).id
    conversation.say(town, person, group, f"/x {evil}", topic=1)
    conversation.upload(town, person, group, f"{evil}.txt", b"x", evil, topic=1)
    page = await open_page(chromium, address, 1280, 860)
    await page.locator("#people .entry").last.click()
    await page.locator("#topics button").last.click()
    await expect(page.locator(".words").first).to_contain_text(f"/x {evil}")
    await expect(page.locator(".file b")).to_have_text(f"{evil}.txt")
    assert await page.locator("img").count() == 0
    assert (await page.title()).startswith(evil)


async def test_the_answer_that_a_bot_asks_for_is_begun(address: str, town: Town, chromium: Browser) -> None:
    page = await open_page(chromium, address, 1280, 860)
    await page.get_by_role("button", name="Nguyễn Thị Thu Hà, Chánh Văn phòng").click()
    asked = conversation.say(town, CHIEF_OF_OFFICE, GROUP, "/dangky")
    town.add_message(town.bot, town.chat(GROUP), "Đơn vị nào chủ trì?", reply_to=asked, asks_reply=True)
    await expect(page.locator("#context")).to_contain_text("Đơn vị nào chủ trì?")
    await page.locator("#words").fill("Văn phòng")
    await page.locator("#words").press("Enter")
    await expect(page.locator(".own .quote")).to_contain_text("Đơn vị nào chủ trì?")
    assert last_said(town).reply_to is town.messages(GROUP)[1]


async def test_one_goes_back_as_far_as_there_are_messages(address: str, town: Town, chromium: Browser) -> None:
    first = conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Tin đầu tiên")
    for number in range(650):
        conversation.say(town, CHIEF_OF_OFFICE, GROUP, f"Tin số {number}")
    conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Trả lời tin cũ", reply_to=first.message_id)
    gone = conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Sẽ xóa")
    conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Trả lời tin đã xóa", reply_to=gone.message_id)
    conversation.delete(town, CHIEF_OF_OFFICE, GROUP, gone.message_id)
    page = await open_page(chromium, address, 1280, 860)

    # 1. What is answered is shown, though it was said long before; what was deleted is called so.
    await expect(bubble(page, "Trả lời tin cũ").locator(".quote")).to_contain_text("Tin đầu tiên")
    await expect(bubble(page, "Trả lời tin đã xóa").locator(".quote")).to_contain_text("Tin nhắn đã xóa")
    assert await page.locator("#log > .message").count() < 400

    # 2. Scrolling up brings older messages, and what is read stays in place.
    oldest = page.locator("#log > .message").first
    await oldest.scroll_into_view_if_needed()
    await expect(page.locator('[data-id="300"]')).to_be_attached()
    assert await page.evaluate("document.querySelector('#log').scrollTop") > 200

    # 3. A tap on what is quoted goes to it.
    await page.locator("#to-end").click()
    await bubble(page, "Trả lời tin cũ").locator(".quote").click()
    await expect(page.locator(f'[data-id="{first.message_id}"]')).to_be_in_viewport()
    conversation.say(town, CHIEF_OF_OFFICE, GROUP, "Tin mới")
    await expect(bubble(page, "Tin mới")).to_be_attached()
    await expect(page.locator("#log > .message").first).to_contain_text("Tin đầu tiên")


async def test_forwards_quotes_places_and_masks_are_shown(address: str, town: Town, chromium: Browser) -> None:
    say, chief = conversation.say, CHIEF_OF_OFFICE
    card = say(town, chief, GROUP, "Một. Hai. Ba.")
    say(town, chief, GROUP, "trích", reply_to=card.message_id, manner=Manner(quote="Hai."))
    say(town, chief, GROUP, "chuyển", manner=Manner(forwarded_from="Đồng nghiệp"))
    say(town, chief, GROUP, "ẩn danh", manner=Manner(in_name_of="anonymous"))
    conversation.show_place(town, chief, GROUP, Place(21.03, 105.8))
    page = await open_page(chromium, address, 390, 844)
    await expect(bubble(page, "trích").locator(".quote span")).to_have_text("Hai.")
    await expect(bubble(page, "chuyển")).to_contain_text("Chuyển tiếp từ Đồng nghiệp")
    await expect(bubble(page, "ẩn danh").locator(".sender")).to_contain_text("Sở KH&CN – Điều hành")
    await expect(bubble(page, "Vị trí 21.03, 105.8")).to_be_visible()


@pytest.mark.usefixtures("_bot")
async def test_on_a_phone_nothing_is_cut_off(address: str, town: Town, chromium: Browser) -> None:
    page = await open_page(chromium, address, 390, 844)
    await page.get_by_role("button", name="Đổi người nói").click()
    await page.get_by_role("button", name="Nguyễn Thị Thu Hà, Chánh Văn phòng").click()
    await page.get_by_role("button", name="Các lệnh của trợ lý").click()
    await page.get_by_role("option", name="/dangky").click()
    await expect(page.locator("#words")).to_have_value("/dangky ")
    await page.locator("#words").fill("/dangky " + "Rà soát văn bản quy phạm pháp luật " * 8)
    await page.locator("#words").press("Enter")
    await expect(bubble(page, "Đề nghị xác nhận.")).to_be_visible()
    assert last_said(town).sender is town.bot
    assert town.messages(GROUP)[0].sender is town.people[CHIEF_OF_OFFICE]
    for element in ("document.documentElement", "document.querySelector('#log')", "document.querySelector('pre')"):
        assert await page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth"), element
