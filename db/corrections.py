"""Words that were read wrongly, as those who wrote them said: kept to learn from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Correction, Person
from domain import history as corrected


def add(
    session: Session,
    *,
    organization: int,
    words: str,
    read: str,
    meant: str,
    rules: Sequence[str] = (),
    now: dt.datetime,
) -> None:
    read, meant = read[:20], meant[:20]
    session.add(
        Correction(organization_id=organization, words=words, read=read, meant=meant, rules=list(rules), at=now)
    )
    session.flush()


def all_of_them(session: Session) -> list[corrected.Correction]:
    """Words that were read wrongly, in all organizations, with the names that may stand in them."""
    rows = session.execute(select(Correction).order_by(Correction.id))
    people = session.execute(select(Person.organization_id, Person.name).order_by(Person.id))
    names: dict[int, list[str]] = defaultdict(list)
    for organization, name in people:
        names[organization].append(name)
    return [
        corrected.Correction(row.words, row.read, row.meant, tuple(names[row.organization_id]), tuple(row.rules or ()))
        for row in rows.scalars()
    ]
