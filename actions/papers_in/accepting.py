"""Drafts of a paper become tasks: who may takes all of them or some, is told of the rest, and may go back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actions import delegating, dialogues, tasks
from actions import series as recurring
from actions.papers_in import ordering, revising, showing
from actions.papers_in.known import doubled_by_now
from actions.reader import Reader
from actions.turns import Speaker, Turn
from db import people
from db import tasks as stored_tasks
from db.documents import papers_in as stored
from domain import tasks as rules
from domain.dialogues import DialogueKind
from domain.documents.papers_in import Drafts, Item, ItemState, OfPaper, PaperIn, Taken
from domain.documents.views import Refused, Withdrawn
from domain.documents.wishes import Wanted, Wish
from domain.history import EventKind
from domain.people import HEADS, Duty, Verb, may
from domain.roles import Role
from domain.tasks import CLOSED, PersonName, State, Task, UnitName
from texts import drafts as draft_words
from texts.message import Message
from texts.papers_in import answers, card, revisions

ALL = Wish(Wanted.TAKE)
"""All that is ready is taken."""


@dataclass(frozen=True)
class Choice:
    """The items that are taken, and what stands in the way of the others."""

    items: tuple[Item, ...]
    refused: Refused


def may_take(speaker: Speaker, item: Item) -> bool:
    """The office and the leaders take all, a head what is new and of the own unit."""
    known = speaker.known
    if may(known, Verb.ASSIGN):
        return True
    if item.revision is not None:
        return False
    return bool(item.draft.leads) and all(may(known, Verb.REGISTER, Duty(lead)) for lead in item.draft.leads)


def take(turn: Turn, speaker: Speaker, number: int, reader: Reader, wish: Wish = ALL) -> str:
    """Make tasks of these items, or of all that are ready where none is named. Returns what who pressed is told.

    What has come on record since the paper was read is taken a second time only where its item is named.

    Raises NotKnown, NotAllowed, NoSuchPaper.
    """
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    if not _may_be_taken(turn, paper, wish):
        return ""
    by_now = doubled_by_now(turn.session, paper, reader, organization=speaker.organization.id)
    paper = replace(paper, drafts=by_now)
    wanted = wish.items
    choice = _named(speaker, paper.drafts, wanted) if wanted else _all(speaker, paper.drafts, wish.but)
    revised, done = revising.revise(turn, speaker, paper, [item for item in choice.items if item.revision])
    taken, made = _register(turn, speaker, paper, [item for item in choice.items if not item.revision])
    after = replace(paper, drafts=paper.drafts.with_items((*revised, *taken, *_reopened(choice.refused))))
    keep(turn, speaker, after)
    if made:
        _announce(turn, speaker, after, made, taken)
    if done.changed:
        heads = heads_by_unit(turn, speaker)
        turn.tell(revisions.applied(after, done.changed, heads, speaker.organization.times))
    if done.refused:
        turn.say(Message("\n".join(revisions.refused(done.refused))))
    _tell_refused(turn, speaker, after, choice.refused, is_all=not wanted)
    return draft_words.accepted(len(made)) if made else ""


def _may_be_taken(turn: Turn, paper: PaperIn, wish: Wish) -> bool:
    """Whether it is neither replaced nor a draft of which nobody has said that it is meant; that is said.

    Who leaves out what is not there may mean another paper.
    """
    strange = [one for one in wish.but if one not in paper.drafts.numbers]
    if paper.replaced_by is not None:
        turn.say(Message(answers.replaced(paper.replaced_by)))
    elif paper.drafts.is_draft and not paper.drafts.draft_meant:
        turn.say(answers.ask_whether_draft(paper))
    elif strange:
        turn.say(Message(answers.unknown(paper, strange)))
    else:
        return True
    return False


def mean_draft(turn: Turn, speaker: Speaker, number: int) -> None:
    """The tasks of a paper that is a draft are meant all the same. Raises NotKnown, NotAllowed, NoSuchPaper."""
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    meant = replace(paper, drafts=replace(paper.drafts, draft_meant=True))
    keep(turn, speaker, meant)
    showing.show(turn, speaker, meant, over=answers.draft_meant())


def _all(speaker: Speaker, drafts: Drafts, but: Sequence[int]) -> Choice:
    meant = [item for item in drafts.open_ones if item.number not in but]
    mine = [item for item in meant if may_take(speaker, item)]
    lacking = tuple(item for item in meant if not item.is_complete) if may(speaker.known, Verb.ASSIGN) else ()
    others = tuple(item for item in meant if item.is_complete and not may_take(speaker, item))
    return Choice(
        tuple(item for item in mine if item.is_complete and not item.same),
        Refused(lacking, tuple(item for item in mine if item.is_complete and item.same), of_others=others),
    )


def _named(speaker: Speaker, drafts: Drafts, wanted: Sequence[int]) -> Choice:
    known = [drafts.item(number) for number in wanted if number in drafts.numbers]
    free = [item for item in known if item.state is not ItemState.TAKEN]
    complete = [item for item in free if item.is_complete]
    return Choice(
        tuple(item for item in complete if may_take(speaker, item)),
        Refused(
            tuple(item for item in free if not item.is_complete),
            taken=tuple(item for item in known if item.state is ItemState.TAKEN),
            of_others=tuple(item for item in complete if not may_take(speaker, item)),
            unknown=tuple(number for number in wanted if number not in drafts.numbers),
        ),
    )


def _reopened(refused: Refused) -> tuple[Item, ...]:
    """Items that were left out, and are asked for by their numbers: they are open from now on."""
    return tuple(replace(item, state=ItemState.OPEN) for item in (*refused.lacking, *refused.of_others))


def _register(
    turn: Turn, speaker: Speaker, paper: PaperIn, items: Sequence[Item]
) -> tuple[tuple[Item, ...], list[Task]]:
    """The items as they are taken, and the tasks that were made of them."""
    assigning, known = may(speaker.known, Verb.ASSIGN), speaker.known
    taken: list[Item] = []
    made: list[Task] = []
    for item in items:
        tasks_made = delegating.register(turn, speaker, replace(item.draft, assigning=assigning))
        by = Taken(known.name, known.person, turn.now, tuple(task.id for task in tasks_made))
        taken.append(replace(item, state=ItemState.TAKEN, taken=by))
        made += tasks_made
    return tuple(taken), made


def keep(turn: Turn, speaker: Speaker, paper: PaperIn) -> None:
    """Store what has become of the drafts; where none is open any more, nobody is asked about them."""
    organization = speaker.organization.id
    stored.keep(turn.session, paper.number, paper.drafts, organization=organization)
    if paper.is_open:
        return
    for dialogue in dialogues.open_in_department(turn, DialogueKind.PAPER_IN):
        if dialogue.content == OfPaper(paper.number):
            dialogues.close(turn, dialogue.id)


def _announce(turn: Turn, speaker: Speaker, paper: PaperIn, made: Sequence[Task], taken: Sequence[Item]) -> None:
    """One message for all units concerned, each of which is told of its part."""
    told = tasks.told_of_registration(turn, speaker, made)
    unreachable = told.unreachable if may(speaker.known, Verb.ASSIGN) else ()
    beside = draft_words.told(told.supporters, told.vacant, unreachable)
    heads = heads_by_unit(turn, speaker)
    turn.tell(answers.accepted(paper, made, heads, beside, speaker.organization.times))


def heads_by_unit(turn: Turn, speaker: Speaker) -> Mapping[UnitName, tuple[PersonName, ...]]:
    """Who answers for each unit, without the speaker, who knows."""
    found: dict[UnitName, tuple[PersonName, ...]] = {}
    names = {unit.id: unit.name for unit in tasks.units_of(turn, speaker)}
    for one in people.holders(turn.session, organization=speaker.organization.id):
        if one.role in HEADS and one.unit in names and one.person.id != speaker.known.person:
            unit = UnitName(one.unit, names[one.unit])
            found[unit] = tuple(dict.fromkeys((*found.get(unit, ()), one.person)))
    return found


def _tell_refused(turn: Turn, speaker: Speaker, paper: PaperIn, refused: Refused, *, is_all: bool) -> None:
    """Why items were not taken, with the card of what is left; those of other units go to the office."""
    times = speaker.organization.times
    if is_all and not refused and not paper.drafts.open_ones and not turn.going_out:
        by = dict.fromkeys(item.taken.by for item in paper.drafts.items if item.taken)
        turn.say(Message(answers.nothing_open(paper, list(by))))
        return
    if lines := answers.refused(refused, paper, times):
        view = showing.view_of(turn, speaker, paper)
        said = card.changed(view, (), times, over="\n".join(lines))
        turn.say(said, dialogue=showing.dialogue_of(turn, speaker, paper))
    if refused.of_others:
        turn.tell(answers.to_office(paper, refused.of_others, office_of(turn, speaker)))


def office_of(turn: Turn, speaker: Speaker) -> tuple[PersonName, ...]:
    holders = people.holders(turn.session, organization=speaker.organization.id)
    return tuple(dict.fromkeys(one.person for one in holders if one.role is Role.OFFICE))


def withdraw(turn: Turn, speaker: Speaker, number: int) -> None:
    """Take back what was accepted of the paper today: by the office and leaders all of it, by others their own part.

    Tasks that somebody has reported on stay. Raises NotKnown, NotAllowed, NoSuchPaper.
    """
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    zone = speaker.organization.times.zone
    today = turn.now.astimezone(zone).date()
    items = [
        item
        for item in paper.drafts.of(ItemState.TAKEN)
        if item.taken and item.taken.at.astimezone(zone).date() == today and _may_withdraw(speaker, item.taken)
    ]
    made = {task for item in items if item.taken for task in item.taken.tasks}
    found = stored_tasks.by_ids(turn.session, sorted(made), organization=speaker.organization.id)
    fresh = {task.id: task for task in found if task.state in (State.ASSIGNED, State.WAITING)}
    if not fresh:
        turn.say(Message(answers.nothing_to_withdraw(paper)))
        return
    for task in fresh.values():
        _cancel(turn, speaker, task, paper)
    back = [item for item in items if item.taken and set(item.taken.tasks) <= fresh.keys()]
    opened = (replace(item, state=ItemState.OPEN, taken=None) for item in back)
    after = replace(paper, drafts=paper.drafts.with_items(opened))
    keep(turn, speaker, after)
    kept = tuple(task.number for task in found if task.id not in fresh and task.state not in CLOSED)
    numbers = tuple(task.number for task in fresh.values())
    turn.tell(answers.withdrawn(Withdrawn(numbers, kept, speaker.known.name), after))


def _may_withdraw(speaker: Speaker, taken: Taken) -> bool:
    return may(speaker.known, Verb.ASSIGN) or taken.person == speaker.known.person


def _cancel(turn: Turn, speaker: Speaker, task: Task, paper: PaperIn) -> None:
    """Who took it today may cancel it, as it was never begun."""
    after = rules.cancel(task)
    tasks.save(turn, speaker, after)
    tasks.record(turn, speaker, EventKind.CANCELLED, task, after, words=answers.why_withdrawn(paper))
    recurring.end(turn.session, speaker.organization, after)
