"""Files with their bytes: put in once, however often the same bytes come, and got out by their id."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from db.models import File


@dataclass(frozen=True)
class Stored:
    name: str
    content: bytes


def put(session: Session, name: str, content: bytes, kind: str, *, organization: int, now: dt.datetime) -> int:
    """Keep a file; returns its id, which is that of the same bytes where the organization has them already."""
    digest = hashlib.sha256(content).hexdigest()
    known = session.scalar(select(File.id).where(File.organization_id == organization, File.sha256 == digest))
    if known is not None:
        return known
    row = File(
        organization_id=organization,
        sha256=digest,
        size=len(content),
        name=name[:300],
        kind=kind,
        stored_at=now,
        content=content,
    )
    session.add(row)
    session.flush()
    return row.id


def get(session: Session, file: int, *, organization: int) -> Stored:
    """The file of that id. Raises NoResultFound for one of others."""
    row = session.scalars(
        select(File).options(undefer(File.content)).where(File.organization_id == organization, File.id == file)
    ).one()
    return Stored(row.name, row.content)


def name(session: Session, file: int, *, organization: int) -> str:
    """What the file of that id is called, without its bytes. Raises NoResultFound for one of others."""
    mine = select(File.name).where(File.organization_id == organization, File.id == file)
    return session.execute(mine).scalar_one()
