"""Posts end: by the office or a leader, handed on, or when their holder has left the group."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn

from actions.people import end, note, staff_of
from actions.turns import Speaker, Turn
from db import events, organizations, people
from db.charges import in_charge
from db.charges import put_in_charge as store_charge
from domain import refusals
from domain.history import ChargeChanged, EventKind, PostDecided
from domain.names import Match, Named, without_mark
from domain.people import Verb
from domain.roles import Role
from domain.staff import posts
from domain.staff.posts import Candidacy, ChargeOrder, HeldPost, NoLeader
from domain.tasks import PersonName, UnitName

Find = Callable[[str, Sequence[Named]], Match]
"""Whom a name means among those that are known."""


@dataclass(frozen=True)
class Left:
    """The posts of somebody who has left the group, and who decides whether they end."""

    posts: tuple[HeldPost, ...]
    deciders: tuple[PersonName, ...]


def leave(turn: Turn, account: int) -> Left | None:
    """Somebody has left the group: the posts rest until somebody decides, what was asked for is asked for no more.

    None where the person holds nothing here.
    """
    organization, person = _behind(turn, account)
    if organization is None or person is None:
        return None
    people.drop_claims(turn.session, person.id, organization=organization, now=turn.now)
    rested = people.rest_posts(turn.session, person.id, organization=organization, since=turn.now)
    for post in rested:
        note(turn, organization, EventKind.POST_RESTED, PostDecided(post, person.id), by=person.id)
    held = _held(turn, organization, rested)
    if not held:
        return None
    able = {one.person for one in staff_of(turn, organization) if posts.may_end(one)}
    found = (one.person for one in people.holders(turn.session, organization=organization) if one.person.id in able)
    return Left(held, tuple(dict.fromkeys(found)))


def come_back(turn: Turn, accounts: Collection[int]) -> tuple[HeldPost, ...]:
    """People are in the group again: the posts that only rested count again."""
    back: list[HeldPost] = []
    for account in accounts:
        organization, person = _behind(turn, account)
        if organization is None or person is None:
            continue
        resumed = people.rest_posts(turn.session, person.id, organization=organization, since=None)
        for post in resumed:
            note(turn, organization, EventKind.POST_RESUMED, PostDecided(post, person.id), by=person.id)
        back += _held(turn, organization, resumed)
    return tuple(back)


def _behind(turn: Turn, account: int) -> tuple[int | None, PersonName | None]:
    organization = organizations.of_chat(turn.session, turn.chat, channel=turn.channel)
    if organization is None:
        return None, None
    turn.enter(organization)
    return organization, people.behind(turn.session, organization=organization, channel=turn.channel, account=account)


def _held(turn: Turn, organization: int, wanted: Collection[int]) -> tuple[HeldPost, ...]:
    return tuple(one for one in people.staff(turn.session, organization=organization) if one.id in wanted)


def staff(turn: Turn, speaker: Speaker) -> tuple[HeldPost, ...]:
    """Everybody who holds a post. Raises NotAllowed."""
    speaker.require(Verb.SEE_STAFF)
    return people.staff(turn.session, organization=speaker.organization.id)


def end_post(turn: Turn, speaker: Speaker, number: int) -> HeldPost:
    """A post ends. Raises NotAllowed, NoSuchPost, and LastDecider where nobody would be left to give posts."""
    held = _post(turn, speaker, number)
    left = [one for one in people.staff(turn.session, organization=speaker.organization.id) if one.id != number]
    if held.role in posts.DECIDING and not any(one.role in posts.DECIDING and not one.absent for one in left):
        raise refusals.LastDecider
    end(turn, speaker, [held])
    return held


def settle_absence(turn: Turn, speaker: Speaker, number: int, *, ends: bool) -> tuple[HeldPost, ...]:
    """Whether the posts of somebody who has left the group end. Raises NotAllowed, StaleButton where none rests."""
    held = _post(turn, speaker, number)
    organization = speaker.organization.id
    theirs = tuple(
        one
        for one in people.staff(turn.session, organization=organization)
        if one.person.id == held.person.id and one.absent
    )
    if not theirs:
        raise refusals.StaleButton
    if ends:
        end(turn, speaker, theirs)
        return theirs
    for post in people.rest_posts(turn.session, held.person.id, organization=organization, since=None):
        decided = PostDecided(post, held.person.id)
        note(turn, organization, EventKind.POST_RESUMED, decided, by=speaker.known.person)
    return theirs


def hand_over(turn: Turn, speaker: Speaker, number: int, to: Named) -> tuple[HeldPost, PersonName]:
    """A post goes to somebody else whom the organization knows.

    Raises NotAllowed, NoSuchPost, OwnPost, LeadersPost, AlreadyHolds.
    """
    held = _post(turn, speaker, number)
    organization = speaker.organization.id
    waiting = Candidacy(to.id, held.role, people.founder(turn.session, organization=organization))
    posts.refuse_decision(speaker.known, waiting, staff_of(turn, organization))
    same = (one for one in people.staff(turn.session, organization=organization) if one.person.id == to.id)
    if any((one.role, one.unit_id) == (held.role, held.unit_id) for one in same):
        raise refusals.AlreadyHolds
    given = people.ask_post(
        turn.session,
        organization=organization,
        person=to.id,
        role=held.role,
        unit=held.unit_id,
        now=turn.now,
        replaces=held.id,
    )
    by = speaker.known.person
    people.decide_post(turn.session, organization=organization, post=given, by=by, approved=True, now=turn.now)
    note(turn, organization, EventKind.POST_APPROVED, PostDecided(given, to.id), by=by)
    end(turn, speaker, [held])
    found = _held(turn, organization, [given])
    return held, found[0].person


def charges(turn: Turn, speaker: Speaker) -> tuple[tuple[UnitName, PersonName | None], ...]:
    """Every unit with the leader in charge of it; None where there is nobody."""
    organization = speaker.organization.id
    today = turn.now.astimezone(speaker.organization.times.zone).date()
    held = in_charge(turn.session, organization=organization)
    units = organizations.units(turn.session, organization=organization, today=today)
    return tuple((UnitName(unit.id, unit.name), held.get(unit.id)) for unit in units)


def put_in_charge(turn: Turn, speaker: Speaker, order: ChargeOrder, find: Find) -> PersonName:
    """The leader is in charge of the units from now on, or no longer. Raises NotAllowed, NoSuchPost, NoLeader."""
    speaker.require(Verb.DECIDE_POST)
    organization = speaker.organization.id
    leaders = [one for one in people.staff(turn.session, organization=organization) if one.role is Role.LEADER]
    held = _leader(turn, speaker, order, leaders, find)
    before = in_charge(turn.session, organization=organization)
    ended = [unit for unit in order.units if unit.id in before and before[unit.id].id == held.person.id]
    units = ended if order.ends else order.units
    to = None if order.ends else held.person.id
    store_charge(turn.session, [unit.id for unit in units], to, organization=organization, now=turn.now)
    changed = ChargeChanged(tuple(unit.name for unit in units), None if order.ends else held.person.name)
    events.add(
        turn.session,
        EventKind.CHARGE_CHANGED,
        changed,
        organization=organization,
        by=speaker.known.person,
        now=turn.now,
        source=turn.source,
    )
    return held.person


def _leader(turn: Turn, speaker: Speaker, order: ChargeOrder, leaders: Sequence[HeldPost], find: Find) -> HeldPost:
    if order.post is not None:
        held = _post(turn, speaker, order.post)
    else:
        named = [Named(one.id, one.person.name, (without_mark(one.person.name),)) for one in leaders]
        winner = find(order.leader, named).winner
        held = next((one for one in leaders if winner and one.id == winner.id), None) or _no_leader(order, leaders)
    if held.role is not Role.LEADER:
        raise NoLeader(held.person.name, tuple(one.person.name for one in leaders))
    return held


def _no_leader(order: ChargeOrder, leaders: Sequence[HeldPost]) -> NoReturn:
    raise NoLeader(order.leader, tuple(one.person.name for one in leaders))


def known(turn: Turn, speaker: Speaker) -> tuple[Named, ...]:
    """Everybody whom the organization knows, as names that can be found."""
    found = people.accounts(turn.session, organization=speaker.organization.id)
    return tuple(Named(id_, one.name, (without_mark(one.name),)) for id_, one in found.items())


def _post(turn: Turn, speaker: Speaker, number: int) -> HeldPost:
    speaker.require(Verb.DECIDE_POST)
    found = _held(turn, speaker.organization.id, [number])
    if not found:
        raise refusals.NoSuchPost(number)
    return found[0]
