"""Setting up a department: the group, the units, and who holds which post."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.turns import Speaker, Turn
from db import events, organizations, people
from db.people import AskedPost, Holder
from domain import refusals
from domain.history import Content, EventKind, PostAsked, PostDecided, UnitsAdded
from domain.organizations import NewUnit, Organization
from domain.people import Post, Verb
from domain.roles import ClaimedPost, Role


def set_up(turn: Turn, *, account: int, name: str, title: str, zone: str, units: Sequence[NewUnit]) -> Organization:
    """Bind the group to a new organization, whose office is the admin that does it. Raises AlreadyBound."""
    refuse_bound(turn)
    organization = organizations.create(turn.session, name=title, zone=zone, now=turn.now)
    organizations.bind_chat(
        turn.session,
        organization=organization,
        channel=turn.channel,
        account=turn.chat,
        title=title,
        topic=turn.topic,
    )
    created = organizations.by_id(turn.session, organization=organization)
    today = turn.now.astimezone(created.times.zone).date()
    organizations.add_units(turn.session, organization=organization, units=units, today=today)
    person = people.ensure(turn.session, organization=organization, channel=turn.channel, account=account, name=name)
    post = people.ask_post(
        turn.session, organization=organization, person=person, role=Role.OFFICE, unit=None, now=turn.now
    )
    people.decide_post(turn.session, organization=organization, post=post, by=person, approved=True, now=turn.now)
    events.add(turn.session, EventKind.SET_UP, organization=organization, by=person, now=turn.now, source=turn.source)
    turn.organization = organization
    return created


def add_units(turn: Turn, speaker: Speaker, units: Sequence[NewUnit]) -> None:
    """Units that the department has got since it was set up. Raises NotAllowed for others than the office."""
    speaker.require(Verb.SET_UP)
    organization = speaker.organization
    today = turn.now.astimezone(organization.times.zone).date()
    organizations.add_units(turn.session, organization=organization.id, units=units, today=today)
    added = UnitsAdded(tuple(unit.name for unit in units))
    _note(turn, speaker, EventKind.UNITS_ADDED, added, by=speaker.known.person)


def refuse_bound(turn: Turn) -> None:
    """Raises AlreadyBound where the group belongs to an organization already."""
    bound = organizations.of_chat(turn.session, turn.chat, channel=turn.channel)
    if bound is not None:
        raise refusals.AlreadyBound((organizations.by_id(turn.session, organization=bound)).name)


@dataclass(frozen=True)
class Asked:
    """A post that waits for the office, and the people who may decide."""

    post: int
    office: tuple[Holder, ...]


def ask_post(turn: Turn, speaker: Speaker, claimed: ClaimedPost, *, name: str) -> Asked:
    """Write down the post that somebody claims. Raises AlreadyHolds where the person holds it."""
    organization = speaker.organization.id
    held = speaker.actor.posts if speaker.actor else ()
    if any(post.role is claimed.role and post.unit == claimed.unit for post in held):
        raise refusals.AlreadyHolds
    person = people.ensure(
        turn.session, organization=organization, channel=turn.channel, account=speaker.account, name=name
    )
    post = people.ask_post(
        turn.session, organization=organization, person=person, role=claimed.role, unit=claimed.unit, now=turn.now
    )
    _note(turn, speaker, EventKind.POST_ASKED, PostAsked(claimed.role, claimed.unit), by=person)
    holders = people.holders(turn.session, organization=organization)
    return Asked(post, tuple(holder for holder in holders if holder.role is Role.OFFICE))


def waiting_posts(turn: Turn, speaker: Speaker) -> tuple[Post, ...]:
    """What the speaker has claimed and waits for, each once."""
    found = people.waiting_posts(
        turn.session, organization=speaker.organization.id, channel=turn.channel, account=speaker.account
    )
    return tuple(dict.fromkeys(found))


def decide_post(turn: Turn, speaker: Speaker, post: int, *, approved: bool) -> AskedPost:
    """The office approves or refuses. Raises NotAllowed for others, StaleButton where it is decided already."""
    speaker.require(Verb.SET_UP)
    organization = speaker.organization.id
    asked = people.asked_post(turn.session, organization=organization, post=post)
    if asked is None:
        raise refusals.StaleButton
    by = speaker.known.person
    people.decide_post(turn.session, organization=organization, post=post, by=by, approved=approved, now=turn.now)
    kind = EventKind.POST_APPROVED if approved else EventKind.POST_REFUSED
    _note(turn, speaker, kind, PostDecided(post, asked.person.id), by=by)
    return asked


def _note(turn: Turn, speaker: Speaker, kind: EventKind, content: Content, *, by: int) -> None:
    events.add(
        turn.session,
        kind,
        content,
        organization=speaker.organization.id,
        by=by,
        now=turn.now,
        source=turn.source,
    )


def move_group(turn: Turn, *, new: int) -> None:
    """The group of this turn has got a new id."""
    organizations.move_chat(turn.session, channel=turn.channel, old=turn.chat, new=new)
