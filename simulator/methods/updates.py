"""The methods of the Bot API by which a bot fetches its updates, or has them pushed to a webhook."""

import re
from typing import Any
from urllib.parse import urlsplit

import httpx

from simulator import serialization
from simulator.arguments import Arguments
from simulator.errors import ApiError, bad_request
from simulator.state import Town
from simulator.update_queue import Webhook

LONGEST_POLL = 50
LAST_PORT = 65_535
_WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def get_updates(town: Town, arguments: Arguments) -> list[dict[str, Any]]:
    """getUpdates: long polling; confirms what lies before the offset."""
    box = town.updates
    if box.webhook is not None:
        raise ApiError(409, f"Conflict: {_WEBHOOK_SET}")
    box.allow(arguments.items("allowed_updates", str))
    box.expire(town.clock.now())
    for update in box.confirm(arguments.integer("offset") or 0):
        if town.troubles.doubles():
            box.again.append(update)
    limit = min(max(arguments.integer("limit") or 100, 1), 100)
    return await box.poll(limit, min(max(arguments.integer("timeout") or 0, 0), LONGEST_POLL))


def set_webhook(town: Town, arguments: Arguments) -> bool:
    """setWebhook. The town also takes http, because it runs beside the bot and not on the internet."""
    url, secret, box = arguments.text("url"), arguments.text("secret_token"), town.updates
    if not url:
        return delete_webhook(town, arguments)
    if not _can_be_called(url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    box.allow(arguments.items("allowed_updates", str))
    if arguments.flag("drop_pending_updates"):
        box.waiting.clear()
    box.webhook = Webhook(url, secret or None, arguments.integer("max_connections") or 40)
    box.polls += 1
    box.changed.fire()
    return True


def _can_be_called(url: str) -> bool:
    try:
        parts = httpx.URL(url)
        is_web = parts.scheme in {"http", "https"} and bool(urlsplit(url).netloc)
        return is_web and bool(parts.host) and (parts.port is None or 0 < parts.port <= LAST_PORT)
    except (httpx.InvalidURL, ValueError):
        return False


def delete_webhook(town: Town, arguments: Arguments) -> bool:
    """deleteWebhook."""
    town.updates.webhook = None
    if arguments.flag("drop_pending_updates"):
        town.updates.waiting.clear()
    town.updates.changed.fire()
    return True


def get_webhook_info(town: Town, arguments: Arguments) -> dict[str, Any]:
    """getWebhookInfo."""
    box, hook = town.updates, town.updates.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(box.waiting),
    }
    if hook is not None:
        info["max_connections"] = hook.connections
        if hook.error is not None:
            info["last_error_date"] = serialization.timestamp(hook.error[0])
            info["last_error_message"] = hook.error[1]
    if box.allowed is not None:
        info["allowed_updates"] = sorted(box.allowed)
    return info
