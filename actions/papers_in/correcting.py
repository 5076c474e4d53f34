"""Drafts of a paper, corrected by number: given to another unit, dated, put together, left out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions import tasks
from actions.papers_in import accepting, ordering, showing
from actions.reader import Reader
from actions.turns import Speaker, Turn
from domain import refusals
from domain.documents.papers_in import Drafts, Item, ItemState, PaperIn
from domain.documents.wishes import Corrections, Unread, Wanted, Wish
from domain.people import Verb, may
from domain.registering.drafts import Correction, Draft
from texts.message import Message
from texts.papers_in import answers, card
from texts.papers_in import corrections as words


@dataclass(frozen=True)
class Corrected:
    """The drafts behind a correction: which items it has `changed` and `dropped`, and the words that did nothing."""

    drafts: Drafts
    changed: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()


def correct(
    turn: Turn, speaker: Speaker, number: int, said: Corrections, reader: Reader, now: dt.datetime
) -> tuple[Wish, ...]:  # fmt: skip
    """Do what the words say of each item that they name, and show it; what cannot be done is named with its reason.

    Returns what they want beside, which is still to be done: "3 giao VP, nhận hết". Raises NotKnown, NotAllowed,
    NoSuchPaper.
    """
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    named = dict.fromkeys(item for one in said.read for item in one.items)
    strange = [item for item in named if item not in paper.drafts.numbers]
    free, others, taken = _parted(speaker, paper, [item for item in named if item not in strange])
    done = Corrected(paper.drafts, unread=tuple(map(Unread, said.unread)))
    for correction in said.read:
        allowed = [*free, *_claimed(turn, speaker, paper, correction, reader, now)]
        done = _done(turn, speaker, done, replace(correction, items=_among(correction.items, allowed)), reader, now)
    refused = [item for item in others if item not in done.changed]
    wishes = {one: wish for one in done.unread if (wish := _wish(one, reader)) is not None}
    lines = [
        answers.left(done.dropped) if done.dropped else "",
        answers.unknown(paper, strange) if strange else "",
        answers.taken_before(taken) if taken else "",
        answers.not_own(refused) if refused else "",
        *words.unread([one for one in done.unread if one not in wishes]),
        "" if done.changed or done.dropped or wishes else words.NOTHING_CHANGED,
    ]
    _show(turn, speaker, replace(paper, drafts=done.drafts), done.changed, "\n".join(filter(None, lines)))
    doubtful = tuple(dict.fromkeys(item for one in done.unread if one not in wishes for item in one.items))
    return tuple(_but(wish, doubtful) for wish in wishes.values())


def _but(wish: Wish, doubtful: Sequence[int]) -> Wish:
    """All are taken but those of which something was not understood."""
    takes_all = wish.wanted is Wanted.TAKE and not wish.items
    return replace(wish, but=(*wish.but, *doubtful)) if takes_all else wish


def _wish(said: Unread, reader: Reader) -> Wish | None:
    """What else the words want, of the items that they name or of all: "1 ok", "nhận hết"."""
    named = f"{', '.join(map(str, said.items))} {said.words}" if said.items else said.words
    return reader.read_paper_wish(said.words) or reader.read_paper_wish(named)


def _among(items: Sequence[int], free: Sequence[int]) -> tuple[int, ...]:
    return tuple(item for item in items if item in free)


def _done(
    turn: Turn, speaker: Speaker, before: Corrected, said: Correction, reader: Reader, now: dt.datetime
) -> Corrected:  # fmt: skip
    """What a correction makes of the items of which the speaker decides."""
    if not said.words:
        dropped = (*before.dropped, *said.items)
        return replace(before, drafts=before.drafts.in_state(said.items, ItemState.LEFT), dropped=dropped)
    after: list[Item] = []
    unread: dict[str, Unread] = {}
    for item in map(before.drafts.item, said.items):
        draft, left = _amended(turn, speaker, item.draft, said.words, reader, now)
        if draft != item.draft or not left:
            after.append(replace(item, draft=draft, state=ItemState.OPEN, gone=""))
        for one in left:
            known = unread.get(one.words, one)
            unread[one.words] = replace(known, items=(*known.items, item.number))
    changed = dict.fromkeys((*before.changed, *(item.number for item in after)))
    return Corrected(
        before.drafts.with_items(after), tuple(changed), before.dropped, (*before.unread, *unread.values())
    )


def _correctable(speaker: Speaker, paper: PaperIn, numbers: Sequence[int]) -> tuple[list[int], str]:
    """Those of the items that the speaker may correct, and what is said of the others; "" where there are none."""
    free, others, taken = _parted(speaker, paper, numbers)
    said = (answers.taken_before(taken) if taken else "", answers.not_own(others) if others else "")
    return free, "\n".join(filter(None, said))


def _parted(speaker: Speaker, paper: PaperIn, numbers: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """Those that the speaker may correct, those of which others decide, and those that are on record."""
    waiting = _open(paper, numbers)
    free = [one for one in waiting if _may_correct(speaker, paper, paper.drafts.item(one))]
    return free, [one for one in waiting if one not in free], [one for one in numbers if one not in waiting]


def _claimed(
    turn: Turn, speaker: Speaker, paper: PaperIn, said: Correction, reader: Reader, now: dt.datetime
) -> list[int]:
    """The items that a paper gives to nobody and the head of a unit takes upon it: "6 của phòng em"."""
    items = [paper.drafts.item(one) for one in _open(paper, [one for one in said.items if one in paper.drafts.numbers])]
    unled = [item for item in items if said.words and not item.draft.leads and not item.whose]
    after = ((item, _amended(turn, speaker, item.draft, said.words, reader, now)[0]) for item in unled)
    return [item.number for item, draft in after if accepting.may_take(speaker, replace(item, draft=draft))]


def settle(turn: Turn, speaker: Speaker, number: int, one: int, *, lead: int | None) -> None:
    """A button answers what one item lacks: the unit that leads it, or, where that is None, that it has no deadline.

    Raises StaleButton where it is not asked any more, and as correct().
    """
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    item = next((item for item in paper.drafts.open_ones if item.number == one), None)
    if item is None or not _may_correct(speaker, paper, item):
        raise refusals.StaleButton
    draft = item.draft
    if lead is None:
        after = replace(draft, due=None, no_deadline=True, unusable=None)
    else:
        support = tuple(unit for unit in draft.support if unit != lead)
        after = replace(draft, leads=(lead,), support=support, joint=False, unclear=None, close=())
    changed = paper.drafts.with_items([replace(item, draft=after, gone="")])
    _show(turn, speaker, replace(paper, drafts=changed), [one], "")


def _may_correct(speaker: Speaker, paper: PaperIn, item: Item) -> bool:
    is_own = paper.sender.id == speaker.known.person
    return is_own or may(speaker.known, Verb.ASSIGN) or accepting.may_take(speaker, item)


def _amended(
    turn: Turn, speaker: Speaker, draft: Draft, words: str, reader: Reader, now: dt.datetime
) -> tuple[Draft, tuple[Unread, ...]]:
    """The draft with what the words say of it, and those of the words that say nothing of it."""
    units, date_rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    assigning = replace(draft, assigning=True)
    after, unread = reader.amended_by_clause(assigning, words, units, now=now, rules=date_rules)
    if after == assigning:
        return draft, unread
    is_led = after.leads != draft.leads
    after = replace(after, joint=False, unclear=None, close=()) if is_led else after
    is_dated = after.due is not None and after.due != draft.due
    return replace(after, no_deadline=False, unusable=None, vague=None) if is_dated else after, unread


def _open(paper: PaperIn, numbers: Sequence[int]) -> list[int]:
    return [number for number in numbers if paper.drafts.item(number).state is not ItemState.TAKEN]


def leave(turn: Turn, speaker: Speaker, number: int, wanted: Sequence[int]) -> None:
    """Leave these items out, or all that are open where none is named. Raises as correct()."""
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    strange = [one for one in wanted if one not in paper.drafts.numbers]
    meant = [one for one in wanted if one not in strange]
    mine, kept = _correctable(speaker, paper, meant if wanted else [item.number for item in paper.drafts.open_ones])
    kept = "\n".join(filter(None, (answers.unknown(paper, strange) if strange else "", kept)))
    if not mine:
        turn.say(Message(kept or answers.nothing_open(paper, ())))
        return
    after = replace(paper, drafts=paper.drafts.in_state(mine, ItemState.LEFT))
    if not wanted or not after.drafts.open_ones:
        accepting.keep(turn, speaker, after)
        turn.say(Message(answers.all_left(after)))
    else:
        _show(turn, speaker, after, (), "\n".join(filter(None, (answers.left(mine), kept if wanted else ""))))


def join(turn: Turn, speaker: Speaker, number: int, wanted: Sequence[int]) -> None:
    """Make one of several items, under the number of the first. Raises as correct()."""
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    items = [item for item in paper.drafts.open_ones if item.number in wanted and _may_correct(speaker, paper, item)]
    if len(items) < 2 or len(items) < len(wanted):
        strange = [one for one in wanted if one not in paper.drafts.numbers]
        _, kept = _correctable(speaker, paper, [one for one in wanted if one not in strange])
        why = (answers.unknown(paper, strange) if strange else "", kept)
        turn.say(Message("\n".join(filter(None, (*why, answers.cannot_join())))))
        return
    first, *others = items
    said = "; ".join(item.words for item in items if item.words)
    whole = replace(first, draft=_joined([item.draft for item in items]), place=_places(items), words=said)
    drafts = paper.drafts.with_items([whole]).without([item.number for item in others])
    said = answers.joined(first.number, [item.number for item in items])
    _show(turn, speaker, replace(paper, drafts=drafts), [first.number], said)


def _joined(drafts: Sequence[Draft]) -> Draft:
    """One draft of several: led by the first unit that leads one, due when the first of them is."""
    led = next((draft for draft in drafts if draft.leads), drafts[0])
    dated = sorted((draft for draft in drafts if draft.due and draft.due.day), key=lambda draft: str(_day(draft)))
    due = dated[0].due if dated else next((draft.due for draft in drafts if draft.due), None)
    other = dict.fromkeys(draft.due.words for draft in dated[1:] if draft.due and draft.due != due)
    support = dict.fromkeys(unit for draft in drafts for unit in (*draft.leads, *draft.support))
    return replace(
        drafts[0],
        content="; ".join(draft.content.strip(" .;") for draft in drafts),
        leads=led.leads,
        joint=led.joint,
        unclear=led.unclear if not led.leads else None,
        support=tuple(unit for unit in support if unit not in led.leads),
        partners=tuple(dict.fromkeys(one for draft in drafts for one in draft.partners)),
        product="; ".join(dict.fromkeys(draft.product for draft in drafts if draft.product)) or None,
        due=due,
        no_deadline=due is None and all(draft.no_deadline for draft in drafts),
        other_days=tuple(other),
    )


def _day(draft: Draft) -> dt.date | None:
    return draft.due.day if draft.due else None


def _places(items: Sequence[Item]) -> str:
    return "; ".join(dict.fromkeys(item.place for item in items if item.place))


def _show(turn: Turn, speaker: Speaker, paper: PaperIn, numbers: Sequence[int], over: str) -> None:
    """Keep the paper, and show these items as they are now."""
    accepting.keep(turn, speaker, paper)
    view = showing.view_of(turn, speaker, paper)
    items = [paper.drafts.item(number) for number in numbers]
    said = card.changed(view, items, speaker.organization.times, over=over)
    turn.say(said, dialogue=showing.dialogue_of(turn, speaker, paper))
