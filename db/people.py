"""Questions about people and the posts they hold."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from db.models import Person, Post, Unit
from db.ownership import require
from db.queues import Outbox
from domain import people
from domain.roles import Role
from domain.tasks import PersonName

_HELD = (Post.approved_at.is_not(None), Post.ended_at.is_(None))


@dataclass(frozen=True)
class Holder:
    """A person in one post, and whether a private chat is open."""

    person: PersonName
    role: Role
    unit: int | None
    reachable: bool


@dataclass(frozen=True)
class AskedPost:
    """A post that somebody asked for and that waits for the office."""

    id: int
    person: PersonName
    role: Role
    unit: str | None


def ensure(session: Session, *, organization: int, channel: str, account: int, name: str) -> int:
    """The person behind the account, known from now on, under the name that the messenger shows.

    Who is new can be written to in private if that has been done before, whoever it was then.
    """
    found = session.scalar(select(Person).where(Person.organization_id == organization, *_is(channel, account)))
    if found is None:
        reachable = _was_written_to(session, account)
        found = Person(
            organization_id=organization, channel=channel, account=account, name=name[:300], reachable=reachable
        )
        session.add(found)
        session.flush()
    else:
        found.name = name[:300]
    return found.id


def _is(channel: str, account: int) -> tuple[ColumnElement[bool], ...]:
    """Whether a person is the one behind the account."""
    return Person.channel == channel, Person.account == account


def _was_written_to(session: Session, account: int) -> bool:
    """Whether a message of ours has arrived in the private chat of the account."""
    found = session.scalar(select(Outbox.id).where(Outbox.chat == account, Outbox.message.is_not(None)).limit(1))
    return found is not None


def mark_reachable(session: Session, *, channel: str, account: int, reachable: bool) -> None:
    """Note in every organization whether the person can be written to in private."""
    session.execute(
        update(Person).where(*_is(channel, account), Person.reachable.is_not(reachable)).values(reachable=reachable)
    )


def ask_post(
    session: Session, *, organization: int, person: int, role: Role, unit: int | None, now: dt.datetime
) -> int:
    """Note the wish for a post; returns its id. Raises NoResultFound where the person or the unit belongs to others."""
    require(session, Person, [person], organization=organization)
    require(session, Unit, [unit], organization=organization)
    row = Post(organization_id=organization, person_id=person, role=role.value, unit_id=unit, asked_at=now)
    session.add(row)
    session.flush()
    return row.id


def asked_post(session: Session, *, organization: int, post: int) -> AskedPost | None:
    """A post that still waits for a decision; None where there is none or it was decided."""
    rows = session.execute(
        select(Post.id, Person.id, Person.name, Person.account, Post.role, Unit.name)
        .join(Person, Person.id == Post.person_id)
        .outerjoin(Unit, Unit.id == Post.unit_id)
        .where(Post.organization_id == organization, Post.id == post)
        .where(Post.approved_at.is_(None), Post.ended_at.is_(None))
    )
    found = rows.one_or_none()
    if found is None:
        return None
    post_id, person, name, account, role, unit = found
    return AskedPost(post_id, PersonName(person, name, account), Role(role), unit)


def waiting_posts(session: Session, *, organization: int, channel: str, account: int) -> list[people.Post]:
    """The posts that the person behind the account has claimed, and that nobody has decided yet."""
    rows = session.execute(
        select(Post.role, Post.unit_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organization_id == organization, *_is(channel, account))
        .where(Post.approved_at.is_(None), Post.ended_at.is_(None))
        .order_by(Post.id)
    )
    return [people.Post(Role(role), unit) for role, unit in rows]


def decide_post(session: Session, *, organization: int, post: int, by: int, approved: bool, now: dt.datetime) -> bool:
    """Approve or refuse; False where somebody decided before."""
    decision = {"approved_at": now} if approved else {"ended_at": now}
    result = session.execute(
        update(Post)
        .where(Post.organization_id == organization, Post.id == post)
        .where(Post.approved_at.is_(None), Post.ended_at.is_(None))
        .values(decided_by=by, **decision)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def holders(session: Session, *, organization: int) -> tuple[Holder, ...]:
    """Everybody who holds a post, in the order of their posts."""
    rows = session.execute(
        select(Person.id, Person.name, Person.account, Post.role, Post.unit_id, Person.reachable)
        .join(Post, Post.person_id == Person.id)
        .where(Post.organization_id == organization, *_HELD)
        .order_by(Post.id)
    )
    return tuple(
        Holder(PersonName(id_, name, account), Role(role), unit, reachable)
        for id_, name, account, role, unit, reachable in rows
    )
