"""`dondoc run` on a machine whose clock is put: two hours back on SIGUSR1, a day ahead on SIGUSR2, for some seconds.

`python put_clock.py URL DATABASE`.
"""

import asyncio
import datetime as dt
import signal
import sys

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks.unlimited import TOKEN
from bot import running
from bot.app import Assistant, build, opened
from bot.event_loop import new_event_loop
from bot.settings import Settings

STEPS = {signal.SIGUSR1: dt.timedelta(hours=-2), signal.SIGUSR2: dt.timedelta(days=1)}
WRONG_SECONDS = 2.0


async def put(assistant: Assistant, step: dt.timedelta) -> None:
    """The clock is wrong for a while; the assistant notices both steps, as it does of the machine's."""
    for each in (step, -step):
        assistant.clock.set(assistant.clock.now() + each)
        await assistant.ticker.plan_anew(each.total_seconds(), assistant.clock.now())
        await assistant.ticker.look_for_due()
        await asyncio.sleep(WRONG_SECONDS)


def begin(going_on: set[asyncio.Task[None]], assistant: Assistant, step: dt.timedelta) -> None:
    going_on.add(asyncio.create_task(put(assistant, step)))


async def main(url: str, database: str) -> None:
    given = {"DONDOC_TELEGRAM_TOKEN": TOKEN, "DONDOC_TELEGRAM_URL": url, "DONDOC_DATABASE_URL": database}
    settings = Settings.from_env(given)
    going_on: set[asyncio.Task[None]] = set()
    with opened(settings) as engine:
        assistant = build(settings, engine)
        for number, step in STEPS.items():
            asyncio.get_running_loop().add_signal_handler(number, begin, going_on, assistant, step)
        await running.live(assistant, url, settings.zone)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(main(*sys.argv[1:]))
