"""Questions in plain words, answered from the Board, the lists and the plan, within what the asker may see."""

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import boards, forecast
from actions.turns import Speaker
from db import people
from db.overviews import boards as stored
from domain.overviews import account, lists
from domain.overviews.answers import Counted, Quiet, Silence, is_counted, units_unreported
from domain.overviews.filters import Filters, Scope
from domain.overviews.forecast import Forecast
from domain.overviews.lists import Selection, TaskList
from domain.overviews.questions import Question, Subject
from domain.people import HEADS, may_see_board_of

Answer = Counted | TaskList | Silence | Forecast


def answer(session: Session, speaker: Speaker, question: Question, *, now: dt.datetime) -> Answer:
    """The answer within the speaker's rights.

    Who sees no board is given the list of the own tasks, which is counted. Raises NotAllowed where the answer would
    tell of units that the speaker may not see.
    """
    filters = account.settled(question.filters, now.date())
    if question.subject is Subject.FORECAST:
        return forecast.forecast_of(session, speaker, filters, now=now)
    only_own = may_see_board_of(speaker.known) == frozenset()
    is_list = question.subject in (Subject.LIST, Subject.STATE) or not _is_counted(filters)
    if is_list or (question.subject is Subject.COUNT and only_own):
        return boards.list_of(session, speaker, filters, now=now)
    whole = replace(filters, status=None)
    if question.subject is Subject.SILENT:
        return _silence(session, speaker, whole, now)
    asked = filters if filters.against is None else whole
    is_past = filters.as_of is not None or account.is_account(asked, now.date(), speaker.organization.times.cutoff)
    counts = boards.board_of if is_past else boards.standing
    return Counted(question, counts(session, speaker, whole, now=now))


def _is_counted(filters: Filters) -> bool:
    """Whether the Board has a number for these tasks; of others there are only lists."""
    beside = filters.also or filters.supporting or filters.for_me or filters.scope is Scope.MINE
    return is_counted(filters.status) and not beside


def _silence(session: Session, speaker: Speaker, filters: Filters, now: dt.datetime) -> Silence:
    """Who has not reported up to now: in the period asked for, or for as long as the ladder waits for a report."""
    organization, times = speaker.organization.id, speaker.organization.times
    leads = lists.board_for(speaker.known, filters).leads
    if filters.period is None:
        moment = boards.moment_for(speaker, now)
        found = units_unreported(stored.tallies(session, Selection(leads), moment, organization=organization))
    else:
        since, until = filters.period.starts(times.zone), filters.period.ends(times.zone)
        found = stored.unreported_of(session, leads, organization=organization, since=since, until=until)
    units = stored.units_of_board(
        session, organization=organization, today=now.date(), leading=[one.unit for one in found]
    )
    holders = people.holders(session, organization=organization)
    quiet = {one.unit: one for one in found if one.unreported}
    return Silence(
        period=filters.period,
        as_of=now,
        scope=tuple(unit for unit in units if leads is not None and unit.id in leads),
        units=tuple(
            Quiet(
                unit,
                tuple(one.person.name for one in holders if one.role in HEADS and one.unit == unit.id),
                quiet[unit.id].at_hand,
                quiet[unit.id].unreported,
            )
            for unit in units
            if unit.id in quiet
        ),
        days=times.ladder.progress,
    )
