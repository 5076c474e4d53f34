"""Conversations that are not finished. They live here, so that a restart in the middle loses nothing."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from db.models import Dialogue
from domain.dialogues import DialogueKind
from domain.talks import Talk


def open_talk(
    session: Session,
    *,
    organization: int | None,
    account: int,
    chat: int,
    kind: DialogueKind,
    asked: str | None,
    content: dict[str, Any],
    now: dt.datetime,
) -> int:
    row = Dialogue(
        organization_id=organization,
        account=account,
        chat=chat,
        kind=kind.value,
        asked=asked,
        content=content,
        opened_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def by_id(session: Session, talk: int, *, chat: int, organization: int | None) -> Talk | None:
    """The dialogue, if it was begun in this chat or in the organization: a forged button of others finds nothing.

    What was begun in private is decided in the group. `organization` is None where the chat has none yet.
    """
    at_home = Dialogue.chat == chat
    if organization is not None:
        at_home |= Dialogue.organization_id == organization
    row = session.scalar(select(Dialogue).where(Dialogue.id == talk, at_home))
    return snapshot(row) if row else None


def open_question(session: Session, *, account: int, chat: int) -> Talk | None:
    """The newest question that a person has not answered in a chat; None where nothing is asked."""
    row = session.scalar(
        select(Dialogue)
        .where(Dialogue.account == account, Dialogue.chat == chat)
        .where(Dialogue.closed_at.is_(None), Dialogue.asked.is_not(None))
        .order_by(Dialogue.id.desc())
        .limit(1)
    )
    return snapshot(row) if row else None


def open_questions(session: Session, *, account: int, chat: int, kind: DialogueKind) -> list[Talk]:
    """All of one kind that a person has not answered in a chat, the newest first."""
    rows = session.scalars(
        select(Dialogue)
        .where(Dialogue.account == account, Dialogue.chat == chat, Dialogue.kind == kind.value)
        .where(Dialogue.closed_at.is_(None), Dialogue.asked.is_not(None))
        .order_by(Dialogue.id.desc())
    )
    return [snapshot(row) for row in rows]


def go_on(session: Session, talk: int, *, asked: str | None, content: dict[str, Any]) -> None:
    session.execute(update(Dialogue).where(Dialogue.id == talk).values(asked=asked, content=content))


def close(session: Session, talk: int, *, now: dt.datetime) -> bool:
    """End the dialogue; False where it had ended before, so that a button pressed twice acts once."""
    result = session.execute(
        update(Dialogue).where(Dialogue.id == talk, Dialogue.closed_at.is_(None)).values(closed_at=now, asked=None)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def snapshot(row: Dialogue | Row[Any]) -> Talk:
    return Talk(
        id=row.id,
        organization=row.organization_id,
        account=row.account,
        chat=row.chat,
        kind=DialogueKind(row.kind),
        asked=row.asked,
        content=row.content,
        closed=row.closed_at is not None,
    )
