"""The papers that were given to the assistant: kept, found by number or by what they are, and changed."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.base import require
from db.documents.tables import PaperIn as PaperRow
from db.models import File, Person, Task
from domain.documents.findings import Head
from domain.documents.papers_in import Drafts, PaperIn
from domain.tasks import PersonName, State

LONGEST_KEY = 500
_FOUND = select(PaperRow, Person.id, Person.name, Person.account).join(Person, Person.id == PaperRow.sender_id)


@dataclass(frozen=True)
class NewPaper:
    """A paper that is about to be kept; `key` is what its versions have in common, `by` the person who sent it."""

    head: Head
    key: str
    drafts: Drafts
    name: str
    file: int
    by: int


def add(session: Session, new: NewPaper, *, organization: int, now: dt.datetime) -> PaperIn:
    """Keep a paper under the next number. Raises NoResultFound for a file or a person of others."""
    require(session, File, [new.file], organization=organization)
    require(session, Person, [new.by], organization=organization)
    newest = session.scalar(select(func.max(PaperRow.number)).where(PaperRow.organization_id == organization))
    row = PaperRow(
        organization_id=organization,
        number=(newest or 0) + 1,
        key=new.key[:LONGEST_KEY],
        head=new.head.to_json(),
        drafts=new.drafts.to_json(),
        name=new.name[:300],
        file_id=new.file,
        sender_id=new.by,
        at=now,
    )
    session.add(row)
    session.flush()
    mine = _FOUND.where(PaperRow.organization_id == organization, PaperRow.id == row.id)
    return _snapshot(*session.execute(mine).one())


def numbered(session: Session, number: int, *, organization: int) -> list[PaperIn]:
    """The paper of that number; nothing where there is none."""
    mine = _FOUND.where(PaperRow.organization_id == organization, PaperRow.number == number)
    return [_snapshot(*row) for row in session.execute(mine)]


def to_change(session: Session, number: int, *, organization: int) -> list[PaperIn]:
    """Likewise, and nobody else changes it before this transaction ends: of two who accept at once one waits."""
    mine = _FOUND.where(PaperRow.organization_id == organization, PaperRow.number == number)
    locked = mine.with_for_update(of=PaperRow).execution_options(populate_existing=True)
    return [_snapshot(*row) for row in session.execute(locked)]


def newest(session: Session, *, organization: int, limit: int) -> list[PaperIn]:
    """The last ones, the newest first."""
    mine = _FOUND.where(PaperRow.organization_id == organization)
    return [_snapshot(*row) for row in session.execute(mine.order_by(PaperRow.number.desc()).limit(limit))]


def of_issuer(session: Session, issuer: str, *, organization: int) -> list[PaperIn]:
    """Those whose keys begin with that of their issuer and that no newer version has replaced, the newest first."""
    mine = _FOUND.where(PaperRow.organization_id == organization, PaperRow.key.startswith(issuer, autoescape=True))
    return [
        _snapshot(*row)
        for row in session.execute(mine.where(PaperRow.replaced_by.is_(None)).order_by(PaperRow.number.desc()))
    ]


def keep(session: Session, number: int, drafts: Drafts, *, organization: int) -> None:
    """What has become of the drafts of the paper of that number."""
    mine = (PaperRow.organization_id == organization, PaperRow.number == number)
    session.execute(update(PaperRow).where(*mine).values(drafts=drafts.to_json()))


def replace_by(session: Session, number: int, newer: int, *, organization: int) -> None:
    """The paper of that number has a newer version."""
    mine = (PaperRow.organization_id == organization, PaperRow.number == number)
    session.execute(update(PaperRow).where(*mine).values(replaced_by=newer))


def states(session: Session, tasks: Collection[int], *, organization: int) -> dict[int, tuple[int, State]]:
    """The number and the state of each of these tasks, by their ids."""
    if not tasks:
        return {}
    rows = session.execute(
        select(Task.id, Task.number, Task.state).where(Task.organization_id == organization, Task.id.in_(tasks))
    )
    return {task: (number, State(state)) for task, number, state in rows}


def open_contents(session: Session, leads: Collection[int], *, organization: int) -> dict[int, str]:
    """What the tasks of these units say that are not cancelled, by their numbers."""
    if not leads:
        return {}
    rows = session.execute(
        select(Task.number, Task.content).where(
            Task.organization_id == organization, Task.lead_id.in_(leads), Task.state != State.CANCELLED.value
        )
    )
    return dict(rows.all())


def _snapshot(row: PaperRow, person: int, name: str, account: int) -> PaperIn:
    return PaperIn(
        row.id,
        row.organization_id,
        row.number,
        Head.from_json(row.head),
        row.name,
        row.file_id,
        PersonName(person, name, account),
        row.at,
        Drafts.from_json(row.drafts),
        row.replaced_by,
    )
