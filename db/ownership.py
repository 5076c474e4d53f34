"""No row points into another organization: whoever writes one asks here first whether what it points to is its own."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from db.models import Person, Post, Task, Unit


def require(
    session: Session, model: type[Task | Unit | Person | Post], ids: Collection[int | None], *, organization: int
) -> None:
    """Raise NoResultFound unless all these tasks, units or people belong to the organization; None points nowhere."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return
    found = session.scalar(select(func.count()).where(model.organization_id == organization, model.id.in_(wanted)))
    if found != len(wanted):
        raise NoResultFound(f"{model.__tablename__} {sorted(wanted)} do not all belong to organization {organization}")
