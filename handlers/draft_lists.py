"""A list of tasks that is registered as one: a card of all of them, corrected by number, accepted with one tap."""

from collections.abc import Sequence
from dataclasses import replace

from actions import delegating, dialogues, tasks
from actions.context import Context
from actions.turns import Speaker, Turn
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import Dialogue, DialogueKind
from domain.presses import Press, Pressed
from domain.registering.drafts import LONGEST_WHOLE, Correction, Draft, DraftList, refuse_unlikely
from domain.roles import Role
from domain.tasks import Task, UnitName
from texts import draft_lists as words
from texts import drafts as draft_words
from texts import gaps
from texts.message import Message


def led_by_own_unit(draft: Draft, speaker: Speaker) -> Draft:
    """A head who names no unit registers for the own one."""
    own = tuple(speaker.known.units(Role.HEAD, Role.DEPUTY))
    if draft.assigning or draft.leads or draft.unclear or len(own) != 1:
        return draft
    return replace(draft, leads=own, support=tuple(unit for unit in draft.support if unit not in own))


def begin(context: Context, turn: Turn, speaker: Speaker, read: Sequence[Draft], text: str, *, assigning: bool) -> None:
    """The card of all tasks; where the message may have been cut by the messenger, the rest is waited for first."""
    is_cut = len(context.text) >= LONGEST_WHOLE
    drafts = [led_by_own_unit(draft, speaker) for draft in read]
    for draft in drafts:
        tasks.require_registering(speaker, draft)
    listed = DraftList(assigning, parts=(text,)) if is_cut else DraftList(assigning).and_more(drafts)
    dialogue = dialogues.begin(turn, DialogueKind.DRAFTS, listed, account=context.account, asked=listed.asked)
    shown = words.received(len(drafts), dialogue) if is_cut else _card(context, turn, speaker, listed, dialogue)
    turn.say(shown, dialogue=dialogue)


def answer(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """Words to a list: more of it, a correction by number, or what an item lacks."""
    context.refuse_others(dialogue)
    listed = dialogue.drafts
    if listed.parts:
        _receive(context, turn, speaker, dialogue, text)
        return
    if listed.lacking is None and context.reader.agrees(text):
        _accept(context, turn, speaker, dialogue)
        return
    corrections = context.reader.corrections_in(text, listed.numbers)
    strange = [number for one in corrections for number in one.items if number not in listed.numbers]
    goes_on = context.reader.lists_tasks(text)
    if strange and not goes_on:
        turn.say(words.no_such_item(strange[0], listed, dialogue.id), dialogue=dialogue.id)
    elif corrections and not strange and (after := _corrected(context, turn, speaker, listed, corrections)):
        _go_on(context, turn, speaker, dialogue, after)
    elif goes_on:
        more = (led_by_own_unit(draft, speaker) for draft in _read(context, turn, speaker, text, listed))
        _go_on(context, turn, speaker, dialogue, listed.and_more(more))
    elif listed.lacking is not None:
        after = _answered(context, turn, speaker, listed, text)
        _go_on(context, turn, speaker, dialogue, after)
    else:
        turn.say(words.how_to_correct(listed, dialogue.id), dialogue=dialogue.id)


def press(context: Context, turn: Turn, speaker: Speaker, button: Pressed) -> str:
    """A button under a list, or its label typed."""
    dialogue = dialogues.find(turn, button.about)
    context.refuse_others(dialogue)
    listed = dialogue.drafts
    if button.act is Press.YES:
        return _accept(context, turn, speaker, dialogue)
    if button.act is Press.DROP:
        dialogues.close(turn, dialogue.id)
        turn.say(Message(draft_words.dropped()))
        return draft_words.dropped()
    if button.act is Press.END:
        _finish(context, turn, speaker, dialogue)
    elif button.act is Press.SHOW:
        turn.say(_shown(context, turn, speaker, listed, dialogue.id), dialogue=dialogue.id)
    else:
        _go_on(context, turn, speaker, dialogue, _pressed(context, listed, button))
    return ""


def show_again(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """Who answers a card that a newer one has replaced is shown how the list stands now."""
    shown = _shown(context, turn, speaker, dialogue.drafts, dialogue.id)
    turn.say(replace(shown, html=f"{draft_words.replaced()}\n\n{shown.html}"), dialogue=dialogue.id)


def _pressed(context: Context, listed: DraftList, button: Pressed) -> DraftList:
    """The list after a button about one item. Raises StaleButton for an item that is not there any more."""
    if button.item not in listed.numbers:
        raise refusals.StaleButton
    draft = listed.item(button.item)
    if button.unit is not None:
        changed = replace(draft, leads=(button.unit,), unclear=None)
    elif button.act is Press.GUESS:
        changed = context.reader.with_guess(draft)
    elif button.act is Press.NO_DEADLINE:
        changed = replace(draft, due=None, no_deadline=True)
    else:
        raise refusals.StaleButton
    return listed.with_items({button.item: changed})


def _shown(context: Context, turn: Turn, speaker: Speaker, listed: DraftList, dialogue: int) -> Message:
    if listed.parts:
        return words.received(len(_read(context, turn, speaker, "\n".join(listed.parts), listed)), dialogue)
    return _card(context, turn, speaker, listed, dialogue)


def _card(context: Context, turn: Turn, speaker: Speaker, listed: DraftList, dialogue: int) -> Message:
    names = _names(turn, speaker)
    leads = dict.fromkeys(unit for draft in listed.drafts for unit in draft.leads)
    vacant = tasks.unmanned(turn, speaker, [UnitName(unit, names[unit]) for unit in leads])
    beside = [line for line in (gaps.nobody_yet(vacant),) if line]
    for number, draft in listed.items:
        beside += _doubled(context, turn, speaker, listed, number, draft)
    return words.card(listed, dialogue, names, speaker.organization.times, beside)


def _doubled(context: Context, turn: Turn, speaker: Speaker, listed: DraftList, number: int, draft: Draft) -> list[str]:
    """Lines about what says nearly the same as the item: an earlier item, or a task on record."""
    known = tasks.doubles(turn, speaker, context.reader, draft)
    before = {
        other: one.content
        for other, one in listed.items
        if other < number and one.due and draft.due and one.due.day == draft.due.day and one.leads == draft.leads
    }
    same = context.reader.doubled(draft.content, before) if before else ()
    return words.doubled(number, known, same)


def _names(turn: Turn, speaker: Speaker) -> dict[int, str]:
    return {unit.id: unit.name for unit in tasks.units_of(turn, speaker)}


def _read(context: Context, turn: Turn, speaker: Speaker, text: str, listed: DraftList) -> Sequence[Draft]:
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    now = context.local_now(turn, speaker)
    return context.reader.read_drafts(text, units, now=now, rules=rules, assigning=listed.assigning)


def _receive(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """One more part of a message that the messenger cut."""
    listed = replace(dialogue.drafts, parts=(*dialogue.drafts.parts, text))
    count = len(_read(context, turn, speaker, "\n".join(listed.parts), listed))
    dialogues.go_on(turn, dialogue, listed, asked=Awaited.MORE)
    turn.say(words.received(count, dialogue.id), dialogue=dialogue.id)


def _finish(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """All parts are there: the list is read as a whole."""
    listed = dialogue.drafts
    if not listed.parts:
        raise refusals.StaleButton
    read = _read(context, turn, speaker, "\n".join(listed.parts), listed)
    whole = DraftList(listed.assigning).and_more(led_by_own_unit(draft, speaker) for draft in read)
    _go_on(context, turn, speaker, dialogue, whole)


def _corrected(
    context: Context, turn: Turn, speaker: Speaker, listed: DraftList, corrections: Sequence[Correction]
) -> DraftList | None:
    """The list as it is corrected; None where words of a correction say nothing of a task."""
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    now = context.local_now(turn, speaker)
    for correction in corrections:
        if not correction.words:
            listed = listed.without(correction.items)
            continue
        changed = {}
        for number in correction.items:
            draft = listed.item(number)
            after = context.reader.amended_item(draft, correction.words, units, now=now, rules=rules)
            if after is None:
                return None
            changed[number] = after
        listed = listed.with_items(changed)
    return listed


def _answered(context: Context, turn: Turn, speaker: Speaker, listed: DraftList, text: str) -> DraftList:
    """The list with what the words say of the item that is asked about. Raises what tells that they say nothing."""
    number = listed.lacking
    assert number is not None
    draft, units = listed.item(number), tasks.units_of(turn, speaker)
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    if draft.missing is Awaited.CONTENT:
        changed = replace(draft, content=text.strip())
    elif draft.missing is Awaited.LEAD:
        changed = context.reader.read_leads(draft, text, units)
        if not changed.leads:
            raise refusals.NoSuchUnit(text, tuple(unit.name for unit in units))
    else:
        asked = replace(draft, vague=None, guessed=None, unusable=None)
        start = context.reader.read_start(draft, text, now=now, rules=rules)
        changed = start or context.reader.read_due(asked, text, now=now, rules=rules)
        if changed.missing and not (changed.vague or changed.guessed):
            raise refusals.UnreadDeadline(text)
    return listed.with_items({number: changed})


def _go_on(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, after: DraftList) -> None:
    """Keep the list as it is now and show it; while items lack something, only what was changed and the question."""
    if not after.items:
        dialogues.close(turn, dialogue.id)
        turn.say(Message(words.nothing_left()))
        return
    for draft in after.drafts:
        tasks.require_registering(speaker, draft)
    before = dict(dialogue.drafts.items)
    dialogues.go_on(turn, dialogue, after, asked=after.asked)
    changed = [number for number, draft in after.items if number in before and draft != before[number]]
    gone = [number for number in before if number not in after.numbers]
    more = [number for number in after.numbers if number not in before]
    is_short = len(after.items) <= words.MOST_TOLD
    if more or not (changed or gone) or (after.lacking is None and is_short) or (after.lacking and not changed):
        turn.say(_card(context, turn, speaker, after, dialogue.id), dialogue=dialogue.id)
        return
    names = _names(turn, speaker)
    said = "\n".join(filter(None, (words.left_out(gone) if gone else "",
                                   words.corrected(after, changed, names, speaker.organization.times))))  # fmt: skip
    if after.lacking is None:
        turn.say(words.accept_again(after, dialogue.id, said), dialogue=dialogue.id)
        return
    asked = words.ask(after, dialogue.id, names)
    turn.say(replace(asked, html=f"{said}\n\n{asked.html}"), dialogue=dialogue.id)


def _accept(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> str:
    listed = dialogue.drafts
    now, times = context.local_now(turn, speaker), speaker.organization.times
    if listed.lacking is not None or listed.parts or not listed.items:
        raise refusals.StaleButton
    for draft in listed.drafts:
        if draft.due:
            refuse_unlikely(draft.due, now=now)
    dialogues.close(turn, dialogue.id)
    parts = [(draft, delegating.register(turn, speaker, draft)) for draft in listed.drafts]
    made: list[Task] = [task for _, some in parts for task in some]
    dialogues.end_with(turn, dialogue.id, made)
    told = tasks.told_of_registration(turn, speaker, made)
    unreachable = told.unreachable if listed.assigning else ()
    doers = dict.fromkeys(line for draft, some in parts for line in draft_words.to_do(draft, some))
    beside = [*doers, *draft_words.told(told.supporters, told.vacant, unreachable)]
    turn.tell(words.registered(made, times, told.heads, beside))
    return words.accepted(len(made))
