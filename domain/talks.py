"""A conversation that is not finished."""

from dataclasses import dataclass
from typing import Any

from domain.dialogues import DialogueKind


@dataclass(frozen=True)
class Talk:
    """`asked` names the question that is open; None where only buttons are awaited. `account` is who began it."""

    id: int
    organization: int | None
    account: int
    chat: int
    kind: DialogueKind
    asked: str | None
    content: dict[str, Any]
    closed: bool
