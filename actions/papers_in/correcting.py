"""Drafts of a paper, corrected by number: given to another unit, dated, put together, left out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from actions import tasks
from actions.papers_in import accepting, ordering, showing
from actions.reader import Reader
from actions.turns import Speaker, Turn
from domain import refusals
from domain.documents.papers_in import Item, ItemState, PaperIn
from domain.people import Verb, may
from domain.registering.drafts import Correction, Draft
from texts.message import Message
from texts.papers_in import answers, card


def correct(
    turn: Turn, speaker: Speaker, number: int, corrections: Sequence[Correction], reader: Reader, now: dt.datetime
) -> bool:
    """Whether the words say something of each item that they name; then they are shown as they are now.

    Raises NotKnown, NotAllowed, NoSuchPaper, and what the reading of a deadline raises.
    """
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    strange = [item for one in corrections for item in one.items if item not in paper.drafts.numbers]
    if strange:
        turn.say(Message(answers.unknown(paper, strange)))
        return True
    drafts, changed, dropped = paper.drafts, dict[int, Item](), list[int]()
    named = list(dict.fromkeys(item for one in corrections for item in one.items))
    free, kept = _correctable(speaker, paper, named)
    for correction in corrections:
        if not correction.words:
            dropped += [one for one in correction.items if one in free]
            continue
        for one in correction.items:
            if one not in free:
                continue
            item = changed.get(one) or drafts.item(one)
            after = _amended(turn, speaker, item.draft, correction.words, reader, now)
            if after is None:
                return False
            changed[one] = replace(item, draft=after, state=ItemState.OPEN, gone="", whose=item.whose)
    if named and not free:
        turn.say(Message(kept))
        return True
    drafts = drafts.with_items(changed.values()).in_state(dropped, ItemState.LEFT)
    said = "\n".join(filter(None, (answers.left(dropped) if dropped else "", kept)))
    _show(turn, speaker, replace(paper, drafts=drafts), list(changed), said)
    return True


def _correctable(speaker: Speaker, paper: PaperIn, numbers: Sequence[int]) -> tuple[list[int], str]:
    """Those of the items that the speaker may correct, and what is said of the others; "" where there are none."""
    waiting = _open(paper, numbers)
    free = [one for one in waiting if _may_correct(speaker, paper, paper.drafts.item(one))]
    taken = [one for one in numbers if one not in waiting]
    others = [one for one in waiting if one not in free]
    said = (answers.taken_before(taken) if taken else "", answers.not_own(others) if others else "")
    return free, "\n".join(filter(None, said))


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


def _amended(turn: Turn, speaker: Speaker, draft: Draft, words: str, reader: Reader, now: dt.datetime) -> Draft | None:
    """The draft with what the words say of it; None where they say nothing of it."""
    units, date_rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    after = reader.amended_item(replace(draft, assigning=True), words, units, now=now, rules=date_rules)
    if after is None:
        return None
    is_led = after.leads != draft.leads
    after = replace(after, joint=False, unclear=None, close=()) if is_led else after
    is_dated = after.due is not None and after.due != draft.due
    return replace(after, no_deadline=False, unusable=None, vague=None) if is_dated else after


def _open(paper: PaperIn, numbers: Sequence[int]) -> list[int]:
    return [number for number in numbers if paper.drafts.item(number).state is not ItemState.TAKEN]


def leave(turn: Turn, speaker: Speaker, number: int, wanted: Sequence[int]) -> None:
    """Leave these items out, or all that are open where none is named. Raises as correct()."""
    ordering.require(speaker)
    paper = showing.locked(turn, speaker, number)
    if unknown := [one for one in wanted if one not in paper.drafts.numbers]:
        turn.say(Message(answers.unknown(paper, unknown)))
        return
    mine, kept = _correctable(speaker, paper, wanted or [item.number for item in paper.drafts.open_ones])
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
        turn.say(Message(answers.cannot_join()))
        return
    first, *others = items
    whole = replace(first, draft=_joined([item.draft for item in items]), place=_places(items))
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
