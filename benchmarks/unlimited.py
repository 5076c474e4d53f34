"""`dondoc run` without its rate limiter, which keeps below Telegram's limits: `python unlimited.py URL DATABASE`."""

import asyncio
import sys

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from bot import running
from bot.app import build, opened
from bot.event_loop import new_event_loop
from bot.settings import Settings

TOKEN = "4242:benchmark"


async def main(url: str, database: str) -> None:
    given = {"DONDOC_TELEGRAM_TOKEN": TOKEN, "DONDOC_TELEGRAM_URL": url, "DONDOC_DATABASE_URL": database}
    settings = Settings.from_env(given)
    with opened(settings) as engine:
        await running.live(build(settings, engine, limited=False), url, settings.zone)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(main(*sys.argv[1:]))
