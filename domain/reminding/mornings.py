"""Mornings: what is brought up again on each working day until somebody has decided it, answered it or mended it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.asking import Awaited
from domain.calendar import ONE_DAY
from domain.ladder import Times
from domain.reminding.waiting import Item
from domain.roles import Role
from domain.rounds.rounds import Standing
from domain.staff.gaps import Vacancy
from domain.tasks import Instruction, PersonName, Task

_WAITING, _DRAFT, _EXPIRED = "W", "D", "X"
DRAFTS_KEPT = 3
"""Working days after which a registration that nobody has finished is closed, and what names no task forgotten."""
_DAY = "%Y-%m-%d"


@dataclass(frozen=True)
class WaitingPost:
    """A post that somebody claims, or that rests because its holder has `left` the group, and who decides about it."""

    id: int
    person: PersonName
    role: Role
    unit: str | None
    since: dt.datetime
    deciders: tuple[PersonName, ...]
    left: bool = False


@dataclass(frozen=True)
class Instructed:
    """An instruction that was given since the morning before, and who is to follow it."""

    task: Task
    given: Instruction
    heads: tuple[PersonName, ...]


@dataclass(frozen=True)
class UnfinishedDraft:
    """A registration that waits for who began it; `missing` is what it still lacks, None where it only has to be
    confirmed. `expired`: it was closed, because nobody has finished it.
    """

    id: int
    by: PersonName
    since: dt.datetime
    content: str
    missing: Awaited | None
    expired: bool = False
    listed: int | None = None
    """How many tasks it has, of which `content` is the first; 0 while it comes in parts, None where it is no list."""
    paper: int | None = None
    """The number of the paper whose drafts they are, and which is called `content`; None where they are of none."""
    sheet: int | None = None
    """Likewise of the spreadsheet of an office, of which `listed` counts the lines."""


@dataclass(frozen=True)
class LeftUnplaced:
    """So many files and words of a report that are forgotten, because nobody told of which task they are."""

    by: PersonName
    since: dt.datetime
    files: int
    words: str


@dataclass(frozen=True)
class WaitingPart:
    """A unit that has not sent its whole part of a round, and who answers for it."""

    unit: str
    heads: tuple[PersonName, ...]


@dataclass(frozen=True)
class DueRound:
    """A round of which parts are missing, where its day comes near, is there or is over."""

    standing: Standing
    missing: tuple[WaitingPart, ...]


@dataclass(frozen=True)
class Morning:
    """What one chat is told beside the reminders of its tasks."""

    items: tuple[Item, ...] = ()
    posts: tuple[WaitingPost, ...] = ()
    instructions: tuple[Instructed, ...] = ()
    drafts: tuple[UnfinishedDraft, ...] = ()
    unplaced: tuple[LeftUnplaced, ...] = ()
    rounds: tuple[DueRound, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    """Units that lead work and have nobody to do it."""
    unreachable: tuple[PersonName, ...] = ()
    """Who decides and cannot be written to: told beside other things alone."""
    office: tuple[PersonName, ...] = ()
    """Who mends what is wrong with people."""

    def __bool__(self) -> bool:
        told = (self.items, self.posts, self.instructions, self.drafts, self.unplaced, self.rounds, self.vacancies)
        return any(told)

    def of_decider(self, account: int) -> "Morning":
        """As far as it is for that person to decide or to mend: what is told in private."""
        mends = _names(self.office, account)
        return replace(
            self,
            rounds=self.rounds if mends else (),
            vacancies=self.vacancies if mends else (),
            unreachable=self.unreachable if mends else (),
            items=tuple(one for one in self.items if _names(one.deciders, account)),
            posts=tuple(one for one in self.posts if _names(one.deciders, account)),
            instructions=(),
        )


NOTHING = Morning()


def _names(people: Iterable[PersonName], account: int) -> bool:
    return any(one.account == account for one in people)


def next_morning(after: dt.datetime, times: Times) -> dt.datetime:
    """The first working morning strictly after `after`."""
    day = after.astimezone(times.zone).date()
    if times.calendar.is_working_day(day) and _at(day, times) > after:
        return _at(day, times)
    return _at(times.calendar.next_working_day(day), times)


def newest_morning(upto: dt.datetime, times: Times) -> dt.datetime:
    """The last working morning not after `upto`."""
    day = upto.astimezone(times.zone).date()
    return _at(times.calendar.last_working_day_upto(day if _at(day, times) <= upto else day - ONE_DAY), times)


def rung_of(first: dt.datetime, times: Times) -> str:
    """The name under which a morning is planned; `first` is the earliest one that was not told yet."""
    return f"{_WAITING}{first.astimezone(times.zone).strftime(_DAY)}"


def rung_of_draft(dialogue: int, *, expired: bool) -> str:
    """The name under which a registration is recalled, or told to be closed."""
    return f"{_EXPIRED if expired else _DRAFT}{dialogue}"


def drafts_in(rungs: Iterable[str]) -> dict[int, bool]:
    """The registrations that are named, each by the id of its dialogue, and whether it is told to be closed."""
    return {int(rung[1:]): rung.startswith(_EXPIRED) for rung in rungs if rung[0] in (_DRAFT, _EXPIRED)}


def waiting_in(rungs: Iterable[str]) -> str | None:
    """The first of the names that is one of what waits for a decision; None where none is."""
    return next((rung for rung in rungs if rung.startswith(_WAITING)), None)


def has_expired(begun: dt.datetime, now: dt.datetime, times: Times) -> bool:
    """Whether a registration was left alone for so long that it is closed."""
    first, today = (moment.astimezone(times.zone).date() for moment in (begun, now))
    return times.calendar.working_days_between(first, today) >= DRAFTS_KEPT


def since(rung: str, times: Times) -> dt.datetime:
    """The morning before the one of that name: what happened after it has not been told."""
    first = dt.datetime.strptime(rung.removeprefix(_WAITING), _DAY).replace(tzinfo=times.zone).date()
    return _at(times.calendar.add_working_days(first, -1), times)


def _at(day: dt.date, times: Times) -> dt.datetime:
    return dt.datetime.combine(day, times.ladder.hour, times.zone)
