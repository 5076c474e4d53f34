"""A paper that came in, shown: its card, its file, and all papers with how much of each is done."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions import dialogues, tasks
from actions.papers_in.ordering import may_order
from actions.turns import Speaker, Turn
from db import organizations
from db.documents import papers_in as stored
from db.outbox import NewOutgoing
from domain.asking import Awaited
from domain.dialogues import DialogueKind
from domain.documents.papers_in import Item, OfPaper, PaperIn
from domain.documents.versions import Compared
from domain.documents.views import NoSuchPaper, PaperLine, PaperView, line_of
from domain.documents.wishes import AskedOf
from domain.heard import Media
from domain.people import Verb, may
from domain.reminding.delivery import OutgoingKind
from domain.roles import UNIT_ROLES, Role
from domain.tasks import UnitName
from domain.words import fold
from texts.message import Message
from texts.papers_in import answers, card

MOST_LISTED = 15


def find(turn: Turn, speaker: Speaker, number: int) -> PaperIn:
    """The paper of that number. Raises NotKnown; NoSuchPaper also for one of which the speaker may see nothing."""
    found = stored.numbered(turn.session, number, organization=speaker.organization.id)
    return _seen(speaker, found, number)


def locked(turn: Turn, speaker: Speaker, number: int) -> PaperIn:
    """Likewise, for a change: nobody else changes it before the turn is over."""
    found = stored.to_change(turn.session, number, organization=speaker.organization.id)
    return _seen(speaker, found, number)


def _seen(speaker: Speaker, found: Sequence[PaperIn], number: int) -> PaperIn:
    if not found or not (_sees_all(speaker, found[0]) or seen_of(speaker, found[0])):
        raise NoSuchPaper(str(number))
    return found[0]


def _sees_all(speaker: Speaker, paper: PaperIn) -> bool:
    return may(speaker.known, Verb.SEE_ALL) or paper.sender.id == speaker.known.person


def seen_of(speaker: Speaker, paper: PaperIn) -> tuple[Item, ...]:
    """The items that the speaker may see: all of them, or those of the own units."""
    if _sees_all(speaker, paper):
        return paper.drafts.items
    own = speaker.known.units(*UNIT_ROLES, Role.OFFICE)
    return tuple(item for item in paper.drafts.items if own & {*item.draft.leads, *item.draft.support})


def view_of(turn: Turn, speaker: Speaker, paper: PaperIn, compared: Compared | None = None) -> PaperView:
    """The paper as the speaker may see it."""
    organization = speaker.organization.id
    units = {unit.id: unit.name for unit in tasks.units_of(turn, speaker)}
    today = turn.now.astimezone(speaker.organization.times.zone).date()
    former = organizations.former_units(turn.session, organization=organization, today=today)
    items = seen_of(speaker, paper)
    leads = dict.fromkeys(unit for item in items if item.is_open for unit in item.draft.leads if unit in units)
    return PaperView(
        paper,
        items,
        {**{unit.id: unit.name for unit in former}, **units},
        tuple(units),
        stored.states(turn.session, paper.drafts.tasks, organization=organization),
        hidden=len(paper.drafts.items) - len(items),
        acts=may_order(speaker) and paper.replaced_by is None,
        compared=compared,
        today=today,
        vacant=tasks.unmanned(turn, speaker, [UnitName(unit, units[unit]) for unit in leads]),
    )


def dialogue_of(turn: Turn, speaker: Speaker, paper: PaperIn) -> int | None:
    """The dialogue in which the drafts are answered, begun anew where it is over; None for who may answer nothing.

    Where no draft is open it is over at once: what is said of the others is answered, and nobody is reminded of it.
    """
    if not may_order(speaker):
        return None
    content = OfPaper(paper.number)
    open_ones = dialogues.open_in_department(turn, DialogueKind.PAPER_IN)
    known = next((one.id for one in open_ones if one.content == content and one.account == speaker.account), None)
    if known is None:
        known = dialogues.begin(turn, DialogueKind.PAPER_IN, content, account=speaker.account, asked=Awaited.MORE)
        if not paper.is_open:
            dialogues.close(turn, known)
    return known


def show(turn: Turn, speaker: Speaker, paper: PaperIn, *, over: str = "", compared: Compared | None = None) -> None:
    """The card of the paper, here."""
    view = view_of(turn, speaker, paper, compared)
    turn.say(card.card(view, speaker.organization.times, over=over), dialogue=dialogue_of(turn, speaker, paper))


def show_with_file(turn: Turn, speaker: Speaker, number: int) -> None:
    """Likewise, and the file behind it. Raises NoSuchPaper."""
    paper = find(turn, speaker, number)
    show(turn, speaker, paper)
    file = {"stored": paper.file, "name": paper.name, "media": Media.DOCUMENT}
    told = {**answers.file_of(paper).to_json(), "file": file}
    organization = speaker.organization.id
    turn.going_out.append(
        NewOutgoing(
            OutgoingKind.FILE, turn.chat, told, organization=organization, topic=turn.topic, reply_to=turn.message
        )
    )


def named(turn: Turn, speaker: Speaker, words: str) -> int:
    """The number of the newest paper whose own number the words name. Raises NoSuchPaper."""
    wanted = fold(words).strip()
    found = stored.newest(turn.session, organization=speaker.organization.id, limit=MOST_LISTED * 20)
    meant = (one.number for one in found if one.head.number and wanted and wanted in fold(one.head.number))
    number = next(meant, None)
    if number is None:
        raise NoSuchPaper(words)
    return number


def tell_how(turn: Turn, speaker: Speaker, number: int, dialogue: int) -> None:
    """How the drafts are corrected, to words that say nothing of them. Raises NoSuchPaper."""
    units = [unit.name for unit in tasks.units_of(turn, speaker)]
    turn.say(answers.how_to_answer(find(turn, speaker, number), units), dialogue=dialogue)


def explain(turn: Turn, speaker: Speaker, number: int, asked: AskedOf) -> bool:
    """Show the items that are asked about, and where they stand in the paper; False where there are none.

    Raises NoSuchPaper.
    """
    paper = find(turn, speaker, number)
    named = {*asked.units}
    items = [
        item
        for item in seen_of(speaker, paper)
        if item.number in asked.items or named & {*item.draft.leads, *item.draft.support}
    ]
    if items:
        said = card.changed(view_of(turn, speaker, paper), items, speaker.organization.times)
        turn.say(said, dialogue=dialogue_of(turn, speaker, paper))
    return bool(items)


def wait(turn: Turn, speaker: Speaker, number: int) -> None:
    """The paper is put off: nothing of it changes. Raises NoSuchPaper."""
    paper = find(turn, speaker, number)
    said = answers.waits(paper) if paper.is_open else Message(answers.nothing_open(paper, ()))
    turn.say(said, dialogue=dialogue_of(turn, speaker, paper))


def page(turn: Turn, speaker: Speaker, number: int, wanted: int) -> Message:
    """One page of the card of the paper. Raises NoSuchPaper."""
    return card.card(view_of(turn, speaker, find(turn, speaker, number)), speaker.organization.times, wanted)


def show_others(turn: Turn, speaker: Speaker, number: int) -> None:
    """The work of other bodies that the paper names. Raises NoSuchPaper."""
    paper = find(turn, speaker, number)
    turn.say(card.others(view_of(turn, speaker, paper)), dialogue=dialogue_of(turn, speaker, paper))


def show_list(turn: Turn, speaker: Speaker) -> None:
    """The newest papers. Raises NotKnown."""
    found = stored.newest(turn.session, organization=speaker.organization.id, limit=MOST_LISTED)
    seen = [replace(one, drafts=replace(one.drafts, items=seen_of(speaker, one))) for one in found]
    turn.say(answers.listed(_lines(turn.session, speaker, [one for one in seen if one.drafts.items])))


def _lines(session: Session, speaker: Speaker, papers: Sequence[PaperIn]) -> list[PaperLine]:
    made = {task for one in papers for task in one.drafts.tasks}
    states = stored.states(session, made, organization=speaker.organization.id)
    return [line_of(one, states) for one in papers]
