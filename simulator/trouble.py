"""Bad days: what Telegram does to the next calls of a bot."""

import random
from dataclasses import dataclass
from enum import StrEnum

from simulator.errors import ApiError, HangUp, bad_request, forbidden
from simulator.limits import too_many


class Kind(StrEnum):
    """The kinds of trouble that can be asked for."""

    TOO_MANY = "too_many"
    SERVER_ERROR = "server_error"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    BLOCKED = "blocked"
    KICKED = "kicked"
    DUPLICATE = "duplicate"
    GONE_TOPIC = "gone_topic"
    SLOW = "slow"


@dataclass
class Trouble:
    """One trouble: for so many more calls (`times`, None without end), each with the chance `share`.

    `seconds` is how late a slow answer comes: the call is carried out before.

    `method` and `chat` narrow it to some calls; None means any. Without `method` it spares getUpdates, getMe and the
    settings of a webhook, so that a bot stays reachable.
    """

    kind: Kind
    times: int | None = 1
    share: float = 1.0
    method: str | None = None
    chat: int | None = None
    retry_after: int = 1
    seconds: float = 1.0

    def concerns(self, method: str, chat: int | None) -> bool:
        """Whether a call of that method about that chat (None if it is about none) may be struck."""
        if self.chat is not None and self.chat != chat:
            return False
        if self.method is not None:
            return self.method.lower() == method
        return method not in _SPARED


_SPARED = frozenset({"getupdates", "getme", "setwebhook", "deletewebhook", "getwebhookinfo", "logout", "close"})
_AFTERWARDS = frozenset({Kind.DUPLICATE, Kind.TIMEOUT_AFTER, Kind.SLOW})
"""These do not keep a call from being carried out."""


class Troubles:
    """All troubles under way, and the dice that pick the calls; the same calls meet the same luck every time."""

    def __init__(self) -> None:
        self._all: list[Trouble] = []
        self._dice = random.Random(1945)

    def add(self, trouble: Trouble) -> None:
        """Begins one more trouble."""
        self._all.append(trouble)

    def clear(self) -> None:
        """Ends all troubles."""
        self._all.clear()

    def before(self, method: str, chat: int | None, topic: int | None) -> None:
        """To be asked before a call is carried out. Raises what strikes it."""
        for trouble in list(self._all):
            if trouble.kind in _AFTERWARDS or not trouble.concerns(method, chat):
                continue
            if trouble.kind is Kind.GONE_TOPIC and topic is None:
                continue
            if trouble.kind is Kind.BLOCKED and (chat is None or chat < 0):
                continue
            if trouble.kind is Kind.KICKED and (chat is None or chat > 0):
                continue
            if self._strikes(trouble):
                raise _harm(trouble)

    def after(self, method: str, chat: int | None) -> None:
        """To be asked when a call has been carried out. Raises HangUp if its answer is lost."""
        for trouble in list(self._all):
            if trouble.kind is Kind.TIMEOUT_AFTER and trouble.concerns(method, chat) and self._strikes(trouble):
                raise HangUp

    def delay(self, method: str, chat: int | None) -> float:
        """How many seconds the answer to a call that has been carried out keeps its caller waiting."""
        slow = [trouble for trouble in self._all if trouble.kind is Kind.SLOW and trouble.concerns(method, chat)]
        return sum(trouble.seconds for trouble in slow if self._strikes(trouble))

    def doubles(self) -> bool:
        """Whether the update that was just confirmed is delivered once more."""
        return any(trouble.kind is Kind.DUPLICATE and self._strikes(trouble) for trouble in list(self._all))

    def _strikes(self, trouble: Trouble) -> bool:
        if trouble.share < 1 and self._dice.random() >= trouble.share:
            return False
        if trouble.times is not None:
            trouble.times -= 1
            if trouble.times <= 0:
                self._all.remove(trouble)
        return True


def _harm(trouble: Trouble) -> Exception:
    match trouble.kind:
        case Kind.TOO_MANY:
            return too_many(trouble.retry_after)
        case Kind.SERVER_ERROR:
            return ApiError(500, "Internal Server Error")
        case Kind.BLOCKED:
            return forbidden("bot was blocked by the user")
        case Kind.KICKED:
            return forbidden("bot was kicked from the supergroup chat")
        case Kind.GONE_TOPIC:
            return bad_request("message thread not found")
        case _:
            return HangUp()
