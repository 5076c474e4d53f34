"""Rounds as they stand now, and whose part somebody speaks for."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from actions.turns import Speaker, Turn
from db.rounds import answers, rounds
from domain import refusals
from domain.people import Duty, Verb, may
from domain.rounds.answers import UnitPart
from domain.rounds.rounds import Round, Standing


def standings_of(session: Session, found: Sequence[Round], *, now: dt.datetime) -> list[Standing]:
    """The rounds of one organization with all their parts; `now` carries its zone."""
    if not found:
        return []
    parts = answers.of_rounds(session, [one.id for one in found], organization=found[0].organization)
    return [Standing(one, parts.get(one.id, ()), now) for one in found]


def standing_of(session: Session, found: Round, *, now: dt.datetime) -> Standing:
    [standing] = standings_of(session, [found], now=now)
    return standing


def meant(turn: Turn, speaker: Speaker, number: int | None) -> Round:
    """The round of that number; without one the newest open one. Raises NoSuchRound."""
    organization = speaker.organization.id
    if number is None:
        found = rounds.open_ones(turn.session, organization=organization)[-1:]
    else:
        found = rounds.numbered(turn.session, number, organization=organization)
    if not found:
        raise refusals.NoSuchRound(number)
    return found[0]


def own_parts(speaker: Speaker, standing: Standing) -> tuple[UnitPart, ...]:
    """The parts that the speaker may answer."""
    actor = speaker.known
    return tuple(part for part in standing.parts if may(actor, Verb.ANSWER_ROUND, Duty(part.unit.id)))
