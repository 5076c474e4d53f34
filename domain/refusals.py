"""Everything that the rules say no to. The words are in texts/refusals.py.

Refusal
  x NotKnown            the account holds no post in the organization
  x AnsweredEnough      somebody without a post has been told often enough; silence
  x NotAllowed          the post does not allow it
  x OwnWork             the doer may not judge the own work
  x LeadersOrder        a leader gave the order, and decides about it
  x SetAbove            a higher authority set the deadline
  x NoOrganization      the chat is bound to no organization
  x AlreadyBound        the chat belongs to an organization already
  x CodeNeeded          a further organization is set up with a code of the operator
  x BadCode             no such code was made, or it is used
  x NotGroupAdmin       only an admin of the group may set it up
  x NotInGroup          it must be said in a group
  x NoSuchTask          no task of that number, or not one to be seen
  x WhichOrganization   the number is that of a task in several organizations of the speaker
  x NoTaskHere          the message replied to shows no task
  x NoSuchItem          the message replied to has no such line
  x MaybeCount          the number may be that of a line, or count things
  x NotYourItem         a line of the message replied to is no task of the speaker
  x WhichTask           the message replied to shows several
  x AlreadyClosed       finished or cancelled
  x AlreadySubmitted    waits for confirmation
  x NotInProgress       suspended or returned
  x NothingToConfirm    nobody reported it done
  x DeadlinePassed      the deadline given lies in the past
  x EvePassed           it is a day before today, as the office counts "trước": today may be meant
  x NoSuchDay           the date given does not exist
  x NotLater            the new deadline is no later than the present one
  x NotEarlier          a deadline that is to be shortened is no earlier than the present one
  x SameDeadline        the new deadline is the present one
  x NoOlderDeadline     the deadline was never moved, or was moved back already
  x SnoozeOverdue       nobody is reminded later of what is overdue already
  x SnoozePastDue       the moment to be reminded at lies behind the deadline
  x SnoozePassed        it is over
  x WhenToRemind        it was not said
  x RequestOvertaken    a newer request or decision has taken the place of this one
  x TooFar              the deadline given is more than some years away
  x TooLong             the text is too long to be stored
  x EmptyContent        nothing was said
  x Classified          the paper is marked Mật, Tối mật or Tuyệt mật
  x ReasonNeeded        a decision that needs a reason
  x NoSuchUnit          the name fits no unit
  x OneLead             several units are to lead one task
  x NothingGivenBack    the unit has neither given the task back nor asked to, or that is decided
  x StaleButton         the question behind the button is answered already
  x NotYourButton       the button belongs to somebody else
  x BadUnitList         a list of units that cannot be read
  x AlreadyHolds        the post is held already
  x NoSuchPost          no post of that number is held
  x LastDecider         nobody would be left to give posts
  x OwnPost             nobody decides about the own post
  x LeadersPost         others decide about the post of a leader
  x NoSuchPerson        the name fits nobody in the unit
  x NumberNeeded        the command needs the number of a task
  x UnreadDeadline      the words give no deadline
  x UnclearWords        words after a command that ask for nothing we know
  x WhichUnit           the name fits several units
  x NoOwnUnit           "my unit" was said by somebody who is of none
  x BadSetting          a setting that does not exist, or a value that it does not take
  x NotLate             no cause of lateness where nothing is late
  x NoSuchRound         no round of that number, or it is frozen, or none is open
  x NoPdf               this machine has nothing that makes a PDF
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Refusal(Exception):
    """The rules say no. Nothing was changed.

    The classes are not frozen: whoever passes an exception on writes its traceback into it.
    """


class NotKnown(Refusal):
    pass


@dataclass(eq=False)
class NotAllowed(Refusal):
    verb: StrEnum


@dataclass(eq=False)
class OwnWork(Refusal):
    number: int


@dataclass(eq=False)
class LeadersOrder(Refusal):
    number: int
    leader: str | None
    """None where the post of who gave it has ended: any leader decides."""


@dataclass(eq=False)
class SetAbove(Refusal):
    number: int


class NoOrganization(Refusal):
    pass


@dataclass(eq=False)
class AlreadyBound(Refusal):
    name: str


class CodeNeeded(Refusal):
    pass


class BadCode(Refusal):
    pass


class AnsweredEnough(Refusal):
    pass


class NotGroupAdmin(Refusal):
    pass


class NotInGroup(Refusal):
    pass


@dataclass(eq=False)
class NoSuchTask(Refusal):
    number: int


@dataclass(eq=False)
class WhichOrganization(Refusal):
    number: int
    organizations: tuple[int, ...]


class NoTaskHere(Refusal):
    pass


@dataclass(eq=False)
class NoSuchItem(Refusal):
    item: int
    lines: int


@dataclass(eq=False)
class MaybeCount(Refusal):
    item: int


@dataclass(eq=False)
class NotYourItem(Refusal):
    item: int


@dataclass(eq=False)
class WhichTask(Refusal):
    numbers: tuple[int, ...]
    decides: bool = False
    """Whether the words were those of somebody who judges work, and does not report it."""
    counted: bool = True
    """Whether the message has a number for each of them that the assistant knows."""
    asks: bool = False
    """Whether the words were a question."""


@dataclass(eq=False)
class AlreadyClosed(Refusal):
    number: int
    state: StrEnum


@dataclass(eq=False)
class AlreadySubmitted(Refusal):
    number: int


@dataclass(eq=False)
class NotInProgress(Refusal):
    number: int
    state: StrEnum


@dataclass(eq=False)
class NothingToConfirm(Refusal):
    number: int


@dataclass(eq=False)
class DeadlinePassed(Refusal):
    day: dt.date


@dataclass(eq=False)
class EvePassed(DeadlinePassed):
    """`day` is the last one that counts; `words` name the day behind it, today."""

    words: str = ""


@dataclass(eq=False)
class NoSuchDay(Refusal):
    words: str


@dataclass(eq=False)
class NotLater(Refusal):
    number: int
    day: dt.date


@dataclass(eq=False)
class NotEarlier(Refusal):
    number: int
    day: dt.date


@dataclass(eq=False)
class SameDeadline(Refusal):
    number: int
    day: dt.date


@dataclass(eq=False)
class NoOlderDeadline(Refusal):
    number: int


@dataclass(eq=False)
class SnoozeOverdue(Refusal):
    number: int


@dataclass(eq=False)
class SnoozePastDue(Refusal):
    number: int
    due: dt.date
    latest: dt.date | None
    """The last day on which it is possible; None where that is over."""


@dataclass(eq=False)
class SnoozePassed(Refusal):
    number: int


class WhenToRemind(Refusal):
    pass


@dataclass(eq=False)
class RequestOvertaken(Refusal):
    number: int


@dataclass(eq=False)
class TooFar(Refusal):
    day: dt.date


@dataclass(eq=False)
class TooLong(Refusal):
    limit: int
    tasks: int = 0
    """How many a list has; `limit` is then how many tasks are taken, and of characters where it is 0."""


class EmptyContent(Refusal):
    pass


class Classified(Refusal):
    pass


@dataclass(eq=False)
class ReasonNeeded(Refusal):
    verb: StrEnum
    number: int


@dataclass(eq=False)
class NoSuchUnit(Refusal):
    words: str
    known: tuple[str, ...]


@dataclass(eq=False)
class OneLead(Refusal):
    units: tuple[str, ...]


@dataclass(eq=False)
class NothingGivenBack(Refusal):
    number: int
    unit: str


@dataclass(eq=False)
class StaleButton(Refusal):
    """`number` is that of the task which the button was about; None where it was about none."""

    number: int | None = None


class NotYourButton(Refusal):
    pass


@dataclass(eq=False)
class BadUnitList(Refusal):
    line: str
    twice: bool = False
    """The unit is in the list already."""


class AlreadyHolds(Refusal):
    pass


@dataclass(eq=False)
class NoSuchPost(Refusal):
    number: int


class LastDecider(Refusal):
    pass


class OwnPost(Refusal):
    pass


@dataclass(eq=False)
class LeadersPost(Refusal):
    deciders: tuple[str, ...]


@dataclass(eq=False)
class NotLate(Refusal):
    number: int


@dataclass(eq=False)
class NoSuchPerson(Refusal):
    words: str


@dataclass(eq=False)
class NumberNeeded(Refusal):
    example: str


@dataclass(eq=False)
class UnreadDeadline(Refusal):
    words: str


@dataclass(eq=False)
class UnclearWords(Refusal):
    words: str


@dataclass(eq=False)
class WhichUnit(Refusal):
    words: str
    close: tuple[str, ...]


class NoOwnUnit(Refusal):
    pass


@dataclass(eq=False)
class BadSetting(Refusal):
    topic: StrEnum | None
    """None where not even the setting was recognized."""
    why: StrEnum
    words: str


class NoPdf(Refusal):
    pass


@dataclass(eq=False)
class NoSuchRound(Refusal):
    number: int | None
    closed: bool = False
