"""Who decides that somebody holds a post: never that person; of a leader another leader, if there is one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from domain import refusals
from domain.people import Actor, Verb, may
from domain.roles import Role
from domain.tasks import PersonName, UnitName


@dataclass(frozen=True)
class HeldPost:
    """A post that was given and has not ended; `absent`: it rests, because its holder has left the group."""

    id: int
    person: PersonName
    role: Role
    unit: str | None
    unit_id: int | None
    since: dt.datetime
    absent: bool


@dataclass(frozen=True)
class Claim:
    """A post that waits for a decision: who may decide, and who else holds it. `ends` are those whose post ends."""

    post: int
    deciders: tuple[PersonName, ...]
    holding: tuple[HeldPost, ...] = ()
    ends: tuple[HeldPost, ...] = ()


@dataclass(frozen=True)
class StaffOrder:
    """What is to become of a post: it goes to who is called `to`, or ends where nobody is named."""

    post: int
    to: str = ""


@dataclass(frozen=True)
class ChargeOrder:
    """Of which units the leader who is called `leader` is in charge from now on; `ends`: is no longer.

    `post` is the number of the leader's post, where that was told instead of a name.
    """

    units: tuple[UnitName, ...]
    leader: str = ""
    post: int | None = None
    ends: bool = False


@dataclass(eq=False)
class NoLeader(refusals.Refusal):
    """Somebody who is no leader cannot be in charge of units; `leaders` are the names of those who are."""

    name: str
    leaders: tuple[str, ...]


DECIDING = frozenset({Role.OFFICE, Role.LEADER})
"""Posts whose holders give others theirs."""


@dataclass(frozen=True)
class Candidacy:
    """A post that waits for a decision: whose it is to be, and who set the organization up.

    `founder` is None where that person is of the office no more.
    """

    person: int
    role: Role
    founder: int | None


def deciders(waiting: Candidacy, staff: Iterable[Actor]) -> tuple[Actor, ...]:
    """Who of the staff may decide: the office and leaders.

    A leader's post is decided by leaders; while there is none, by who set the organization up, or in the place of
    that person by anybody else of the office.
    """
    able = tuple(one for one in staff if one.person != waiting.person and may(one, Verb.DECIDE_POST))
    if waiting.role is not Role.LEADER:
        return able
    leaders = tuple(one for one in able if one.holds(Role.LEADER))
    founder = tuple(one for one in able if one.person == waiting.founder)
    return leaders or founder or able


def refuse_decision(actor: Actor, waiting: Candidacy, staff: Iterable[Actor]) -> None:
    """Raises NotAllowed, OwnPost for one's own, and LeadersPost where others decide about a leader's."""
    if not may(actor, Verb.DECIDE_POST):
        raise refusals.NotAllowed(Verb.DECIDE_POST)
    if actor.person == waiting.person:
        raise refusals.OwnPost
    able = deciders(waiting, staff)
    if actor.person not in {one.person for one in able}:
        raise refusals.LeadersPost(tuple(one.name for one in able))


def may_end(actor: Actor) -> bool:
    """Whether the actor decides that a post ends."""
    return may(actor, Verb.DECIDE_POST)
