"""Bad days: what Telegram does to the next calls of a bot."""

import random
from dataclasses import dataclass
from enum import StrEnum

from simulator.errors import ApiError, HangUp, StrangeAnswer
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
    CLOSED_TOPIC = "closed_topic"
    NO_RIGHTS = "no_rights"
    NOT_JSON = "not_json"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    SLOW = "slow"


PAGE_OF_A_PROXY = "<html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>"
UNTOLD = frozenset({Kind.SERVER_ERROR, Kind.NOT_JSON})
"""Answers that do not tell whether the call was carried out."""


@dataclass
class Trouble:
    """One trouble: for so many more calls (`times`, None without end), each with the chance `share`.

    `method` and `chat` narrow it to some calls; None means any. Without `method` it spares getUpdates, getMe and the
    settings of a webhook, so that a bot stays reachable. A call that meets one of UNTOLD is carried out all the same
    where it is `accepted`. `seconds` is how late a slow answer comes: the call is carried out before.
    `status` and `body` replace those that the kind has by itself, None leaves them: an empty body, half an answer,
    a page of a proxy.
    """

    kind: Kind
    times: int | None = 1
    share: float = 1.0
    method: str | None = None
    chat: int | None = None
    retry_after: int = 1
    seconds: float = 1.0
    accepted: bool = False
    status: int | None = None
    body: str | None = None

    def concerns(self, method: str, chat: int | None, topic: int | None = None) -> bool:
        """Whether a call of that method about that chat and topic (None if it is about none) may be struck."""
        if self.chat is not None and self.chat != chat:
            return False
        if self.method is not None and self.method.lower() != method:
            return False
        if self.method is None and method in _SPARED:
            return False
        return self._happens_in(method, chat, topic)

    def _happens_in(self, method: str, chat: int | None, topic: int | None) -> bool:
        """Whether Telegram says such a thing of such a chat."""
        match self.kind:
            case Kind.GONE_TOPIC | Kind.CLOSED_TOPIC:
                return topic is not None
            case Kind.BLOCKED:
                return chat is not None and chat > 0
            case Kind.KICKED:
                return chat is not None and chat < 0
            case Kind.NO_RIGHTS:
                return chat is not None and chat < 0 and method.startswith(_SENDING)
            case _:
                return True

    @property
    def comes_after(self) -> bool:
        """Whether the call is carried out before its answer goes wrong."""
        return self.kind is Kind.TIMEOUT_AFTER or (self.accepted and self.kind in UNTOLD)


_SPARED = frozenset({"getupdates", "getme", "setwebhook", "deletewebhook", "getwebhookinfo", "logout", "close"})
_WITHOUT_HARM = frozenset({Kind.DUPLICATE, Kind.SLOW})
_SENDING = ("send", "copy", "forward")


class Troubles:
    """All troubles under way, and the dice that pick the calls; the same calls meet the same luck every time.

    `untold` counts the calls that were carried out and whose caller was not told so.
    """

    def __init__(self) -> None:
        self._all: list[Trouble] = []
        self._dice = random.Random(1945)
        self.untold = 0

    def add(self, trouble: Trouble) -> None:
        """Begins one more trouble."""
        self._all.append(trouble)

    def clear(self) -> None:
        """Ends all troubles."""
        self._all.clear()

    def before(self, method: str, chat: int | None, topic: int | None) -> None:
        """To be asked before a call is carried out. Raises what strikes it."""
        for trouble in list(self._all):
            if trouble.kind in _WITHOUT_HARM or trouble.comes_after or not trouble.concerns(method, chat, topic):
                continue
            if self._strikes(trouble):
                raise _harm(trouble)

    def after(self, method: str, chat: int | None, topic: int | None) -> None:
        """To be asked when a call has been carried out. Raises what becomes of its answer, if that is lost."""
        for trouble in list(self._all):
            if trouble.comes_after and trouble.concerns(method, chat, topic) and self._strikes(trouble):
                self.untold += 1
                raise _harm(trouble)

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
    harm = _usual_harm(trouble)
    if not isinstance(harm, ApiError):
        return harm
    status = trouble.status or harm.code
    if trouble.body is not None:
        return StrangeAnswer(status, trouble.body)
    return ApiError(status, harm.description, **harm.parameters)


def _usual_harm(trouble: Trouble) -> Exception:
    match trouble.kind:
        case Kind.TOO_MANY:
            return too_many(trouble.retry_after)
        case Kind.NOT_JSON:
            return StrangeAnswer(trouble.status or 200, PAGE_OF_A_PROXY if trouble.body is None else trouble.body)
        case kind if kind in _REFUSALS:
            return ApiError(*_REFUSALS[kind])
        case _:
            return HangUp()


_REFUSALS = {
    Kind.SERVER_ERROR: (500, "Internal Server Error"),
    Kind.UNAUTHORIZED: (401, "Unauthorized"),
    Kind.FORBIDDEN: (403, "Forbidden"),
    Kind.BLOCKED: (403, "Forbidden: bot was blocked by the user"),
    Kind.KICKED: (403, "Forbidden: bot was kicked from the supergroup chat"),
    Kind.GONE_TOPIC: (400, "Bad Request: message thread not found"),
    Kind.CLOSED_TOPIC: (400, "Bad Request: TOPIC_CLOSED"),
    Kind.NO_RIGHTS: (400, "Bad Request: not enough rights to send text messages to the chat"),
}
