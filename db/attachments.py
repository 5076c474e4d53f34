"""The files that were sent as evidence of tasks."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import require
from db.models import Attachment, Task
from domain.heard import File, Media


def names(session: Session, task: int, *, organization: int) -> tuple[str, ...]:
    """The names of the files that were sent as evidence of a task, in their order."""
    rows = session.scalars(
        select(Attachment.name)
        .where(Attachment.organization_id == organization, Attachment.task_id == task)
        .order_by(Attachment.id)
    )
    return tuple(rows)


@dataclass(frozen=True)
class Evidence:
    """A file of a task, and the message of a chat that it came with; None where that is not known."""

    id: str
    name: str
    media: Media
    chat: int | None
    message: int | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def of_task(session: Session, task: int, *, organization: int) -> tuple[Evidence, ...]:
    """The files that were sent as evidence of a task, in their order."""
    rows = session.scalars(
        select(Attachment)
        .where(Attachment.organization_id == organization, Attachment.task_id == task)
        .order_by(Attachment.id)
    )
    return tuple(Evidence(row.file, row.name, Media(row.media), row.chat, row.message) for row in rows)


def add(
    session: Session,
    task: int,
    files: Iterable[File],
    *,
    organization: int,
    by: int,
    chat: int,
    now: dt.datetime,
) -> None:
    """Keep files that came in a chat as evidence of a task. Raises NoResultFound for a task of others."""
    require(session, Task, [task], organization=organization)
    session.add_all(
        Attachment(
            organization_id=organization,
            task_id=task,
            person_id=by,
            at=now,
            file=file.id[:300],
            name=file.name[:300],
            media=file.media.value,
            chat=chat,
            message=file.message,
        )
        for file in files
    )
    session.flush()


def is_there(session: Session, task: int, *, organization: int) -> bool:
    found = session.scalar(
        select(Attachment.id).where(Attachment.organization_id == organization, Attachment.task_id == task).limit(1)
    )
    return found is not None


def tasks_with(session: Session, messages: Collection[int], *, chat: int, organization: int) -> list[int]:
    """The ids of the tasks under which files of these messages of a chat are kept."""
    rows = session.scalars(
        select(Attachment.task_id)
        .where(Attachment.organization_id == organization)
        .where(Attachment.chat == chat, Attachment.message.in_(messages))
        .distinct()
        .order_by(Attachment.task_id)
    )
    return list(rows)
