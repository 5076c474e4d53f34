"""Questions about departments, their groups, their units and their calendars, and in which of them somebody speaks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, case, exists, func, or_, select, update
from sqlalchemy.orm import Session

from db.base import across, enter, table
from db.models import Chat, Organization, Person, Post, Reminder, Unit
from db.queues import Outbox, Unreached
from domain import organizations, people
from domain.calendar import WorkingCalendar
from domain.deadlines import Before
from domain.ladder import Ladder, Times
from domain.letterhead import Letterhead
from domain.overviews.periodic import Periodic
from domain.overviews.scoring import Denominator, Scoring
from domain.reminding.mornings import next_morning
from domain.roles import Role
from domain.rounds.schedules import Schedule, Schedules


def create(session: Session, *, name: str, zone: str, now: dt.datetime) -> int:
    """The id of a new organization, which the transaction has entered."""
    first = next_morning(now, Times(ZoneInfo(zone)))
    row = Organization(name=name, zone=zone, settings={}, created_at=now, morning_at=first)
    with across(session):
        session.add(row)
    enter(session, row.id)
    return row.id


def is_fresh(session: Session) -> bool:
    """Whether no organization has been set up here yet."""
    with across(session):
        return session.scalar(select(Organization.id).limit(1)) is None


def _zone(name: str) -> ZoneInfo:
    """Raises LookupError for a name that is none, whatever the files of the system say of it."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError) as unknown:
        raise LookupError(name) from unknown


def by_id(session: Session, *, organization: int) -> organizations.Organization:
    return snapshot(session.get_one(Organization, organization))


def snapshot(row: Organization | Row[Any]) -> organizations.Organization:
    """The department as rules see it."""
    days = row.settings.get("days", {})
    calendar = WorkingCalendar({dt.date.fromisoformat(day): working for day, working in days.items()})
    before = Before(row.settings.get("before", Before.DAY_BEFORE))
    times = Times(_zone(row.zone), calendar, _ladder(row.settings), before, row.settings.get("cutoff"))
    decides = row.settings.get("office_decides", False)
    told, scoring = Periodic(**row.settings.get("periodic", {})), scoring_from(row.settings.get("scoring"))
    schedules = tuple(map(Schedule.from_json, row.settings.get("rounds", ())))
    return organizations.Organization(row.id, row.name, times, decides, told, scoring, schedules)


def scoring_from(stored: Mapping[str, Any] | None) -> Scoring:
    """How a department scores, as it is stored; the ordinary way where nothing is."""
    return Scoring(**{**stored, "in_time_of": Denominator(stored["in_time_of"])}) if stored else Scoring()


def _ladder(settings: dict[str, Any]) -> Ladder:
    """The defaults of the design where the office has changed nothing."""
    changed = settings.get("ladder", {})
    return Ladder(
        before=tuple(changed.get("before", Ladder.before)),
        after=tuple(changed.get("after", Ladder.after)),
        progress=changed.get("progress", Ladder.progress),
        hour=dt.time.fromisoformat(changed["hour"]) if "hour" in changed else Ladder.hour,
        office_from=changed.get("office_from", Ladder.office_from),
        leader_from=changed.get("leader_from", Ladder.leader_from),
    )


_ORGANIZATIONS, _CHATS = table(Organization), table(Chat)
_PERSONS, _POSTS = table(Person), table(Post)
_POSTS_HELD = (
    (_POSTS.c.person_id == _PERSONS.c.id)
    & _POSTS.c.approved_at.is_not(None)
    & _POSTS.c.ended_at.is_(None)
    & _POSTS.c.absent_since.is_(None)
)
_SPEAKS = (_PERSONS.c.channel == bindparam("by_channel")) & (_PERSONS.c.account == bindparam("speaker"))
_KNOWN_HERE = (_PERSONS.c.organization_id == _ORGANIZATIONS.c.id) & _SPEAKS
_other, _held = _PERSONS.alias("known_person"), _POSTS.alias("held_post")
_IS_SPEAKER = (_other.c.channel == bindparam("by_channel")) & (_other.c.account == bindparam("speaker"))
_HOLDS_A_POST = (
    exists()
    .where(_held.c.person_id == _other.c.id, _held.c.approved_at.is_not(None))
    .where(_held.c.ended_at.is_(None), _held.c.absent_since.is_(None))
)
_CHOSEN_PERSON = (
    select(_other.c.id)
    .where(_IS_SPEAKER)
    .order_by(case((_HOLDS_A_POST, 0), else_=1), _other.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
"""Whom a private chat is taken for: the newest who holds a post, so that asking for one elsewhere changes nothing."""
_WITH_POSTS = select(_other.c.organization_id).where(_IS_SPEAKER, _HOLDS_A_POST).order_by(_other.c.organization_id)
_SPEAKER = select(
    _ORGANIZATIONS,
    _PERSONS.c.id.label("person"),
    _PERSONS.c.name.label("called"),
    _POSTS.c.role,
    _POSTS.c.unit_id,
)
_KNOWN = _SPEAKER.select_from(_ORGANIZATIONS.join(_PERSONS, _KNOWN_HERE).outerjoin(_POSTS, _POSTS_HELD))
_IN_PRIVATE = _KNOWN.where(_PERSONS.c.id == _CHOSEN_PERSON)
_IN_PRIVATE_OF = _KNOWN.where(_ORGANIZATIONS.c.id == bindparam("within"))
_IN_GROUP = _SPEAKER.select_from(
    _ORGANIZATIONS.join(_CHATS, _CHATS.c.organization_id == _ORGANIZATIONS.c.id)
    .outerjoin(_PERSONS, _KNOWN_HERE)
    .outerjoin(_POSTS, _POSTS_HELD)
).where(_CHATS.c.channel == bindparam("by_channel"), _CHATS.c.account == bindparam("in_chat"))


def with_posts_of(session: Session, *, channel: str, account: int) -> list[int]:
    """The organizations in which the account holds a post."""
    with across(session):
        return list(session.scalars(_WITH_POSTS, {"by_channel": channel, "speaker": account}))


def speaker(
    session: Session, *, channel: str, chat: int, account: int, within: int | None = None
) -> tuple[organizations.Organization, people.Actor | None] | None:
    """Who speaks in a chat, and in which organization: that of the group; in private `within`, or the newest one.

    None where the chat belongs to none. One question, because it is asked for every update.
    """
    query, asked = (_IN_PRIVATE, {}) if chat == account else (_IN_GROUP, {"in_chat": chat})
    if chat == account and within is not None:
        query, asked = _IN_PRIVATE_OF, {"within": within}
    with across(session):
        found = session.execute(query, {"by_channel": channel, "speaker": account, **asked}).all()
    if not found:
        return None
    first = found[0]
    posts = tuple(people.Post(Role(row.role), row.unit_id) for row in found if row.role is not None)
    organization = snapshot(first)
    if first.person is None:
        return organization, None
    return organization, people.Actor(first.person, first.id, first.called, posts, organization.office_decides)


def to_change(session: Session, *, organization: int) -> organizations.Organization:
    """The department as it stands, held until the transaction ends, so that no other change of it is overwritten."""
    row = session.get_one(Organization, organization, with_for_update=True, populate_existing=True)
    return snapshot(row)


def keep_times(session: Session, times: Times, *, organization: int) -> None:
    """Store what the office changed: of the ladder, of its days worked or off, and what "trước ngày" means."""
    row = session.get_one(Organization, organization)
    ladder = {name: value for name, value in ladder_json(times.ladder).items() if value != _DEFAULTS[name]}
    days = {day.isoformat(): worked for day, worked in sorted(times.calendar.overrides.items())}
    before = {} if times.before is Before.DAY_BEFORE else {"before": times.before.value}
    cutoff = {} if times.cutoff is None else {"cutoff": times.cutoff}
    others = {name: value for name, value in row.settings.items() if name not in ("before", "cutoff")}
    row.settings = {**others, "ladder": ladder, "days": days, **before, **cutoff}
    session.flush()


def let_office_decide(session: Session, *, organization: int, allowed: bool) -> None:
    """Store whether the office decides about the orders of leaders too."""
    row = session.get_one(Organization, organization)
    others = {name: value for name, value in row.settings.items() if name != "office_decides"}
    row.settings = {**others, "office_decides": True} if allowed else others
    session.flush()


def keep_periodic(session: Session, told: Periodic, *, organization: int) -> None:
    """Store when the Board goes out by itself."""
    row = session.get_one(Organization, organization)
    row.settings = {**row.settings, "periodic": asdict(told)}
    session.flush()


def keep_scoring(session: Session, told: Scoring, *, organization: int) -> None:
    """Store how units and people are scored."""
    row = session.get_one(Organization, organization)
    row.settings = {**row.settings, "scoring": asdict(told)}
    session.flush()


def keep_schedules(session: Session, told: Schedules, *, organization: int) -> None:
    """Store which rounds open by themselves."""
    row = session.get_one(Organization, organization)
    row.settings = {**row.settings, "rounds": [one.to_json() for one in told]}
    session.flush()


def letterhead(session: Session, *, organization: int) -> Letterhead:
    """What the office has told of the head and the foot of its papers."""
    return Letterhead.from_json(session.get_one(Organization, organization).settings.get("letterhead", {}))


def keep_letterhead(session: Session, told: Letterhead, *, organization: int) -> None:
    """Store the head and the foot of its papers."""
    row = session.get_one(Organization, organization)
    row.settings = {**row.settings, "letterhead": told.to_json()}
    session.flush()


def due_morning(session: Session, *, organization: int, now: dt.datetime) -> list[dt.datetime | None]:
    """The moment of the morning that has come, None for one that was never computed; empty where none has come."""
    come = or_(Organization.morning_at.is_(None), Organization.morning_at <= now)
    here = select(Organization.morning_at).where(Organization.id == organization, come)
    return list(session.scalars(here.with_for_update(skip_locked=True)))


def move_morning(session: Session, *, organization: int, seen: dt.datetime | None, after: dt.datetime) -> bool:
    """Give the organization its next morning; False where another process did it first."""
    known = Organization.morning_at.is_(None) if seen is None else Organization.morning_at == seen
    result = session.execute(
        update(Organization).where(Organization.id == organization, known).values(morning_at=after)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def set_morning(session: Session, moment: dt.datetime, *, organization: int) -> None:
    """The next morning under settings that have changed."""
    session.execute(update(Organization).where(Organization.id == organization).values(morning_at=moment))


def bring_morning_forward(session: Session, moment: dt.datetime, *, organization: int) -> None:
    """The next morning is at that moment, unless it comes earlier anyway."""
    later = or_(Organization.morning_at.is_(None), Organization.morning_at > moment)
    session.execute(update(Organization).where(Organization.id == organization, later).values(morning_at=moment))


def leave_gap(session: Session, numbers: int, *, organization: int) -> int:
    """So many numbers of tasks are given to nobody; returns the next."""
    which = update(Organization).where(Organization.id == organization)
    moved = which.values(next_number=Organization.next_number + numbers).returning(Organization.next_number)
    return session.scalars(moved).one()


def everybody(session: Session) -> list[int]:
    """Every organization of the installation."""
    with across(session):
        return list(session.scalars(select(Organization.id).order_by(Organization.id)))


def ladder_json(ladder: Ladder) -> dict[str, Any]:
    """What the office may change of a ladder, as plain values."""
    return {
        "before": list(ladder.before),
        "after": list(ladder.after),
        "progress": ladder.progress,
        "hour": f"{ladder.hour:%H:%M}",
        "office_from": ladder.office_from,
        "leader_from": ladder.leader_from,
    }


_DEFAULTS = ladder_json(Ladder())


def of_chat(session: Session, account: int, *, channel: str) -> int | None:
    """The organization that a group is bound to; this is how the organization of a message is found."""
    return session.scalar(select(Chat.organization_id).where(Chat.channel == channel, Chat.account == account))


def bind_chat(
    session: Session, *, organization: int, channel: str, account: int, title: str, topic: int | None
) -> None:
    session.add(Chat(organization_id=organization, channel=channel, account=account, title=title, topic=topic))
    session.flush()


def groups(session: Session, *, organization: int) -> Sequence[tuple[int, int | None]]:
    """The groups of the organization, each with the topic to write to."""
    rows = session.execute(
        select(Chat.account, Chat.topic).where(Chat.organization_id == organization).order_by(Chat.id)
    )
    return rows.all()


def group_titles(session: Session, *, organization: int) -> dict[int, str]:
    """The titles of the groups of the organization, by the messenger's ids."""
    rows = session.execute(select(Chat.account, Chat.title).where(Chat.organization_id == organization))
    return dict(rows.all())


def titles(session: Session, *, organization: int) -> tuple[str, ...]:
    """What the groups of the organization are called."""
    found = session.scalars(select(Chat.title).where(Chat.organization_id == organization).order_by(Chat.id))
    return tuple(found)


@dataclass(frozen=True)
class BoundGroup:
    """A group with what was wrong at the last sending; None where nothing was."""

    account: int
    title: str
    broken: str | None


def count(session: Session) -> int:
    """How many organizations there are in the whole installation."""
    with across(session):
        return session.scalar(select(func.count()).select_from(Organization)) or 0


def all_groups(session: Session, *, channel: str) -> Sequence[BoundGroup]:
    """The groups of every organization in one messenger: the operator looks after the whole installation."""
    rows = session.execute(
        select(Chat.account, Chat.title, Chat.broken).where(Chat.channel == channel).order_by(Chat.id)
    )
    return [BoundGroup(*row) for row in rows]


def move_chat(session: Session, *, channel: str, old: int, new: int) -> None:
    """A group has become a supergroup: all that was meant for it goes to its new id. Harmless to repeat."""
    if of_chat(session, new, channel=channel) is None:
        session.execute(update(Chat).where(Chat.channel == channel, Chat.account == old).values(account=new))
    session.execute(update(Unreached).where(Unreached.chat == old).values(chat=new))
    session.execute(update(Outbox).where(Outbox.chat == old).values(chat=new))
    with across(session):
        session.execute(update(Reminder).where(Reminder.chat == old).values(chat=new))


def note_trouble(session: Session, *, channel: str, chat: int, reason: str | None) -> None:
    """Keep what is wrong with a group, for the office to see; None when a message got through again."""
    session.execute(
        update(Chat)
        .where(Chat.channel == channel, Chat.account == chat, Chat.broken.is_distinct_from(reason))
        .values(broken=reason)
    )


def add_units(session: Session, *, organization: int, units: Sequence[organizations.NewUnit], today: dt.date) -> None:
    session.add_all(
        Unit(organization_id=organization, name=unit.name, aliases=list(unit.aliases), valid_from=today)
        for unit in units
    )
    session.flush()


def units(session: Session, *, organization: int, today: dt.date) -> tuple[organizations.Unit, ...]:
    """The units that exist on `today`, in the order in which they were set up."""
    rows = session.scalars(
        select(Unit)
        .where(Unit.organization_id == organization, Unit.valid_from <= today)
        .where(or_(Unit.valid_to.is_(None), Unit.valid_to >= today))
        .order_by(Unit.id)
    )
    return tuple(organizations.Unit(row.id, row.name, tuple(row.aliases)) for row in rows)


def former_units(session: Session, *, organization: int, today: dt.date) -> dict[organizations.Unit, int]:
    """The units that are no more on `today`, each with the id of the unit that its work has gone to."""
    rows = session.scalars(
        select(Unit)
        .where(Unit.organization_id == organization, Unit.valid_to < today, Unit.successor_id.is_not(None))
        .order_by(Unit.id)
    )
    return {organizations.Unit(row.id, row.name, tuple(row.aliases)): row.successor_id or 0 for row in rows}
