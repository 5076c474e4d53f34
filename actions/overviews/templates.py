"""Templates of an office: which is in use, how one is taken up, and the way back to the shipped layout."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from actions.overviews import papers, versions
from actions.turns import Speaker, Turn
from db import events, outbox
from db.delivery import files, jobs
from db.delivery.jobs import Job
from db.engine import Sessions
from db.outbox import NewOutgoing, Outgoing
from domain.heard import File, Media
from domain.history import EventKind, TemplateChanged
from domain.overviews.jobs import TemplateOrder
from domain.overviews.report import Face
from domain.overviews.templates import Inspected
from domain.people import Verb, may
from domain.reminding.delivery import OutgoingKind
from texts import templates as words
from texts.message import Message

KIND = "template"
"""Of a file that was taken up."""


def show(turn: Turn, speaker: Speaker) -> None:
    """Which templates are in use, and which were. Raises NotKnown, NotAllowed."""
    actor = speaker.require(Verb.SEE_SETTINGS)
    found = versions.history(turn.session, speaker.organization.id)
    turn.say(words.page(found, speaker.organization.times.zone, may_change=may(actor, Verb.CHANGE_SETTINGS)))


def give(turn: Turn, speaker: Speaker, name: str, content: bytes, face: Face) -> None:
    """A shipped layout as a file, here. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.SEE_SETTINGS)
    organization = speaker.organization.id
    stored = files.put(turn.session, name, content, papers.KIND, organization=organization, now=turn.now)
    told = {**words.starting(face).to_json(), "file": {"stored": stored, "name": name, "media": Media.DOCUMENT}}
    turn.going_out.append(
        NewOutgoing(
            OutgoingKind.FILE, turn.chat, told, organization=organization, topic=turn.topic, reply_to=turn.message
        )
    )


def drop(turn: Turn, speaker: Speaker, face: Face) -> None:
    """The shipped layout is in use again. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.CHANGE_SETTINGS)
    organization, by = speaker.organization.id, speaker.known.person
    if versions.in_use(turn.session, face, organization=organization) is None:
        turn.say(words.shipped_already(face))
        return
    _record(turn.session, TemplateChanged(face, None), organization=organization, by=by, now=turn.now)
    turn.say(words.dropped(face))


def order(turn: Turn, speaker: Speaker, face: Face, sent: Sequence[File]) -> None:
    """Have a file looked into after this turn. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.CHANGE_SETTINGS)
    document = next((one for one in sent if one.media is Media.DOCUMENT and one.id), None)
    if document is None:
        turn.say(words.how_to_send(face))
        return
    ordered = TemplateOrder(face, document.id, document.name, speaker.known.person)
    turn.order(ordered, words.begun(face))


def allow(sessions: Sessions, job: Job, *, now: dt.datetime) -> None:
    """Raises NotKnown, NotAllowed where who ordered it may not any more."""
    with sessions.reading(organization=job.organization) as session:
        papers.speaker_of(session, job).require(Verb.CHANGE_SETTINGS)


def take_up(
    sessions: Sessions, job: Job, content: bytes, found: Inspected, *, owner: str, now: dt.datetime
) -> list[Outgoing]:
    """The file is the template from now on, unless something is wrong with it: then nothing of it is kept.

    Returns what goes out.
    """
    ordered, organization = job.of_template, job.organization
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {"faults": [fault.wrong for fault in found.faults]}, now=now):
            return []
        if not found.faults:
            stored = files.put(session, ordered.name, content, KIND, organization=organization, now=now)
            changed = TemplateChanged(ordered.face, stored, ordered.name)
            _record(session, changed, organization=organization, by=ordered.person, now=now)
        told: Message = words.inspected(ordered.face, found)
        return outbox.add(session, papers.told_under(session, job, told), owner=owner, now=now)


def _record(session: Session, changed: TemplateChanged, *, organization: int, by: int, now: dt.datetime) -> None:
    events.add(session, EventKind.TEMPLATE_CHANGED, changed, organization=organization, by=by, now=now)
