"""Who speaks, and in which organization."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import people
from domain import refusals
from domain.organizations import Organization
from domain.people import Actor, Verb, may


@dataclass(frozen=True)
class Speaker:
    """Somebody in an organization. Without a post, `actor` is None: such a person may ask for one, and nothing else."""

    organization: Organization
    actor: Actor | None
    account: int

    @property
    def known(self) -> Actor:
        """The person with the posts held; raises NotKnown for somebody without any."""
        if self.actor is None or not self.actor.posts:
            raise refusals.NotKnown
        return self.actor

    def require(self, verb: Verb) -> Actor:
        """The person, if the department at large allows `verb`; raises NotKnown or NotAllowed."""
        if not may(self.known, verb):
            raise refusals.NotAllowed(verb)
        return self.known


def recognize(session: Session, *, chat: int, account: int) -> Speaker:
    """The speaker in the organization of the chat; in a private chat, in the newest one that knows the account.

    Raises NoOrganization for a group that is bound to none, and for a private chat of an unknown account.
    """
    found = people.speaker(session, chat=chat, account=account)
    if found is None:
        raise refusals.NoOrganization
    organization, actor = found
    return Speaker(organization, actor, account)
