"""Whether a task is the order of a leader, and whether that leader is still one."""

from typing import Any

from sqlalchemy import Label, Table, exists

from db.base import table
from db.models import Post
from domain.people import Giver
from domain.roles import Role


def columns(tasks: Table) -> tuple[Label[bool], ...]:
    """What giver_of() reads, beside the rows of a query over `tasks`."""
    posts = table(Post)
    leads = (
        (posts.c.organization_id == tasks.c.organization_id)
        & (posts.c.role == Role.LEADER)
        & posts.c.approved_at.is_not(None)
        & posts.c.ended_at.is_(None)
        & posts.c.absent_since.is_(None)
    )
    theirs = exists().where(leads, posts.c.person_id == tasks.c.assigner_id)
    return (
        (tasks.c.by_leader & theirs).label("giver_leads"),
        (tasks.c.by_leader & exists().where(leads)).label("somebody_leads"),
    )


def giver_of(row: Any) -> Giver:
    if row["giver_leads"]:
        return Giver.LEADER
    return Giver.FORMER_LEADER if row["somebody_leads"] else Giver.OFFICE
