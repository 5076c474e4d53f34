"""Everything that the rules say no to. The words are in texts/refusals.py.

Refusal
  x NotKnown            the account holds no post in the organization
  x NotAllowed          the post does not allow it
  x OwnWork             the doer may not judge the own work
  x SetAbove            a higher authority set the deadline
  x NoOrganization      the chat is bound to no organization
  x AlreadyBound        the chat belongs to an organization already
  x NotGroupAdmin       only an admin of the group may set it up
  x NotInGroup          it must be said in a group
  x NoSuchTask          no task of that number, or not one to be seen
  x NoTaskHere          the message replied to shows no task
  x WhichTask           the message replied to shows several
  x AlreadyClosed       finished or cancelled
  x AlreadySubmitted    waits for confirmation
  x NotInProgress       suspended or returned
  x NothingToConfirm    nobody reported it done
  x NoEvidence          completing asks for a paper, a file or a link
  x DeadlinePassed      the deadline given lies in the past
  x NoSuchDay           the date given does not exist
  x TooFar              the deadline given is more than some years away
  x TooLong             the text is too long to be stored
  x EmptyContent        nothing was said
  x ReasonNeeded        a decision that needs a reason
  x NoSuchUnit          the name fits no unit
  x StaleButton         the question behind the button is answered already
  x NotYourButton       the button belongs to somebody else
  x BadUnitList         a list of units that cannot be read
  x AlreadyHolds        the post is held already
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Refusal(Exception):
    """The rules say no. Nothing was changed."""


@dataclass(frozen=True)
class NotKnown(Refusal):
    pass


@dataclass(frozen=True)
class NotAllowed(Refusal):
    verb: StrEnum


@dataclass(frozen=True)
class OwnWork(Refusal):
    number: int


@dataclass(frozen=True)
class SetAbove(Refusal):
    number: int


@dataclass(frozen=True)
class NoOrganization(Refusal):
    pass


@dataclass(frozen=True)
class AlreadyBound(Refusal):
    name: str


@dataclass(frozen=True)
class NotGroupAdmin(Refusal):
    pass


@dataclass(frozen=True)
class NotInGroup(Refusal):
    pass


@dataclass(frozen=True)
class NoSuchTask(Refusal):
    number: int


@dataclass(frozen=True)
class NoTaskHere(Refusal):
    pass


@dataclass(frozen=True)
class WhichTask(Refusal):
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class AlreadyClosed(Refusal):
    number: int
    state: StrEnum


@dataclass(frozen=True)
class AlreadySubmitted(Refusal):
    number: int


@dataclass(frozen=True)
class NotInProgress(Refusal):
    number: int
    state: StrEnum


@dataclass(frozen=True)
class NothingToConfirm(Refusal):
    number: int


@dataclass(frozen=True)
class NoEvidence(Refusal):
    number: int


@dataclass(frozen=True)
class DeadlinePassed(Refusal):
    day: dt.date


@dataclass(frozen=True)
class NoSuchDay(Refusal):
    words: str


@dataclass(frozen=True)
class TooFar(Refusal):
    day: dt.date


@dataclass(frozen=True)
class TooLong(Refusal):
    limit: int


@dataclass(frozen=True)
class EmptyContent(Refusal):
    pass


@dataclass(frozen=True)
class ReasonNeeded(Refusal):
    number: int


@dataclass(frozen=True)
class NoSuchUnit(Refusal):
    words: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class StaleButton(Refusal):
    pass


@dataclass(frozen=True)
class NotYourButton(Refusal):
    pass


@dataclass(frozen=True)
class BadUnitList(Refusal):
    line: str


@dataclass(frozen=True)
class AlreadyHolds(Refusal):
    pass
