"""Codes for further organizations: stored so that nobody can read them, each used once."""

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import Invitation


def add(session: Session, digest: str, *, now: dt.datetime) -> None:
    session.add(Invitation(digest=digest, made_at=now))
    session.flush()


def is_open(session: Session, digest: str) -> bool:
    """Whether there is such a code, and nobody has used it."""
    return (
        session.scalar(select(Invitation.id).where(Invitation.digest == digest, Invitation.used_at.is_(None)))
        is not None
    )


def use(session: Session, digest: str, *, organization: int, now: dt.datetime) -> bool:
    """Whether the code was still to be used; from now on it is not."""
    used = session.execute(
        update(Invitation)
        .where(Invitation.digest == digest, Invitation.used_at.is_(None))
        .values(used_at=now, organization_id=organization)
    )
    return bool(used.rowcount)  # type: ignore[attr-defined]
