"""The two ways in which the small Telegram says no: to a bot, and to a person or tool that calls the JSON API."""

from typing import Any


class ApiError(Exception):
    """A call of the Bot API that Telegram refuses.

    `code` is HTTP's status and the answer's error_code, `description` the words a bot sees, and `parameters` what
    the Bot API calls ResponseParameters (retry_after, migrate_to_chat_id); empty where there is nothing to add.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The body of the answer, as the Bot API documents it."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> ApiError:
    """A refusal with status 400."""
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    """A refusal with status 403."""
    return ApiError(403, f"Forbidden: {words}")


class StrangeAnswer(Exception):
    """What comes back is no answer of the Bot API at all, as from a proxy or a server that breaks off."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"{status}, {len(body)} characters")
        self.status = status
        self.body = body


class HangUp(Exception):
    """The connection is to be cut without an answer, as a bad line does."""


class TownError(Exception):
    """What a person or tool asked of the town cannot be done; the words say why. `status` is HTTP's."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status
