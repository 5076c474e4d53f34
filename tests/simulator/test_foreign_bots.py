"""Bots of two other libraries, grammY and aiogram, converse with `dondoc simulator` as people would see it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from simulator.default_town import GROUP, OFFICER
from tests.processes import PATIENCE, JsonApi, simulator

FOREIGN = Path(__file__).parent / "foreign"
TOKEN = "424242:foreign"
Library = Callable[[str, Path], AbstractContextManager[None]]


@contextmanager
def grammy(url: str, folder: Path) -> Iterator[None]:
    """A bot in a Node of its own, with the libraries of exactly those versions."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node is not part of the project")
    for name in ("package.json", "bot.js"):
        shutil.copyfile(FOREIGN / name, folder / name)
    install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.skip(f"the registry of Node, which is not part of the project, gives no grammY: {done.stderr[-200:]}")
    env = {"URL": url, "TOKEN": TOKEN, "PATH": str(Path(node).parent), "NO_PROXY": "127.0.0.1"}
    with (folder / "bot.log").open("w") as log:
        process = subprocess.Popen([node, "bot.js"], cwd=folder, env=env, stdout=log, stderr=log)
    try:
        _wait(lambda: "listening" in (folder / "bot.log").read_text(), process)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(holds: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(int(PATIENCE * 20)):
        if holds():
            return
        assert process.poll() is None, "the foreign bot has ended"
        pause.wait(0.05)
    raise TimeoutError("the foreign bot did not come up")


@contextmanager
def aiogram(url: str, folder: Path) -> Iterator[None]:
    """A bot in a thread of its own."""
    from aiogram import Bot, Dispatcher, F
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.filters import Command
    from aiogram.types import (
        BufferedInputFile,
        CallbackQuery,
        InlineKeyboardButton,
        InlineKeyboardMarkup,
        InputMediaDocument,
        Message,
    )

    dispatcher = Dispatcher()

    @dispatcher.message(Command("start"))
    async def on_start(message: Message) -> None:
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Đúng", callback_data="dung")]])
        await message.reply("Chào *đồng chí*\\.", parse_mode="MarkdownV2", reply_markup=keyboard)

    @dispatcher.message(Command("cham"))
    async def on_slow(message: Message) -> None:
        await asyncio.sleep(0.9)
        await message.answer("Đã nghĩ xong.")

    @dispatcher.message(Command("album"))
    async def on_album(message: Message) -> None:
        files = [InputMediaDocument(media=BufferedInputFile(name.encode(), name)) for name in ("a.txt", "b.txt")]
        first, _ = await message.answer_media_group(list(files))
        await first.forward(message.chat.id)

    @dispatcher.callback_query(F.data == "dung")
    async def on_press(query: CallbackQuery) -> None:
        await query.answer("Đã ghi nhận.")
        if isinstance(query.message, Message):
            await query.message.edit_text("Đã xác nhận.")

    @dispatcher.message(F.document)
    async def on_file(message: Message, bot: Bot) -> None:
        assert message.document is not None
        content = await bot.download(message.document)
        assert content is not None
        await message.answer(f"Tệp {message.document.file_name}: {content.read().decode()}")

    @dispatcher.message(F.forward_origin)
    async def on_forward(message: Message) -> None:
        assert message.forward_origin is not None
        await message.answer(f"Chuyển tiếp: {message.forward_origin.type}")

    @dispatcher.edited_message()
    async def on_edit(message: Message) -> None:
        await message.answer(f"Sửa thành: {message.text}")

    async def live() -> None:
        loops.append(asyncio.get_running_loop())
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        async with Bot(TOKEN, session=session) as bot:
            polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
            up.set()
            await asyncio.wait({polling, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
            polling.cancel()
            await asyncio.wait({polling}, timeout=PATIENCE)

    up, stop = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []
    thread = threading.Thread(target=lambda: asyncio.run(live()))
    thread.start()
    try:
        assert up.wait(PATIENCE)
        yield
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)


@pytest.mark.slow
@pytest.mark.parametrize("library", [grammy, aiogram])
def test_a_foreign_bot_converses(tmp_path: Path, library: Library) -> None:
    (tmp_path / "bot").mkdir()
    with simulator(tmp_path) as (url, town), library(url, tmp_path / "bot"):
        [card] = town.says(OFFICER, GROUP, "/start@dondoc_bot")
        assert (card["html"], card["buttons"]) == ("Chào <b>đồng chí</b>.", [["Đúng"]])
        pressed = town.post("press", person=OFFICER, chat=GROUP, message_id=card["message_id"], button="Đúng")
        assert pressed == {"answer": "Đã ghi nhận.", "alert": False}
        town.post("settle")
        [card] = town.get("messages", chat=GROUP, after=card["message_id"] - 1)
        assert (card["text"], card["edited"]) == ("Đã xác nhận.", True)

        assert said(town.says(OFFICER, OFFICER, "/cham")) == ["Đã nghĩ xong."]
        album = town.says(OFFICER, OFFICER, "/album")
        assert [one["file"]["name"] for one in album] == ["a.txt", "b.txt", "a.txt"]
        assert album[0]["album"] == album[1]["album"] is not None
        assert (album[2]["album"], album[2]["forwarded_from"]) == (None, "Trợ lý đôn đốc")

        assert uploaded(town) == ["Tệp kq.txt: nội dung"]
        forwarded = {"person": OFFICER, "chat": OFFICER, "text": "xong", "forwarded_from": "Ai đó"}
        after = town.post("say", **forwarded)["message_id"]
        assert heard(town, after) == ["Chuyển tiếp: hidden_user"]
        town.post("edit", person=OFFICER, chat=OFFICER, message_id=after, text="chưa xong")
        assert heard(town, after)[1:] == ["Sửa thành: chưa xong"]


def said(messages: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in messages]


def heard(town: JsonApi, after: int) -> list[str]:
    town.post("settle")
    return [one["text"] for one in town.get("messages", chat=OFFICER, after=after) if one["from"]["bot"]]


def uploaded(town: JsonApi) -> list[str]:
    form, file = {"person": str(OFFICER), "chat": str(OFFICER)}, {"file": ("kq.txt", "nội dung".encode())}
    answer = town._client.post("/town/upload", data=form, files=file)
    return heard(town, answer.json()["message_id"])
