"""The courier that takes updates to the bot's webhook, one after the other, until each has been accepted."""

import json
import logging
from typing import Any

import httpx

from simulator import calls
from simulator.arguments import Arguments
from simulator.errors import ApiError, HangUp, StrangeAnswer
from simulator.state import Town
from simulator.update_queue import Update, Webhook

logger = logging.getLogger(__name__)

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 30.0
_IDLE = 3600.0


async def deliver_for_ever(town: Town) -> None:
    """Pushes updates whenever a webhook is set, in order; one that is refused is tried again after a growing pause."""
    pause = FIRST_PAUSE
    async with httpx.AsyncClient(timeout=30) as client:
        while not town.updates.changed.closed:
            hook = town.updates.webhook
            if hook is None or town.updates.empty:
                await town.updates.changed.wait(_IDLE)
                continue
            if await _deliver_next(town, hook, client):
                pause = FIRST_PAUSE
                continue
            box = town.updates
            is_changed = await box.changed.wait_until(lambda: box.webhook is not hook, pause)  # noqa: B023 - awaited
            pause = FIRST_PAUSE if is_changed else min(2 * pause, LONGEST_PAUSE)


async def _deliver_next(town: Town, hook: Webhook, client: httpx.AsyncClient) -> bool:
    box = town.updates
    box.expire(town.clock.now())
    queue = box.again or box.waiting
    if not queue:
        return True
    update = queue[0]
    box.give(update)
    answer = await _push(town, hook, update, client)
    if answer is None:
        return False
    if queue and queue[0] is update:
        queue.popleft()
        if queue is box.waiting and town.troubles.doubles():
            box.again.append(update)
    await _carry_out(town, answer)
    box.changed.fire()
    return True


async def _push(town: Town, hook: Webhook, update: Update, client: httpx.AsyncClient) -> dict[str, Any] | None:
    """One attempt; → the call that the bot answered with (an empty one as a rule), None if it did not accept."""
    headers = {"content-type": "application/json"}
    if hook.secret:
        headers["x-telegram-bot-api-secret-token"] = hook.secret
    try:
        response = await client.post(hook.url, content=json.dumps(update.content), headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as failed:
        hook.error = town.clock.now(), f"Connection failed: {type(failed).__name__}"
        return None
    if not response.is_success:
        hook.error = town.clock.now(), f"Wrong response from the webhook: {response.status_code}"
        return None
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


async def _carry_out(town: Town, answer: dict[str, Any]) -> None:
    """A bot may answer a webhook with a call; it is never told how that went."""
    if "method" not in answer:
        return
    try:
        await calls.call(town, str(answer["method"]), Arguments(answer))
    except (ApiError, HangUp, StrangeAnswer) as refused:
        logger.info("a call in the answer to a webhook was refused: %s", refused)
