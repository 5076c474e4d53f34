"""What is wrong with the set-up of a department, as the database and the messenger know it."""

import datetime as dt
from collections.abc import Sequence

from actions.tasks import holders_of, units_of
from actions.turns import Speaker, Turn
from db import organizations, outbox, people
from domain.overviews.board import LATELY
from domain.overviews.diagnosis import Diagnosis, Group, Looked, Place, Trouble
from domain.people import Verb
from domain.staff import gaps
from domain.staff.gaps import Held
from domain.staff.posts import DECIDING
from domain.tasks import PersonName, UnitName

CLOCK_MAY_DIFFER = dt.timedelta(seconds=60)
MOST_PEOPLE = 40
"""People whose private chats are tried."""


def places(turn: Turn, speaker: Speaker) -> tuple[Place, ...]:
    """The chats that are to be tried: the groups, and the private ones that are said to be open. Raises NotAllowed."""
    speaker.require(Verb.SEE_SETTINGS)
    groups = organizations.groups(turn.session, organization=speaker.organization.id)
    people = dict.fromkeys(one.person.account for one in holders_of(turn, speaker) if one.reachable)
    return (*(Place(*group) for group in groups), *(Place(account) for account in list(people)[:MOST_PEOPLE]))


def diagnose(turn: Turn, speaker: Speaker, looked: Looked) -> Diagnosis:
    """All that is wrong. Who turns out to be out of reach counts as such from now on. Raises NotAllowed."""
    speaker.require(Verb.SEE_SETTINGS)
    organization = speaker.organization.id
    holders = holders_of(turn, speaker)
    blocked = {chat for chat, trouble in looked.troubles.items() if trouble is Trouble.BLOCKED}
    for account in blocked:
        people.mark_reachable(turn.session, channel=turn.channel, account=account, reachable=False)
    out = _out_of_reach(holders, blocked)
    deciding = {one.person for one in holders if one.role in DECIDING}
    units = [UnitName(unit.id, unit.name) for unit in units_of(turn, speaker)]
    accounts = organizations.groups(turn.session, organization=organization)
    titles = organizations.titles(turn.session, organization=organization)
    return Diagnosis(
        groups=tuple(
            Group(title, looked.troubles.get(account)) for (account, _), title in zip(accounts, titles, strict=True)
        ),
        deciders=tuple(one for one in out if one in deciding),
        others=tuple(one for one in out if one not in deciding),
        vacant=gaps.unmanned(units, holders),
        claims=len(people.claims(turn.session, organization=organization)),
        absent=len({one.person for one in people.staff(turn.session, organization=organization) if one.absent}),
        undelivered=outbox.undelivered(turn.session, organization=organization, since=turn.now - LATELY),
        ahead=looked.ahead if looked.is_off(CLOCK_MAY_DIFFER) else None,
    )


def _out_of_reach(holders: Sequence[Held], blocked: set[int]) -> tuple[PersonName, ...]:
    found = (one.person for one in holders if not one.reachable or one.person.account in blocked)
    return tuple(dict.fromkeys(found))
