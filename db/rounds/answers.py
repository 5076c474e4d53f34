"""The parts of a round: what each unit was asked for, and all that it has answered."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import require
from db.events import Source
from db.models import Person, Unit
from db.rounds.tables import RoundAnswer, RoundPart
from domain.heard import File, Files
from domain.rounds.answers import Answer, Parts, Told, UnitPart
from domain.tasks import PersonName, UnitName


def of_rounds(session: Session, ids: Collection[int], *, organization: int) -> dict[int, tuple[UnitPart, ...]]:
    """The parts of these rounds by the ids of the rounds, in the order of the units, each with all its answers."""
    asked = session.execute(
        select(RoundPart.id, RoundPart.round_id, Unit.id, Unit.name)
        .join(Unit, Unit.id == RoundPart.unit_id)
        .where(RoundPart.organization_id == organization, RoundPart.round_id.in_(ids))
        .order_by(RoundPart.round_id, Unit.id)
    ).all()
    answers = _answers(session, [part for part, *_ in asked], organization)
    found: dict[int, list[UnitPart]] = defaultdict(list)
    for part, of_round, unit, name in asked:
        found[of_round].append(UnitPart(part, UnitName(unit, name), tuple(answers.get(part, ()))))
    return {of_round: tuple(parts) for of_round, parts in found.items()}


def _answers(session: Session, parts: Sequence[int], organization: int) -> dict[int, list[Answer]]:
    rows = session.execute(
        select(RoundAnswer, Person.id, Person.name, Person.account)
        .join(Person, Person.id == RoundAnswer.person_id)
        .where(RoundAnswer.organization_id == organization, RoundAnswer.part_id.in_(parts))
        .order_by(RoundAnswer.id)
    )
    found: dict[int, list[Answer]] = defaultdict(list)
    for row, person, name, account in rows:
        told = {int(place): Told.from_json(one) for place, one in row.parts.items()}
        files = tuple(File.from_json(file) for file in row.files)
        found[row.part_id].append(Answer(PersonName(person, name, account), row.at, told, files))
    return found


def add(
    session: Session,
    part: int,
    told: Parts,
    files: Files,
    *,
    organization: int,
    by: int,
    source: Source,
    now: dt.datetime,
) -> None:
    """Keep what a unit answered. Raises NoResultFound for a part or a person of others."""
    require(session, RoundPart, [part], organization=organization)
    require(session, Person, [by], organization=organization)
    session.add(
        RoundAnswer(
            organization_id=organization,
            part_id=part,
            person_id=by,
            at=now,
            chat=source.chat,
            message=source.message,
            parts={str(place): one.to_json() for place, one in told.items()},
            files=[file.to_json() for file in files],
        )
    )
    session.flush()
