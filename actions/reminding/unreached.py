"""What did not reach its chat, as people may mend: the office hears of it elsewhere, with whom to telephone."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from db import organizations, outbox, people
from db import tasks as stored
from db.delivery import unreached
from db.delivery.unreached import UnreachedChat
from db.engine import Sessions
from db.outbox import NewOutgoing, Outgoing
from domain.organizations import Organization
from domain.reminding.delivery import OutgoingKind
from domain.reminding.digests import Holder, office_of
from domain.reminding.unreached import AGAIN_AFTER, Unheard, calls_for, may_tell
from domain.staff.gaps import Held
from domain.tasks import CLOSED, PersonName
from texts import unreached as words


def organizations_to_tell(sessions: Sessions) -> list[int]:
    """Those of which some chat is not reached."""
    with sessions.reading() as session:
        return unreached.organizations(session)


def tell_office(sessions: Sessions, organization: int, *, owner: str, now: dt.datetime) -> list[Outgoing]:
    """The messages to the office of what it does not know yet, for `owner` to send; at night it is left in peace."""
    with sessions.begin(organization=organization) as session:
        known = organizations.by_id(session, organization=organization)
        if not may_tell(now, known.times):
            return []
        chats = unreached.of_organization(session, organization=organization)
        news = [one for one in chats if _is_news(one, now)]
        places = _elsewhere(session, organization, [one.chat for one in chats])
        if not news or not places:
            return []
        words_of = words.notice(_unheard(session, known, news, now.date()), known.times.zone)
        for one in news:
            unreached.mark_told(session, one, organization=organization, now=now)
        going_out = [
            NewOutgoing(
                kind=OutgoingKind.SEND,
                chat=chat,
                topic=topic,
                content=words_of.to_json(),
                organization=organization,
                shows=words_of.shows,
            )
            for chat, topic in places
        ]
        return outbox.add(session, going_out, owner=owner, now=now)


def in_organization(session: Session, known: Organization, *, today: dt.date) -> tuple[Unheard, ...]:
    """The chats that are not reached, for /summary."""
    chats = unreached.of_organization(session, organization=known.id)
    return _unheard(session, known, chats, today) if chats else ()


def _is_news(chat: UnreachedChat, now: dt.datetime) -> bool:
    if chat.told_at is None:
        return True
    return not set(chat.tasks) <= set(chat.told) and now - chat.told_at >= AGAIN_AFTER


def _elsewhere(session: Session, organization: int, deaf: Sequence[int]) -> list[tuple[int, int | None]]:
    """Where the office can be told: in private; where that reaches nobody, in the groups that still hear."""
    holders = people.holders(session, organization=organization)
    reachable = {one.person for one in holders if one.reachable and one.person.account not in deaf}
    found = [one for one in office_of(_plain(holders)) if one in reachable]
    if found:
        return [(one.account, None) for one in found]
    return [group for group in organizations.groups(session, organization=organization) if group[0] not in deaf]


def _unheard(
    session: Session, known: Organization, chats: Sequence[UnreachedChat], today: dt.date
) -> tuple[Unheard, ...]:
    holders = people.holders(session, organization=known.id)
    units = {one.id: one.name for one in organizations.units(session, organization=known.id, today=today)}
    titles = organizations.group_titles(session, organization=known.id)
    accounts = people.accounts(session, organization=known.id)
    persons = {one.number: PersonName(id_, one.name, one.number) for id_, one in accounts.items()}
    ids = dict.fromkeys(task for one in chats for task in one.tasks)
    tasks = {task.id: task for task in stored.by_ids(session, list(ids), organization=known.id)}
    found = []
    for one in chats:
        person = persons.get(one.chat)
        unit = next((units.get(held.unit) for held in holders if held.person == person and held.unit), None)
        about = [tasks[task] for task in one.tasks if tasks[task].state not in CLOSED]
        calls = calls_for(about, _plain(holders), person=person, unit=unit)
        found.append(Unheard(one.since, one.reason, titles.get(one.chat), person, calls))
    return tuple(found)


def _plain(holders: Sequence[Held]) -> list[Holder]:
    return [Holder(one.person, one.role, one.unit) for one in holders]
