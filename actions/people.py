"""Setting up a department: the group, the units, and who holds which post."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions import dialogues, invitations
from actions.turns import Speaker, Turn
from db import events, inbox, organizations, outbox, people
from db.people import AskedPost
from domain import refusals
from domain.dialogues import Setup
from domain.history import Content, EventKind, PostAsked, PostDecided, UnitsAdded
from domain.names import told_apart, without_mark
from domain.organizations import NewUnit, Organization
from domain.people import Actor, Post, Verb
from domain.roles import ClaimedPost, Role
from domain.staff import posts
from domain.staff.gaps import Held
from domain.staff.posts import Candidacy, Claim, HeldPost
from domain.tasks import PersonName
from domain.words import fold


def set_up(turn: Turn, setup: Setup, *, account: int, name: str, username: str, title: str, zone: str) -> Organization:
    """Bind the group to a new organization, whose office is the admin that does it.

    Raises AlreadyBound, CodeNeeded, BadCode.
    """
    refuse_bound(turn)
    invitations.require(turn, setup.code)
    organization = organizations.create(turn.session, name=title, zone=zone, now=turn.now)
    turn.enter(organization)
    invitations.use(turn, setup.code, organization=organization)
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
    organizations.add_units(turn.session, organization=organization, units=setup.units, today=today)
    person = _known(turn, organization, account=account, name=name, username=username)
    post = people.ask_post(
        turn.session, organization=organization, person=person, role=Role.OFFICE, unit=None, now=turn.now
    )
    people.decide_post(turn.session, organization=organization, post=post, by=person, approved=True, now=turn.now)
    events.add(turn.session, EventKind.SET_UP, organization=organization, by=person, now=turn.now, source=turn.source)
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
        turn.enter(bound)
        raise refusals.AlreadyBound((organizations.by_id(turn.session, organization=bound)).name)


def ask_post(turn: Turn, speaker: Speaker, claimed: ClaimedPost, *, name: str, username: str) -> Claim:
    """Write down the post that somebody claims. Raises AlreadyHolds where the person holds it.

    Raises NoSuchPerson for a predecessor whom nobody of that post is called.
    """
    organization = speaker.organization.id
    held = speaker.actor.posts if speaker.actor else ()
    if any(post.role is claimed.role and post.unit == claimed.unit for post in held):
        raise refusals.AlreadyHolds
    holding = _holding(turn, organization, claimed.role, claimed.unit)
    replaced = _replaced(holding, claimed.instead_of) if claimed.instead_of else None
    person = _known(turn, organization, account=speaker.account, name=name, username=username)
    post = people.ask_post(
        turn.session,
        organization=organization,
        person=person,
        role=claimed.role,
        unit=claimed.unit,
        now=turn.now,
        replaces=replaced,
    )
    _note(turn, speaker, EventKind.POST_ASKED, PostAsked(claimed.role, claimed.unit), by=person)
    waiting = Candidacy(person, claimed.role, people.founder(turn.session, organization=organization))
    able = {one.person for one in posts.deciders(waiting, staff_of(turn, organization))}
    names = {one.person.id: one.person for one in people.holders(turn.session, organization=organization)}
    others = tuple(one for one in holding if one.person.id != person)
    ends = tuple(one for one in others if claimed.role is Role.HEAD or one.id == replaced)
    return Claim(post, tuple(names[one] for one in names if one in able), others, ends)


def _holding(turn: Turn, organization: int, role: Role, unit: int | None) -> tuple[HeldPost, ...]:
    """Who holds such a post: in the unit, or where none is named in the whole department."""
    found = people.staff(turn.session, organization=organization)
    return tuple(one for one in found if one.role is role and (unit is None or one.unit_id == unit))


def _replaced(holding: Sequence[HeldPost], words: str) -> int:
    wanted = fold(words)
    found = [one for one in holding if fold(without_mark(one.person.name)).endswith(wanted)]
    if len(found) != 1:
        raise refusals.NoSuchPerson(words)
    return found[0].id


def _known(turn: Turn, organization: int, *, account: int, name: str, username: str) -> int:
    """The person behind the account; where others bear the same name, all of them are told apart from now on."""
    person = people.ensure(
        turn.session,
        organization=organization,
        channel=turn.channel,
        account=account,
        name=name,
        username=username,
    )
    found = people.accounts(turn.session, organization=organization)
    plain = {one: replace(account, name=without_mark(account.name)) for one, account in found.items()}
    for one, called in told_apart({**plain, person: found[person]}).items():
        people.rename(turn.session, one, called, organization=organization)
    return person


def staff_of(turn: Turn, organization: int) -> tuple[Actor, ...]:
    """Everybody who holds a post, with all of the own ones."""
    return tuple(actors_of(people.holders(turn.session, organization=organization), organization).values())


def actors_of(holders: Sequence[Held], organization: int, *, for_leaders: bool = False) -> dict[PersonName, Actor]:
    """The posts of one person count together; `for_leaders` as the organization has set it."""
    held: dict[PersonName, list[Post]] = {}
    for one in holders:
        held.setdefault(one.person, []).append(Post(one.role, one.unit))
    return {
        person: Actor(person.id, organization, person.name, tuple(those), for_leaders) for person, those in held.items()
    }


def may_state_own(turn: Turn, speaker: Speaker, claimed: ClaimedPost) -> bool:
    """Whether who set up says more exactly what the own post is, while nobody else is there to decide it."""
    actor = speaker.actor
    if actor is None or claimed.role is not Role.OFFICE or not actor.holds(Role.OFFICE):
        return False
    staff = staff_of(turn, speaker.organization.id)
    return not posts.deciders(Candidacy(actor.person, claimed.role, actor.person), staff)


def note_own_post(turn: Turn, speaker: Speaker, post: int) -> AskedPost:
    """The post that who set up states for themselves is given at once. Raises StaleButton."""
    return _decided(turn, speaker, _waiting(turn, speaker, post), approved=True)


def waiting_posts(turn: Turn, speaker: Speaker) -> tuple[Post, ...]:
    """What the speaker has claimed and waits for, each once."""
    found = people.waiting_posts(
        turn.session, organization=speaker.organization.id, channel=turn.channel, account=speaker.account
    )
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Decided:
    """The post that was decided, and the posts of others that ended with it."""

    asked: AskedPost
    ended: tuple[HeldPost, ...] = ()


def decide_post(turn: Turn, speaker: Speaker, post: int, *, approved: bool) -> Decided:
    """A post is approved or refused; a unit has one head, so that a new one takes the place of the one before.

    Raises NotAllowed, OwnPost and LeadersPost for who may not, StaleButton where it is decided already.
    """
    asked = _waiting(turn, speaker, post)
    organization = speaker.organization.id
    waiting = Candidacy(asked.person.id, asked.role, people.founder(turn.session, organization=organization))
    posts.refuse_decision(speaker.known, waiting, staff_of(turn, organization))
    holding = _holding(turn, organization, asked.role, asked.unit_id)
    ended = tuple(
        one for one in holding if one.person != asked.person and (asked.role is Role.HEAD or one.id == asked.replaces)
    )
    _decided(turn, speaker, asked, approved=approved)
    if not approved:
        return Decided(asked)
    end(turn, speaker, ended)
    return Decided(asked, ended)


def _waiting(turn: Turn, speaker: Speaker, post: int) -> AskedPost:
    speaker.require(Verb.DECIDE_POST)
    asked = people.asked_post(turn.session, organization=speaker.organization.id, post=post)
    if asked is None:
        raise refusals.StaleButton
    return asked


def _decided(turn: Turn, speaker: Speaker, asked: AskedPost, *, approved: bool) -> AskedPost:
    organization, by = speaker.organization.id, speaker.known.person
    if not people.decide_post(
        turn.session, organization=organization, post=asked.id, by=by, approved=approved, now=turn.now
    ):
        raise refusals.StaleButton
    kind = EventKind.POST_APPROVED if approved else EventKind.POST_REFUSED
    _note(turn, speaker, kind, PostDecided(asked.id, asked.person.id), by=by)
    return asked


def end(turn: Turn, speaker: Speaker, ended: Sequence[HeldPost]) -> None:
    """These posts end by the word of the speaker."""
    people.end_posts(turn.session, [one.id for one in ended], organization=speaker.organization.id, now=turn.now)
    for one in ended:
        _note(turn, speaker, EventKind.POST_ENDED, PostDecided(one.id, one.person.id), by=speaker.known.person)


def _note(turn: Turn, speaker: Speaker, kind: EventKind, content: Content, *, by: int) -> None:
    note(turn, speaker.organization.id, kind, content, by=by)


def note(turn: Turn, organization: int, kind: EventKind, content: Content, *, by: int) -> None:
    """A line of the history that belongs to no task."""
    events.add(turn.session, kind, content, organization=organization, by=by, now=turn.now, source=turn.source)


def move_group(turn: Turn, *, old: int, new: int) -> None:
    """A group has got a new id. Harmless to repeat."""
    organizations.move_chat(turn.session, channel=turn.channel, old=old, new=new)


def is_set_up(turn: Turn) -> bool:
    """Whether the group belongs to an organization already."""
    return organizations.of_chat(turn.session, turn.chat, channel=turn.channel) is not None


MOST_ANSWERS = 3
WITHIN = dt.timedelta(hours=1)
"""Who never held a post is answered in a group so often, and not at will: the others have to read it all."""


def was_answered_enough(turn: Turn, account: int) -> bool:
    """Whether somebody who never held a post has had the answers of this hour in the group.

    Who is asked something, as while setting up, is in a conversation, and heard to its end.
    """
    if turn.private or dialogues.waiting(turn, account=account) is not None or _has_served(turn, account):
        return False
    said = inbox.messages_of(turn.session, account, chat=turn.chat, since=turn.now - WITHIN)
    return outbox.answers_to(turn.session, said, chat=turn.chat) >= MOST_ANSWERS


def _has_served(turn: Turn, account: int) -> bool:
    here, channel = turn.organization, turn.channel
    return here is not None and people.has_served(turn.session, organization=here, channel=channel, account=account)
