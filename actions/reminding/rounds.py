"""Rounds in the morning: who has not sent a part is reminded as its day comes near, and from then on each morning."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from actions.rounds.standings import standings_of
from db.rounds import rounds
from domain.organizations import Organization
from domain.people import HEADS
from domain.reminding.mornings import DueRound, WaitingPart
from domain.roles import Role
from domain.rounds.answers import UnitPart
from domain.rounds.rounds import is_told
from domain.staff.gaps import Held


def due(session: Session, known: Organization, holders: Sequence[Held], *, now: dt.datetime) -> tuple[DueRound, ...]:
    """The open rounds that are spoken of on the morning of `now`, which carries the zone, and that lack parts."""
    today, times = now.date(), known.times
    told = [
        one
        for one in rounds.open_ones(session, organization=known.id)
        if is_told(one.last_day(times.zone), today, times.calendar)
    ]
    return tuple(
        DueRound(standing, tuple(_waiting(part, holders) for part in standing.waiting))
        for standing in standings_of(session, told, now=now)
        if standing.waiting
    )


def _waiting(part: UnitPart, holders: Sequence[Held]) -> WaitingPart:
    answering = {*HEADS, Role.DEPUTY}
    heads = (one.person for one in holders if one.role in answering and one.unit == part.unit.id)
    return WaitingPart(part.unit.name, tuple(dict.fromkeys(heads)))
