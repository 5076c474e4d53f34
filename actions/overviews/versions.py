"""The templates of an office that are or were in use, by the history of the department."""

from sqlalchemy.orm import Session

from db import events
from db.delivery import files
from domain.history import EventKind, TemplateChanged
from domain.overviews.report import WITH_TEMPLATE, Face
from domain.overviews.templates import Version

MOST = 1_000
"""Changes that are looked through."""


def history(session: Session, organization: int) -> list[Version]:
    """All templates that were ever in use, the newest first."""
    kinds = [EventKind.TEMPLATE_CHANGED]
    found = []
    for line in events.of_department(session, organization=organization, kinds=kinds, limit=MOST):
        assert isinstance(line.content, TemplateChanged)
        found.append(Version(Face(line.content.face), line.content.file, line.content.name, line.who, line.at))
    return found


def in_use(session: Session, face: Face, *, organization: int) -> bytes | None:
    """The template of the paper; None where the shipped layout is in use, or the paper has no templates."""
    kept = WITH_TEMPLATE.get(face)
    newest = next((one for one in history(session, organization) if one.face is kept), None)
    if newest is None or newest.file is None:
        return None
    return files.get(session, newest.file, organization=organization).content
