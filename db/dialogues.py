"""Conversations that are not finished. They live here, so that a restart in the middle loses nothing."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from db.models import Dialogue as DialogueRow
from domain.asking import Awaited
from domain.dialogues import CONTENTS, EXPIRING, Content, Dialogue, DialogueKind, content_of


def open_dialogue(
    session: Session,
    *,
    organization: int | None,
    account: int,
    chat: int,
    kind: DialogueKind,
    asked: Awaited | None,
    content: Content,
    now: dt.datetime,
) -> int:
    assert isinstance(content, CONTENTS[kind]), kind
    row = DialogueRow(
        organization_id=organization,
        account=account,
        chat=chat,
        kind=kind.value,
        asked=asked,
        content=content.to_json(),
        opened_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def by_id(session: Session, dialogue: int, *, chat: int, organization: int | None) -> Dialogue | None:
    """The dialogue, if it was begun in this chat or in the organization: a forged button of others finds nothing.

    What was begun in private is decided in the group. `organization` is None where the chat has none yet.
    """
    at_home = DialogueRow.chat == chat
    if organization is not None:
        at_home |= DialogueRow.organization_id == organization
    row = session.scalar(select(DialogueRow).where(DialogueRow.id == dialogue, at_home))
    return snapshot(row) if row else None


def open_question(session: Session, *, account: int, chat: int) -> Dialogue | None:
    """The newest question that a person has not answered in a chat; None where nothing is asked."""
    row = session.scalar(
        select(DialogueRow)
        .where(DialogueRow.account == account, DialogueRow.chat == chat)
        .where(DialogueRow.closed_at.is_(None), DialogueRow.asked.is_not(None))
        .order_by(DialogueRow.id.desc())
        .limit(1)
    )
    return snapshot(row) if row else None


def open_questions(session: Session, *, organization: int, kind: DialogueKind) -> list[Dialogue]:
    """All of one kind that nobody of an organization has answered, the newest first."""
    rows = session.scalars(
        select(DialogueRow)
        .where(DialogueRow.organization_id == organization, DialogueRow.kind == kind.value)
        .where(DialogueRow.closed_at.is_(None), DialogueRow.asked.is_not(None))
        .order_by(DialogueRow.id.desc())
    )
    return [snapshot(row) for row in rows]


def unfinished(session: Session, *, organization: int) -> list[tuple[Dialogue, dt.datetime]]:
    """The registrations of an organization that nobody has finished, and what was sent and said of no task yet.

    Each with when it was begun, the oldest first.
    """
    rows = session.scalars(
        select(DialogueRow)
        .where(DialogueRow.organization_id == organization, DialogueRow.kind.in_(EXPIRING))
        .where(DialogueRow.closed_at.is_(None))
        .order_by(DialogueRow.id)
    )
    return [(snapshot(row), row.opened_at) for row in rows]


def begun(session: Session, ids: Collection[int], *, organization: int) -> list[tuple[Dialogue, dt.datetime]]:
    """The dialogues with these ids, over or not, each with when it was begun, the oldest first."""
    rows = session.scalars(
        select(DialogueRow)
        .where(DialogueRow.organization_id == organization, DialogueRow.id.in_(ids))
        .order_by(DialogueRow.id)
    )
    return [(snapshot(row), row.opened_at) for row in rows]


def go_on(session: Session, dialogue: int, *, asked: Awaited | None, content: Content) -> None:
    changed = {"asked": asked, "content": content.to_json()}
    session.execute(update(DialogueRow).where(DialogueRow.id == dialogue).values(changed))


def close(session: Session, dialogue: int, *, now: dt.datetime) -> bool:
    """End the dialogue; False where it had ended before, so that a button pressed twice acts once."""
    result = session.execute(
        update(DialogueRow)
        .where(DialogueRow.id == dialogue, DialogueRow.closed_at.is_(None))
        .values(closed_at=now, asked=None)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def snapshot(row: DialogueRow | Row[Any]) -> Dialogue:
    return Dialogue(
        id=row.id,
        organization=row.organization_id,
        account=row.account,
        chat=row.chat,
        kind=DialogueKind(row.kind),
        asked=Awaited(row.asked) if row.asked else None,
        content=content_of(DialogueKind(row.kind), row.content),
        closed=row.closed_at is not None,
    )
