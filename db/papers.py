"""The papers that assign tasks: one row for each, however it is spelt, with what is known of it."""

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.base import table
from db.models import Paper as PaperRow
from db.models import Task as TaskRow
from domain.registering.papers import Paper

LONGEST_WORDS = 500
PAPERS = table(PaperRow)
COLUMNS = (
    PAPERS.c.words.label("paper"),
    PAPERS.c.number.label("paper_number"),
    PAPERS.c.day.label("paper_day"),
    PAPERS.c.issuer.label("paper_issuer"),
    PAPERS.c.about.label("paper_about"),
    func.coalesce(table(TaskRow).c.area, PAPERS.c.area).label("area"),
)
"""What source_of() reads, and the area of a task, which is by default that of its paper."""


def keep(session: Session, words: str, key: str, source: Paper | None, *, organization: int) -> int:
    """The id of the paper that the words name; `key` is what two spellings of it have in common.

    What is known of it fills what was blank, and replaces nothing.
    """
    mine = (PaperRow.organization_id == organization, PaperRow.key == key[:LONGEST_WORDS])
    row = session.scalar(select(PaperRow).where(*mine))
    known = _columns(source) if source else {}
    if row is None:
        row = PaperRow(organization_id=organization, words=words[:LONGEST_WORDS], key=key[:LONGEST_WORDS], **known)
        session.add(row)
        session.flush()
    elif blank := {name: value for name, value in known.items() if value and not getattr(row, name)}:
        session.execute(update(PaperRow).where(PaperRow.id == row.id).values(**blank))
    return row.id


def _columns(source: Paper) -> dict[str, Any]:
    return {
        "number": source.number[:200] or None,
        "day": source.day,
        "issuer": source.issuer[:300] or None,
        "about": source.about or None,
    }


def source_of(row: Any) -> Paper | None:
    """What is known of the paper of a task beside its words; None where nothing is."""
    known = Paper(row["paper_number"] or "", row["paper_day"], row["paper_issuer"] or "", row["paper_about"] or "")
    return None if known == Paper() else known
