"""An outside address that is called once a day, after the audit: who watches it notices that no call comes."""

import logging
from collections.abc import Awaitable, Callable

import httpx

from bot.settings import Secret

logger = logging.getLogger(__name__)

SECONDS = 20.0


def heartbeat(address: Secret | None) -> Callable[[], Awaitable[None]] | None:
    """The call, which tells nothing but that it is made; None where no address is set."""
    if address is None:
        return None
    url = address.reveal()

    async def beat() -> None:
        try:
            async with httpx.AsyncClient(timeout=SECONDS) as client:
                answer = await client.get(url)
            if not answer.is_success:
                logger.warning("the heartbeat address answers %s", answer.status_code)
        except httpx.HTTPError as error:
            logger.warning("the heartbeat address cannot be reached: %s", type(error).__name__)

    return beat
