"""Waiting until the town has come to rest, and moving its clock without leaving anything behind."""

import asyncio
import time
from datetime import datetime, timedelta

from simulator.clock import read_moment, read_span
from simulator.errors import TownError
from simulator.state import Town

LIMIT = 120.0
QUIET = 0.25
_GLANCE = 0.5


async def settle(town: Town, seconds: float = LIMIT) -> None:
    """Returns when everything said so far has been answered and nothing is on its way.

    That is: every update is confirmed, and then every follower of the clock has lived through one more beat. Without
    followers nobody knows whether the bot is still at work: it has done something for all that it was told, or had
    some seconds for it, and for a quarter of a second now nothing went to and fro.
    Raises TownError 504 after so many real seconds.
    """
    end = time.monotonic() + seconds
    while True:
        await _until_heard(town, end)
        if not town.clock.present():
            await _until_quiet(town, end)
        else:
            await _until_caught_up(town, town.clock.strike(), end)
        if town.updates.empty and town.calls == 0:
            return


async def advance(town: Town, words: str, seconds: float = LIMIT) -> datetime:
    """Moves the clock by "1d 2h 30m", or with "next" to the next moment that a follower has planned; → the new now.

    Returns when all that came due has been delivered. Raises TownError where the words cannot be read, where nothing
    is planned, or as `settle` does.
    """
    if words.strip().lower() != "next":
        span = read_span(words)
        await _settle_if_heard(town, seconds)
        return await _live_until(town, town.clock.after(span), seconds)
    if not town.clock.present():
        raise TownError("no assistant follows this clock, so nobody knows what comes next", 409)
    await settle(town, seconds)
    due = town.clock.next_due
    if due is None:
        raise TownError("nothing is planned", 409)
    town.clock.reach(_whole_second(due))
    return await _live_through(town, seconds)


async def move_to(town: Town, words: str, seconds: float = LIMIT) -> datetime:
    """Moves the clock to a moment in ISO 8601, as `advance` does. Raises TownError for a moment that has passed."""
    moment = read_moment(words)
    if moment < town.clock.now():
        town.clock.move_to(moment)
    await _settle_if_heard(town, seconds)
    return await _live_until(town, max(moment, town.clock.now()), seconds)


async def _settle_if_heard(town: Town, seconds: float) -> None:
    """What was said belongs to the time before the move, if anybody is there to hear it."""
    if town.clock.present() or town.updates.open_polls or town.updates.webhook:
        await settle(town, seconds)


async def _live_until(town: Town, moment: datetime, seconds: float) -> datetime:
    """Stops at every moment that a follower has planned on the way, so that what it says then bears that date.

    One that has just passed, while what was due before it was lived through, is lived through now.
    """
    lived: datetime | None = None
    while (due := town.clock.next_due or moment) < moment and due != lived:
        town.clock.reach(_whole_second(due))
        await _live_through(town, seconds)
        lived = due
    town.clock.reach(moment)
    return await _live_through(town, seconds)


def _whole_second(moment: datetime) -> datetime:
    """That moment, or the first whole second after it: followers are told the hour in seconds."""
    return moment + timedelta(microseconds=-moment.microsecond % 1_000_000)


async def _live_through(town: Town, seconds: float) -> datetime:
    await _until_caught_up(town, town.clock.beat, time.monotonic() + seconds)
    if town.clock.present() or town.updates.open_polls or town.updates.webhook:
        await settle(town, seconds)
    return town.clock.now()


async def _until_heard(town: Town, end: float) -> None:
    if not await town.updates.changed.wait_until(lambda: town.updates.empty, end - time.monotonic()):
        raise TownError("the bot has not fetched and confirmed everything that was said", 504)


async def _until_caught_up(town: Town, beat: int, end: float) -> None:
    while not town.clock.caught_up(beat):
        if time.monotonic() >= end or town.clock.changed.closed:
            raise TownError("an assistant that follows the clock has not caught up", 504)
        await town.clock.changed.wait(_GLANCE)


def _last_traffic(town: Town) -> float:
    return max(town.last_call, town.updates.awaited.last_delivery)


async def _until_quiet(town: Town, end: float) -> None:
    while town.calls or town.updates.awaited.any() or time.monotonic() - _last_traffic(town) < QUIET:
        if time.monotonic() >= end:
            raise TownError("the bot does not come to rest", 504)
        await asyncio.sleep(QUIET / 5)
