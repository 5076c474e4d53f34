"""Who may set an organization up: the first one anybody who administers a group, a further one with a code."""

import datetime as dt

from actions.turns import Turn
from db import invitations, organizations
from db.engine import Sessions
from domain import refusals
from domain.staff.invitations import digest_of, new_code


def invite(sessions: Sessions, *, now: dt.datetime) -> str:
    """A new code, for the operator to hand on."""
    code = new_code()
    with sessions.begin() as session:
        invitations.add(session, digest_of(code), now=now)
    return code


def require(turn: Turn, digest: str) -> None:
    """Raises CodeNeeded where a code is needed and none is given, BadCode for one that does not hold."""
    if organizations.is_fresh(turn.session):
        return
    if not digest:
        raise refusals.CodeNeeded
    if not invitations.is_open(turn.session, digest):
        raise refusals.BadCode


def use(turn: Turn, digest: str, *, organization: int) -> None:
    """The code is spent with the organization. Raises BadCode where somebody was faster."""
    if digest and not invitations.use(turn.session, digest, organization=organization, now=turn.now):
        raise refusals.BadCode
