"""Questions about people and the posts they hold."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, exists, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.base import across, require
from db.models import Person, Post, Task, Unit
from db.queues import Outbox
from domain import people
from domain.names import Account
from domain.roles import Role
from domain.staff.gaps import Held, Vacancy
from domain.staff.posts import HeldPost
from domain.tasks import CLOSED, PersonName, UnitName

_IN_OFFICE = (Post.approved_at.is_not(None), Post.ended_at.is_(None))
_HELD = (*_IN_OFFICE, Post.absent_since.is_(None))
_WAITING = (Post.approved_at.is_(None), Post.ended_at.is_(None))
_HOLDERS = (
    select(Person.id, Person.name, Person.account, Post.role, Post.unit_id, Person.reachable)
    .join(Post, Post.person_id == Person.id)
    .where(Post.organization_id == bindparam("within"), *_HELD)
    .order_by(Post.id)
)


@dataclass(frozen=True)
class AskedPost:
    """A post that somebody asked for and that waits for a decision; `replaces` is the post that ends with it."""

    id: int
    person: PersonName
    role: Role
    unit: str | None
    unit_id: int | None
    replaces: int | None


def ensure(session: Session, *, organization: int, channel: str, account: int, name: str, username: str = "") -> int:
    """The person behind the account, known from now on, under the name that the messenger shows.

    Who is new can be written to in private if that has been done before, whoever it was then.
    """
    found = session.scalar(select(Person).where(Person.organization_id == organization, *_is(channel, account)))
    if found is None:
        reachable = _was_written_to(session, account)
        found = Person(
            organization_id=organization,
            channel=channel,
            account=account,
            name=name[:300],
            username=username or None,
            reachable=reachable,
        )
        session.add(found)
        session.flush()
    else:
        found.name, found.username = name[:300], username or None
        session.flush()
    return found.id


def accounts(session: Session, *, organization: int) -> dict[int, Account]:
    """Everybody whom the organization knows, by their ids, under the names that the messenger shows."""
    rows = session.execute(
        select(Person.id, Person.name, Person.account, Person.username).where(Person.organization_id == organization)
    )
    return {id_: Account(name, number, username or "") for id_, name, number, username in rows}


def rename(session: Session, person: int, name: str, *, organization: int) -> None:
    session.execute(
        update(Person)
        .where(Person.organization_id == organization, Person.id == person, Person.name != name)
        .values(name=name[:300])
    )


def _is(channel: str, account: int) -> tuple[ColumnElement[bool], ...]:
    """Whether a person is the one behind the account."""
    return Person.channel == channel, Person.account == account


def _was_written_to(session: Session, account: int) -> bool:
    """Whether a message of ours has arrived in the private chat of the account."""
    found = session.scalar(select(Outbox.id).where(Outbox.chat == account, Outbox.message.is_not(None)).limit(1))
    return found is not None


def mark_reachable(session: Session, *, channel: str, account: int, reachable: bool) -> None:
    """Note in every organization whether the person can be written to in private."""
    changed = update(Person).where(*_is(channel, account), Person.reachable.is_not(reachable))
    with across(session):
        session.execute(changed.values(reachable=reachable))


def ask_post(
    session: Session,
    *,
    organization: int,
    person: int,
    role: Role,
    unit: int | None,
    now: dt.datetime,
    replaces: int | None = None,
) -> int:
    """Note the wish for a post; returns its id. `replaces` is the post of somebody else that ends with the approval.

    Raises NoResultFound where the person, the unit or that post belongs to others.
    """
    require(session, Person, [person], organization=organization)
    require(session, Unit, [unit], organization=organization)
    require(session, Post, [replaces], organization=organization)
    row = Post(
        organization_id=organization,
        person_id=person,
        role=role.value,
        unit_id=unit,
        asked_at=now,
        replaces_id=replaces,
    )
    session.add(row)
    session.flush()
    return row.id


def asked_post(session: Session, *, organization: int, post: int) -> AskedPost | None:
    """A post that still waits for a decision; None where there is none or it was decided."""
    rows = session.execute(
        select(Post.id, Person.id, Person.name, Person.account, Post.role, Unit.name, Post.unit_id, Post.replaces_id)
        .join(Person, Person.id == Post.person_id)
        .outerjoin(Unit, Unit.id == Post.unit_id)
        .where(Post.organization_id == organization, Post.id == post)
        .where(*_WAITING)
    )
    found = rows.one_or_none()
    if found is None:
        return None
    post_id, person, name, account, role, unit, unit_id, replaces = found
    return AskedPost(post_id, PersonName(person, name, account), Role(role), unit, unit_id, replaces)


def has_served(session: Session, *, organization: int, channel: str, account: int) -> bool:
    """Whether the account holds a post there, or has held one."""
    posts = select(Post.id).join(Person, Person.id == Post.person_id)
    found = posts.where(Post.organization_id == organization, Post.approved_at.is_not(None), *_is(channel, account))
    return session.scalar(found.limit(1)) is not None


def waiting_posts(session: Session, *, organization: int, channel: str, account: int) -> list[people.Post]:
    """The posts that the person behind the account has claimed, and that nobody has decided yet."""
    rows = session.execute(
        select(Post.role, Post.unit_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organization_id == organization, *_is(channel, account))
        .where(*_WAITING)
        .order_by(Post.id)
    )
    return [people.Post(Role(role), unit) for role, unit in rows]


def claims(session: Session, *, organization: int) -> list[HeldPost]:
    """Every post that somebody claims and nobody has decided, `since` it was asked for, the oldest first."""
    return _posts(session, Post.asked_at, *_WAITING, organization=organization)


def decide_post(session: Session, *, organization: int, post: int, by: int, approved: bool, now: dt.datetime) -> bool:
    """Approve or refuse; False where somebody decided before."""
    decision = {"approved_at": now} if approved else {"ended_at": now}
    result = session.execute(
        update(Post)
        .where(Post.organization_id == organization, Post.id == post)
        .where(*_WAITING)
        .values(decided_by=by, **decision)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def holders(session: Session, *, organization: int) -> tuple[Held, ...]:
    """Everybody who holds a post, in the order of their posts."""
    rows = session.execute(_HOLDERS, {"within": organization})
    return tuple(
        Held(PersonName(id_, name, account), Role(role), unit, reachable)
        for id_, name, account, role, unit, reachable in rows
    )


def vacancies(session: Session, *, organization: int) -> tuple[Vacancy, ...]:
    """The units in which nobody holds a post, and which lead open tasks."""
    held = exists().where(Post.unit_id == Unit.id, *_HELD)
    rows = session.execute(
        select(Unit.id, Unit.name, func.count())
        .join(Task, Task.lead_id == Unit.id)
        .where(Task.organization_id == organization, Task.state.not_in(sorted(CLOSED)), ~held)
        .group_by(Unit.id, Unit.name)
        .order_by(Unit.id)
    )
    return tuple(Vacancy(UnitName(id_, name), count) for id_, name, count in rows)


def staff(session: Session, *, organization: int) -> tuple[HeldPost, ...]:
    """Every post that was given and has not ended, also those that rest, the oldest first."""
    return tuple(_posts(session, Post.approved_at, *_IN_OFFICE, organization=organization))


def _posts(
    session: Session,
    since: InstrumentedAttribute[dt.datetime] | InstrumentedAttribute[dt.datetime | None],
    *wanted: ColumnElement[bool],
    organization: int,
) -> list[HeldPost]:
    rows = session.execute(
        select(
            Post.id,
            Person.id,
            Person.name,
            Person.account,
            Post.role,
            Unit.name,
            Post.unit_id,
            since.label("since"),
            Post.absent_since,
        )
        .join(Person, Person.id == Post.person_id)
        .outerjoin(Unit, Unit.id == Post.unit_id)
        .where(Post.organization_id == organization, *wanted)
        .order_by(Post.id)
    )
    return [
        HeldPost(id_, PersonName(person, name, account), Role(role), unit, unit_id, moment, absent is not None)
        for id_, person, name, account, role, unit, unit_id, moment, absent in rows
        if moment is not None
    ]


def end_posts(session: Session, posts: Collection[int], *, organization: int, now: dt.datetime) -> None:
    session.execute(
        update(Post)
        .where(Post.organization_id == organization, Post.id.in_(posts), Post.ended_at.is_(None))
        .values(ended_at=now)
    )


def rest_posts(session: Session, person: int, *, organization: int, since: dt.datetime | None) -> list[int]:
    """The posts of a person rest since then, or no longer where it is None; returns those that this changes."""
    changed = session.scalars(
        update(Post)
        .where(Post.organization_id == organization, Post.person_id == person, *_IN_OFFICE)
        .where(Post.absent_since.is_(None) if since else Post.absent_since.is_not(None))
        .values(absent_since=since)
        .returning(Post.id)
    )
    return sorted(changed)


def drop_claims(session: Session, person: int, *, organization: int, now: dt.datetime) -> None:
    """What the person has asked for, and nobody has decided, is asked for no more."""
    session.execute(
        update(Post)
        .where(Post.organization_id == organization, Post.person_id == person, *_WAITING)
        .values(ended_at=now)
    )


def founder(session: Session, *, organization: int) -> int | None:
    """Who set the organization up: its first post of the office is that person's."""
    return session.scalar(
        select(Post.person_id)
        .where(Post.organization_id == organization, Post.role == Role.OFFICE, Post.approved_at.is_not(None))
        .order_by(Post.id)
        .limit(1)
    )


def behind(session: Session, *, organization: int, channel: str, account: int) -> PersonName | None:
    """The person behind the account; None for one whom the organization does not know."""
    found = session.execute(
        select(Person.id, Person.name, Person.account).where(
            Person.organization_id == organization, *_is(channel, account)
        )
    ).one_or_none()
    return PersonName(*found) if found else None
