"""Words that were read wrongly, as those who wrote them said: kept to learn from."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Correction, Person
from domain import corrections as corrected


async def add(session: AsyncSession, *, organization: int, words: str, read: str, meant: str, now: dt.datetime) -> None:
    session.add(Correction(organization_id=organization, words=words, read=read[:20], meant=meant[:20], at=now))
    await session.flush()


async def all_of_them(session: AsyncSession) -> list[corrected.Correction]:
    """Words that were read wrongly, in all organizations, with the names that may stand in them."""
    rows = await session.execute(select(Correction).order_by(Correction.id))
    people = await session.execute(select(Person.organization_id, Person.name).order_by(Person.id))
    names: dict[int, list[str]] = defaultdict(list)
    for organization, name in people:
        names[organization].append(name)
    return [
        corrected.Correction(row.words, row.read, row.meant, tuple(names[row.organization_id]))
        for row in rows.scalars()
    ]
