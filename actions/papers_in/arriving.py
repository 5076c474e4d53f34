"""A paper that was ordered and read: its drafts are kept and put before who may accept them, in a turn of its own."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from actions import dialogues, tasks
from actions.overviews import papers
from actions.papers_in import drafting, known, ordering, showing
from actions.reader import Reader
from actions.sheets import taking
from actions.turns import Speaker, Turn
from db import organizations, outbox
from db.delivery import files, jobs
from db.delivery.jobs import Job
from db.documents import papers_in as stored
from db.documents.papers_in import NewPaper
from db.engine import Sessions
from db.outbox import Outgoing
from domain.deadlines import DateRules
from domain.dialogues import DialogueKind
from domain.documents.findings import Findings, Nature
from domain.documents.papers_in import Drafts, Item, OfPaper, PaperIn, key_of
from domain.documents.versions import Compared, as_decided, as_revisions
from domain.names import Named
from domain.people import Verb, may
from texts.message import Message
from texts.papers_in import reading as words
from texts.papers_in.names import known_as
from texts.sheets import card as sheet_words

KIND = "paper_in"
"""Of a file that was kept."""


@dataclass(frozen=True)
class Basis:
    """By what a paper is read: the moment in the zone of the organization, and its rules for dates."""

    now: dt.datetime
    rules: DateRules


@dataclass(frozen=True)
class Read:
    """The bytes of a paper, and what was found in it."""

    content: bytes
    findings: Findings


def load(sessions: Sessions, job: Job, *, now: dt.datetime) -> Basis:
    """Raises NotKnown, NotAllowed where who ordered it may not any more."""
    with sessions.reading(organization=job.organization) as session:
        speaker = papers.speaker_of(session, job)
        ordering.require(speaker)
        times = speaker.organization.times
        return Basis(now.astimezone(times.zone), times.dates)


def tell_page(
    sessions: Sessions, job: Job, page: int, pages: int | None, *, owner: str, now: dt.datetime
) -> list[Outgoing]:
    """Rewrite the message that tells of the work; nothing while the messenger has not taken it."""
    with sessions.begin(organization=job.organization) as session:
        told = words.reads(job.of_document.name, page, pages)
        return outbox.add(session, papers.rewritten(session, job, told), owner=owner, now=now)


def take_up(
    sessions: Sessions, job: Job, read: Read, reader: Reader, *, owner: str, now: dt.datetime
) -> list[Outgoing]:
    """Keep the paper with its drafts and show its card; one that assigns nothing is told of, and not kept.

    Returns what goes out.
    """
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {"tasks": len(read.findings.tasks)}, now=now):
            return []
        speaker = papers.speaker_of(session, job)
        turn = _turn(session, job, now)
        if _is_register(job, read):
            told = _hold_register(turn, speaker, job, read, reader)
        elif read.findings.nature is not Nature.ASSIGNS or not read.findings.tasks:
            told = words.without_tasks(read.findings)
        else:
            told = words.done(job.of_document.name)
            _show(turn, speaker, job, read, reader)
        return outbox.add(session, [*papers.told_under(session, job, told), *turn.going_out], owner=owner, now=now)


def _turn(session: Session, job: Job, now: dt.datetime) -> Turn:
    order = job.of_document
    return Turn(
        session, now, order.channel, job.chat, order.private, job.answers, job.topic, organization=job.organization
    )


def _is_register(job: Job, read: Read) -> bool:
    """Whether it is the register of an office: somebody said so, or its columns tell how the tasks stand."""
    register = read.findings.register
    return job.of_document.register or (register is not None and register.tells_states)


def _hold_register(turn: Turn, speaker: Speaker, job: Job, read: Read, reader: Reader) -> Message:
    """What is told of a register, which is shown back to be confirmed."""
    name, register = job.of_document.name, read.findings.register
    if register is None:
        return Message(sheet_words.NO_REGISTER)
    if not may(speaker.known, Verb.ASSIGN):
        return Message(sheet_words.ONLY_OFFICE)
    taking.hold(turn, speaker, register, name, read.content, reader)
    return words.done(name)


def _show(turn: Turn, speaker: Speaker, job: Job, read: Read, reader: Reader) -> None:
    paper, compared = _kept(turn, speaker, job, read, reader)
    if compared is not None:
        _replace(turn, speaker, compared.older, paper)
    showing.show(turn, speaker, paper, compared=compared)


def _kept(
    turn: Turn, speaker: Speaker, job: Job, read: Read, reader: Reader
) -> tuple[PaperIn, Compared | None]:  # fmt: skip
    """The paper as it is kept, beside the version before it."""
    order, organization = job.of_document, job.organization
    head = replace(read.findings.head, issuer=reader.issuing_body(read.findings.head.issuer))
    findings = replace(read.findings, head=head)
    items = drafting.items_of(findings, department_of(turn, speaker), reader, now=_local(turn, speaker))
    compared = known.versions(turn.session, head, items, reader, organization=organization)
    parent = known.parent_of(turn.session, findings, organization=organization)
    items = as_revisions(as_decided(items, compared), compared) if compared else items
    items = known.marked(turn.session, items, compared, parent, reader, organization=organization)
    drafts = _drafts(findings, drafting.wanted_only(items, order.wanted), parent)
    file = files.put(turn.session, order.name, read.content, KIND, organization=organization, now=turn.now)
    new = NewPaper(head, key_of(head), drafts, order.name, file, order.person)
    paper = stored.add(turn.session, new, organization=organization, now=turn.now)
    return paper, _compared_anew(compared, paper)


def _compared_anew(compared: Compared | None, paper: PaperIn) -> Compared | None:
    """With the items as they are kept."""
    if compared is None:
        return None
    added = tuple(paper.drafts.item(item.number) for item in compared.added)
    return replace(compared, added=added)


def _drafts(findings: Findings, items: tuple[Item, ...], parent: PaperIn | None) -> Drafts:
    return Drafts(
        findings.nature,
        findings.draft,
        warnings=findings.warnings,
        pages=findings.pages,
        pages_read=findings.pages_read,
        unread=findings.unread,
        parent=known_as(parent.head, parent.number) if parent else "",
        items=items,
    )


def _replace(turn: Turn, speaker: Speaker, older: PaperIn, newer: PaperIn) -> None:
    """The older version is over: nobody is asked about its drafts any more."""
    stored.replace_by(turn.session, older.number, newer.number, organization=speaker.organization.id)
    for dialogue in dialogues.open_in_department(turn, DialogueKind.PAPER_IN):
        if dialogue.content == OfPaper(older.number):
            dialogues.close(turn, dialogue.id)


def department_of(turn: Turn, speaker: Speaker) -> drafting.Department:
    """What the units of a paper may be, as the organization stands today."""
    organization = speaker.organization
    today = _local(turn, speaker).date()
    former = organizations.former_units(turn.session, organization=organization.id, today=today)
    head = organizations.letterhead(turn.session, organization=organization.id)
    own = [organization.name, head.agency] if head.agency else [organization.name]
    return drafting.Department(
        tasks.units_of(turn, speaker),
        {Named(unit.id, unit.name, unit.aliases): successor for unit, successor in former.items()},
        own,
        organization.times.dates,
    )


def _local(turn: Turn, speaker: Speaker) -> dt.datetime:
    return turn.now.astimezone(speaker.organization.times.zone)


def failed(job: Job) -> Message:
    return words.failed(job.of_document.name)
