"""The spreadsheets that an office gave to the assistant, and what their lines said when they were taken over."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.base import require
from db.documents.tables import Sheet as SheetRow
from db.documents.tables import SheetLine
from db.models import File, Person, Task
from domain.documents.register import Line, Register
from domain.documents.sheets import Sheet
from domain.tasks import PersonName, State

_FOUND = select(SheetRow, Person.id, Person.name, Person.account).join(Person, Person.id == SheetRow.sender_id)


def add(
    session: Session, register: Register, *, organization: int, name: str, file: int, by: int, now: dt.datetime
) -> Sheet:
    """Keep a sheet under the next number. Raises NoResultFound for a file or a person of others."""
    require(session, File, [file], organization=organization)
    require(session, Person, [by], organization=organization)
    newest = session.scalar(select(func.max(SheetRow.number)).where(SheetRow.organization_id == organization))
    row = SheetRow(
        organization_id=organization,
        number=(newest or 0) + 1,
        name=name[:300],
        file_id=file,
        register=register.to_json(),
        sender_id=by,
        at=now,
    )
    session.add(row)
    session.flush()
    (found,) = numbered(session, row.number, organization=organization)
    return found


def numbered(session: Session, number: int, *, organization: int) -> list[Sheet]:
    """The sheet of that number; nothing where there is none."""
    mine = _FOUND.where(SheetRow.organization_id == organization, SheetRow.number == number)
    return [_snapshot(*row) for row in session.execute(mine)]


def to_change(session: Session, number: int, *, organization: int) -> list[Sheet]:
    """Likewise, and nobody else changes it before the transaction ends."""
    mine = _FOUND.where(SheetRow.organization_id == organization, SheetRow.number == number)
    locked = mine.with_for_update(of=SheetRow).execution_options(populate_existing=True)
    return [_snapshot(*row) for row in session.execute(locked)]


def mark_taken(
    session: Session, number: int, *, organization: int, by: str, overdue: int, now: dt.datetime
) -> None:  # fmt: skip
    """The sheet of that number was taken over, and so many of its tasks came overdue from it."""
    mine = (SheetRow.organization_id == organization, SheetRow.number == number)
    session.execute(update(SheetRow).where(*mine).values(taken_by=by, taken_at=now, overdue=overdue))


def untold(session: Session, *, organization: int) -> int:
    """How many tasks came overdue from sheets, of which nobody was told yet."""
    mine = select(func.sum(SheetRow.overdue)).where(SheetRow.organization_id == organization)
    return session.scalar(mine) or 0


def mark_told(session: Session, *, organization: int) -> None:
    """It was told how many came overdue from the sheets that were taken over."""
    mine = (SheetRow.organization_id == organization, SheetRow.overdue > 0)
    session.execute(update(SheetRow).where(*mine).values(overdue=0))


def lines(session: Session, keys: Sequence[str], *, organization: int) -> dict[str, tuple[int, Line]]:
    """The id of the task and what its line said, of each of these keys that is known."""
    rows = session.execute(
        select(SheetLine.key, SheetLine.task_id, SheetLine.line).where(
            SheetLine.organization_id == organization, SheetLine.key.in_(keys)
        )
    )
    return {key: (task, Line.from_json(line)) for key, task, line in rows}


def keep_lines(session: Session, said: Mapping[str, tuple[int, Line]], *, organization: int) -> None:
    """What the lines of these keys say now of these tasks. Raises NoResultFound for a task of others."""
    require(session, Task, [task for task, _ in said.values()], organization=organization)
    mine = select(SheetLine).where(SheetLine.organization_id == organization, SheetLine.key.in_(said))
    known = {row.key: row for row in session.scalars(mine)}
    for key, (task, line) in said.items():
        if key in known:
            known[key].task_id, known[key].line = task, line.to_json()
        else:
            session.add(SheetLine(organization_id=organization, key=key, task_id=task, line=line.to_json()))
    session.flush()


def worded_alike(
    session: Session, contents: Sequence[str], *, organization: int
) -> dict[tuple[int, str], int]:  # fmt: skip
    """The ids of tasks that are not cancelled, by the unit that leads and their folded words, of these contents."""
    rows = session.execute(
        select(Task.lead_id, Task.content_folded, Task.id)
        .where(Task.organization_id == organization, Task.content_folded.in_(contents))
        .where(Task.state != State.CANCELLED.value)
        .order_by(Task.id)
    )
    return {(lead, content): task for lead, content, task in rows}


def _snapshot(row: SheetRow, person: int, name: str, account: int) -> Sheet:
    return Sheet(
        row.organization_id,
        row.number,
        row.name,
        row.file_id,
        Register.from_json(row.register),
        PersonName(person, name, account),
        row.at,
        row.taken_by,
        row.taken_at,
    )
