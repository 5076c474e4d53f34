"""Setting up a department: the group, the units, and who holds which post."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.speakers import Speaker
from actions.turns import Turn
from db import events, organizations, people
from db.people import AskedPost, Holder
from domain import refusals
from domain.organizations import NewUnit, Organization
from domain.people import Post, Verb
from domain.posts import ClaimedPost
from domain.roles import Role


async def set_up(
    turn: Turn, *, account: int, name: str, title: str, zone: str, units: Sequence[NewUnit]
) -> Organization:
    """Bind the group to a new organization, whose office is the admin that does it. Raises AlreadyBound."""
    await refuse_bound(turn)
    organization = await organizations.create(turn.session, name=title, zone=zone, now=turn.now)
    await organizations.bind_chat(
        turn.session, organization=organization, account=turn.chat, title=title, topic=turn.topic
    )
    created = await organizations.by_id(turn.session, organization=organization)
    today = turn.now.astimezone(created.times.zone).date()
    await organizations.add_units(turn.session, organization=organization, units=units, today=today)
    person = await people.ensure(turn.session, organization=organization, account=account, name=name)
    post = await people.ask_post(
        turn.session, organization=organization, person=person, role=Role.OFFICE, unit=None, now=turn.now
    )
    await people.decide_post(turn.session, organization=organization, post=post, by=person, approved=True, now=turn.now)
    await events.add(turn.session, "set_up", organization=organization, by=person, now=turn.now, source=turn.source)
    turn.organization = organization
    return created


async def add_units(turn: Turn, speaker: Speaker, units: Sequence[NewUnit]) -> None:
    """Units that the department has got since it was set up. Raises NotAllowed for others than the office."""
    speaker.require(Verb.SET_UP)
    organization = speaker.organization
    today = turn.now.astimezone(organization.times.zone).date()
    await organizations.add_units(turn.session, organization=organization.id, units=units, today=today)
    after = {"units": [unit.name for unit in units]}
    await _note(turn, speaker, "units_added", by=speaker.known.person, after=after)


async def refuse_bound(turn: Turn) -> None:
    """Raises AlreadyBound where the group belongs to an organization already."""
    bound = await organizations.of_chat(turn.session, turn.chat)
    if bound is not None:
        raise refusals.AlreadyBound((await organizations.by_id(turn.session, organization=bound)).name)


@dataclass(frozen=True)
class Asked:
    """A post that waits for the office, and the people who may decide."""

    post: int
    office: tuple[Holder, ...]


async def ask_post(turn: Turn, speaker: Speaker, claimed: ClaimedPost, *, name: str) -> Asked:
    """Write down the post that somebody claims. Raises AlreadyHolds where the person holds it."""
    organization = speaker.organization.id
    held = speaker.actor.posts if speaker.actor else ()
    if any(post.role is claimed.role and post.unit == claimed.unit for post in held):
        raise refusals.AlreadyHolds
    person = await people.ensure(turn.session, organization=organization, account=speaker.account, name=name)
    post = await people.ask_post(
        turn.session, organization=organization, person=person, role=claimed.role, unit=claimed.unit, now=turn.now
    )
    await _note(turn, speaker, "post_asked", by=person, after={"role": claimed.role.value, "unit": claimed.unit})
    holders = await people.holders(turn.session, organization=organization)
    return Asked(post, tuple(holder for holder in holders if holder.role is Role.OFFICE))


async def waiting_posts(turn: Turn, speaker: Speaker) -> tuple[Post, ...]:
    """What the speaker has claimed and waits for, each once."""
    found = await people.waiting_posts(turn.session, organization=speaker.organization.id, account=speaker.account)
    return tuple(dict.fromkeys(found))


async def decide_post(turn: Turn, speaker: Speaker, post: int, *, approved: bool) -> AskedPost:
    """The office approves or refuses. Raises NotAllowed for others, StaleButton where it is decided already."""
    speaker.require(Verb.SET_UP)
    organization = speaker.organization.id
    asked = await people.asked_post(turn.session, organization=organization, post=post)
    if asked is None:
        raise refusals.StaleButton
    by = speaker.known.person
    await people.decide_post(turn.session, organization=organization, post=post, by=by, approved=approved, now=turn.now)
    kind = "post_approved" if approved else "post_refused"
    await _note(turn, speaker, kind, by=by, after={"post": post, "person": asked.person.id})
    return asked


async def open_private_chat(turn: Turn, *, account: int) -> None:
    """The person wrote in private: from now on the assistant may write there too."""
    await people.mark_reachable(turn.session, account=account, reachable=True)


async def _note(turn: Turn, speaker: Speaker, kind: str, *, by: int, after: dict[str, Any]) -> None:
    await events.add(
        turn.session,
        kind,
        organization=speaker.organization.id,
        by=by,
        now=turn.now,
        after=after,
        source=turn.source,
    )


async def move_group(turn: Turn, *, new: int) -> None:
    """The group of this turn has got a new id."""
    await organizations.move_chat(turn.session, old=turn.chat, new=new)
