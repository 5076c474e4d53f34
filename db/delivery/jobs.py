"""Long work: ordered in a turn, claimed by who does it, closed together with what came of it."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, literal, or_, select, update
from sqlalchemy.orm import Session

from db.base import across, require, table
from db.delivery.leases import is_free
from db.queues import Job as JobRow
from db.queues import Outbox
from domain.overviews.jobs import (
    DocumentOrder,
    JobKind,
    JobOrder,
    Lane,
    OpeningOrder,
    PaperOrder,
    RoundOrder,
    SheetOrder,
    TemplateOrder,
    lane_of,
)
from domain.overviews.report import Face

_JOBS = table(JobRow)
_READ: Mapping[JobKind, Callable[[Mapping[str, Any]], JobOrder]] = {
    JobKind.PAPER: PaperOrder.from_json,
    JobKind.ROUND: RoundOrder.from_json,
    JobKind.TEMPLATE: TemplateOrder.from_json,
    JobKind.OPENING: OpeningOrder.from_json,
    JobKind.DOCUMENT: DocumentOrder.from_json,
    JobKind.SHEET: SheetOrder.from_json,
}


@dataclass(frozen=True)
class Job:
    """Work that was claimed. `claim` counts how often; `progress` is the row of the message that tells of it.

    `message` is that message's id in the `chat`; None where it has not gone out yet.
    """

    id: int
    organization: int
    order: JobOrder
    claim: int
    chat: int
    ordered_at: dt.datetime
    lane: Lane = Lane.MAKING
    topic: int | None = None
    answers: int | None = None
    message: int | None = None

    @property
    def person(self) -> int | None:
        """Who ordered it; None where it came by itself."""
        return None if isinstance(self.order, OpeningOrder) else self.order.person

    @property
    def paper(self) -> PaperOrder:
        """What was ordered, where it is a face of the Board."""
        assert isinstance(self.order, PaperOrder)
        return self.order

    @property
    def of_template(self) -> TemplateOrder:
        """Likewise, where it is a file that is to be looked into."""
        assert isinstance(self.order, TemplateOrder)
        return self.order

    @property
    def of_document(self) -> DocumentOrder:
        """Likewise, where it is a paper that came in."""
        assert isinstance(self.order, DocumentOrder)
        return self.order

    @property
    def of_sheet(self) -> SheetOrder:
        """Likewise, where it is the spreadsheet of an office."""
        assert isinstance(self.order, SheetOrder)
        return self.order

    @property
    def of_round(self) -> RoundOrder:
        """Likewise, where it is the paper of a round."""
        assert isinstance(self.order, RoundOrder)
        return self.order

    @property
    def of_opening(self) -> OpeningOrder:
        """Likewise, where it is a round that opens by itself."""
        assert isinstance(self.order, OpeningOrder)
        return self.order


def add(session: Session, order: JobOrder, *, organization: int, progress: int | None, now: dt.datetime) -> None:
    """Write down work; `progress` is the row of the outbox that tells of it, if any. Raises NoResultFound."""
    require(session, Outbox, [progress], organization=organization)
    row = {
        "organization_id": organization,
        "kind": order.kind.value,
        "lane": lane_of(order.kind).value,
        "arguments": order.to_json(),
        "claim": 0,
        "progress_id": progress,
        "created_at": now,
    }
    session.execute(insert(_JOBS), [row])


def is_waiting(session: Session, order: JobOrder, *, organization: int, chat: int) -> bool:
    """Whether the same was ordered in the chat and is not done yet."""
    rows = session.scalars(
        select(JobRow.arguments)
        .join(Outbox, Outbox.id == JobRow.progress_id)
        .where(JobRow.organization_id == organization, JobRow.done_at.is_(None), Outbox.chat == chat)
    )
    return order.to_json() in list(rows)


def was_made(session: Session, faces: Collection[Face], *, organization: int, person: int) -> bool:
    """Whether that person ever ordered a paper of these faces, or that of a round."""
    rows = session.execute(
        select(JobRow.kind, JobRow.arguments).where(
            JobRow.organization_id == organization, JobRow.kind.in_([JobKind.PAPER, JobKind.ROUND])
        )
    )
    own = [(kind, told) for kind, told in rows if told["person"] == person]
    return any(kind == JobKind.ROUND or PaperOrder.from_json(told).face in faces for kind, told in own)


def claim_next(session: Session, lane: Lane, *, owner: str) -> Job | None:
    """Claim the oldest work of the lane that is not done and that nobody does; None where there is none.

    That is what nobody has begun, what was left behind by a run whose lease has ended, and what we have begun
    ourselves: we do one piece of a lane at a time, and have given that one up.
    """
    waiting = (JobRow.done_at.is_(None), JobRow.lane == lane.value)
    nobodys = or_(JobRow.owner == owner, is_free(_JOBS.c.owner, literal(owner)))
    oldest = select(JobRow, Outbox).outerjoin(Outbox, Outbox.id == JobRow.progress_id).where(*waiting, nobodys)
    with across(session):
        claimable = oldest.order_by(JobRow.id).limit(1).with_for_update(of=JobRow, skip_locked=True)
        found = session.execute(claimable).first()
        if found is None:
            return None
        row, told = found
        claim = row.claim + 1
        mine = update(JobRow).where(JobRow.id == row.id, JobRow.claim == row.claim).values(owner=owner, claim=claim)
        if not session.execute(mine).rowcount:  # type: ignore[attr-defined]
            return None
    order = _READ[JobKind(row.kind)](row.arguments)
    job = Job(row.id, row.organization_id, order, claim, order.chat or told.chat, row.created_at, lane)
    return job if told is None else replace(job, topic=told.topic, answers=told.reply_to, message=told.message)


def progress_message(session: Session, job: int, *, organization: int) -> int | None:
    """The id of the message that tells of the work; None while it has not gone out."""
    return session.scalar(
        select(Outbox.message)
        .join(JobRow, JobRow.progress_id == Outbox.id)
        .where(JobRow.id == job, JobRow.organization_id == organization)
    )


def note_signed(session: Session, job: int, note: Mapping[str, Any], *, organization: int) -> None:
    """Keep with the paper that it came back signed; what came back before stays. Raises NoResultFound for others."""
    row = session.scalars(select(JobRow).where(JobRow.organization_id == organization, JobRow.id == job)).one()
    outcome = row.outcome or {}
    row.outcome = {**outcome, "signed": [*outcome.get("signed", ()), dict(note)]}
    session.flush()


def move(session: Session, job: Job, lane: Lane) -> bool:
    """Leave the work to another lane; False where somebody else has claimed it since."""
    mine = (JobRow.id == job.id, JobRow.claim == job.claim, JobRow.done_at.is_(None))
    moved = session.execute(update(JobRow).where(*mine).values(lane=lane.value))
    return bool(moved.rowcount)  # type: ignore[attr-defined]


def close(session: Session, job: Job, outcome: Mapping[str, Any], *, now: dt.datetime) -> bool:
    """Write down what came of it; False where somebody else has claimed it since, and this counts for nothing."""
    closed = session.execute(
        update(JobRow)
        .where(JobRow.id == job.id, JobRow.claim == job.claim, JobRow.done_at.is_(None))
        .values(done_at=now, outcome=dict(outcome))
    )
    return bool(closed.rowcount)  # type: ignore[attr-defined]
