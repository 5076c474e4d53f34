"""Registering and assigning: one message, a card that reads it out, and one question at a time for what is missing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from actions import commanding, delegating, dialogues, knowing, tasks
from actions.answering import kept_open
from actions.context import Context
from actions.hearing import Hearing
from actions.knowing import Answering
from actions.overviews import narrowing
from actions.turns import Scene, Speaker, Turn
from domain import refusals
from domain.asking import Awaited
from domain.deadlines import DateRules
from domain.dialogues import Dialogue, DialogueKind
from domain.names import Entrusted, Named
from domain.people import Duty, Verb, may
from domain.presses import Press, Pressed
from domain.refusals import Refusal
from domain.registering.drafts import Draft, refuse_unlikely
from domain.replies import Intent
from domain.roles import Role
from domain.tasks import UnitName
from handlers import draft_lists, papers_in
from handlers.draft_lists import led_by_own_unit
from texts import buttons
from texts import drafts as words
from texts import help as help_words
from texts import refusals as no
from texts import tasks as task_words
from texts.message import Message

DAYS_REFUSED = (refusals.NoSuchDay, refusals.DeadlinePassed, refusals.TooFar)
"""What a slip of the finger in a deadline is met with."""

FEWEST_WORDS = 2
"""Words of a task of a list."""
LEAST_WORK = 3
"""Words of a task that stands by itself; fewer may belong to a deadline: "phòng CĐS làm xong trước 20/12"."""


def on_register(context: Context) -> None:
    _begin(context, assigning=False)


def on_assign(context: Context) -> None:
    _begin(context, assigning=True)


def _begin(context: Context, *, assigning: bool) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        verb = Verb.ASSIGN if assigning else Verb.REGISTER
        if not tasks.may_begin(speaker, verb):
            raise refusals.NotAllowed(verb)
        units = tasks.units_of(turn, speaker)
        if papers_in.ordered_by_command(context, turn, speaker):
            return
        if assigning and commanding.reassign(_hearing(context, turn, speaker), context.argument, units):
            return
        text = context.reader.with_quoted(context.argument, _quoted(context), units, assigning=assigning)
        open_drafts(context, turn, speaker, text, assigning=assigning)


def _by_name(context: Context, turn: Turn, speaker: Speaker, text: str, units: Sequence[Named]) -> Entrusted:
    return context.reader.entrusted_by_name(text, units, narrowing.colleagues(turn.session, speaker))


def _for_people(turn: Turn, speaker: Speaker, read: Sequence[Draft], given: Entrusted) -> tuple[Draft, ...]:
    """The drafts with the officers who are to do them, and with the name that leads to no unit."""
    holders = {one.person.id: one.person for one in tasks.holders_of(turn, speaker)}
    doers = given.doers if len(given.doers) == len(read) else [None] * len(read)
    pairs = zip(read, doers, strict=True)
    drafts = [replace(draft, doer=holders.get(doer.id)) if doer else draft for draft, doer in pairs]
    if given.unclear and not drafts[0].leads:
        drafts[0] = replace(drafts[0], unclear=given.unclear, close=given.close)
    return tuple(drafts)


def open_drafts(context: Context, turn: Turn, speaker: Speaker, text: str, *, assigning: bool) -> None:
    """The card of the task, or of all tasks, of the words, or the first thing that is lacking.

    Raises what require_registering() raises.
    """
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    now = context.local_now(turn, speaker)
    given = _by_name(context, turn, speaker, text, units)
    text = given.text
    try:
        read = drafts_in(context, turn, speaker, text, assigning=assigning)
    except DAYS_REFUSED as refusal:
        undated = context.reader.read_undated(text, units, now=now, rules=rules, assigning=assigning)
        _begin_undated(context, turn, speaker, undated, refusal)
        return
    read = _for_people(turn, speaker, read, given)
    if len(read) > 1:
        draft_lists.begin(context, turn, speaker, read, text, assigning=assigning)
        return
    _offer(context, turn, speaker, led_by_own_unit(read[0], speaker), units)


def drafts_in(context: Context, turn: Turn, speaker: Speaker, text: str, *, assigning: bool) -> tuple[Draft, ...]:
    """The tasks of the words; the own unit may stand in front of what is registered: "QLKH: rà soát hồ sơ".

    Raises what read_drafts() raises.
    """
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    now = context.local_now(turn, speaker)
    read = context.reader.read_drafts(text, units, now=now, rules=rules, assigning=assigning)
    if assigning or any(draft.leads for draft in read):
        return read
    addressed = context.reader.read_drafts(text, units, now=now, rules=rules, assigning=True)
    own = frozenset(speaker.known.units(Role.HEAD, Role.DEPUTY))
    is_own = len(addressed) == len(read) and all(len(draft.leads) == 1 for draft in addressed)
    if not is_own or any(draft.leads[0] not in own for draft in addressed):
        return read
    return tuple(replace(draft, assigning=False) for draft in addressed)


def given_in(context: Context, turn: Turn, speaker: Speaker, text: str, *, tells: bool) -> str:
    """The words of a new task for a unit, as they may stand behind /giao; empty where none is given.

    `tells` says that the words may tell how work stands: then only a verb makes them a task.

    Where no verb gives it ("P. CĐS chuẩn bị tài liệu, hạn 20/12"), or the words behind it may be a question ("giao CĐS
    bao nhiêu việc"), a deadline has to tell that it is one.
    """
    behind = context.reader.entrusted(text)
    given, units = behind or text, tasks.units_of(turn, speaker)
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    named = _by_name(context, turn, speaker, given, units)
    try:
        draft = context.reader.read_draft(named.text, units, now=now, rules=rules, assigning=True)
        dated = draft.due is not None
    except DAYS_REFUSED:
        draft = context.reader.read_undated(named.text, units, now=now, rules=rules, assigning=True)
        dated = True
    wanted = not tells and context.reader.instructs(text)
    if behind is None and not (wanted or _is_long_work(context, draft)):
        return ""
    is_led = bool(draft.leads or draft.unclear or (behind and named.unclear))
    is_sure = dated or (behind is not None and not context.reader.asks_outright(behind))
    return given if draft.content and is_led and is_sure else ""


def _is_long_work(context: Context, draft: Draft) -> bool:
    return len(draft.content.split()) >= LEAST_WORK and context.reader.sets_to_work(draft.content)


def pastes(context: Context, turn: Turn, speaker: Speaker, text: str) -> bool:
    """Whether the words are a list of tasks, as it may stand behind /giao: each says what is to be done, and by whom.

    One entry alone has to have a deadline, too.
    """
    if "?" in text or ("\n" not in text and not context.reader.lists_tasks(text)):
        return False
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    given = _by_name(context, turn, speaker, text, units).text
    try:
        read = context.reader.read_drafts(
            given, units, now=context.local_now(turn, speaker), rules=rules, assigning=True
        )
    except (*DAYS_REFUSED, refusals.TooLong):
        return context.reader.lists_tasks(text)
    led = sum(bool(draft.leads or draft.unclear) for draft in read)
    if not all(_is_work(context, draft) for draft in read):
        return False
    return led > 1 if len(read) > 1 else bool(led and read[0].due and context.reader.lists_tasks(text))


def _is_work(context: Context, draft: Draft) -> bool:
    """Whether the draft says what is to be done, and not that it is done or how much of it."""
    told = context.reader.read_whole(draft.content).reply
    reports = told.intent is Intent.DONE or (not draft.due and (told.percent is not None or told.count is not None))
    return len(draft.content.split()) >= FEWEST_WORDS and not reports


def entrusts(context: Context, turn: Turn, speaker: Speaker, text: str) -> bool:
    """Whether the words begin with who is to do something, and say what and by when."""
    units = tasks.units_of(turn, speaker)
    now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
    named = _by_name(context, turn, speaker, text, units)
    try:
        draft = context.reader.read_draft(named.text, units, now=now, rules=rules, assigning=True)
    except DAYS_REFUSED:
        return False
    return bool(draft.leads and draft.due and len(draft.content.split()) >= LEAST_WORK)


def offer_letter(context: Context, turn: Turn, speaker: Speaker, text: str) -> bool:
    """Whether a forwarded letter was offered as a task: to who may register or assign one, where it has a deadline."""
    verb = next((one for one in (Verb.REGISTER, Verb.ASSIGN) if tasks.may_begin(speaker, one)), None)
    if verb is None:
        return False
    units, rules = tasks.units_of(turn, speaker), speaker.organization.times.dates
    now, assigning = context.local_now(turn, speaker), verb is Verb.ASSIGN
    try:
        read = context.reader.read_drafts(text, units, now=now, rules=rules, assigning=assigning)
    except (*DAYS_REFUSED, refusals.TooLong):
        return False
    if not any(draft.content and (draft.due or draft.vague or draft.guessed) for draft in read):
        return False
    drafts = [_led_by_who_may_be(draft, speaker, verb) for draft in read]
    if len(drafts) > 1:
        turn.say(Message(help_words.letter()))
        draft_lists.begin(context, turn, speaker, drafts, text, assigning=assigning)
    else:
        _offer(context, turn, speaker, led_by_own_unit(drafts[0], speaker), units, over=help_words.letter())
    return True


def _led_by_who_may_be(draft: Draft, speaker: Speaker, verb: Verb) -> Draft:
    """The draft without the units to which the speaker may give nothing: a letter names many."""
    return replace(draft, leads=tuple(unit for unit in draft.leads if may(speaker.known, verb, Duty(unit))))


def _hearing(context: Context, turn: Turn, speaker: Speaker) -> Hearing:
    answering = Answering(knowing.answered(turn, context.replied))
    return Hearing(Scene(turn, speaker, context.reader), context.text, answering=answering)


def _offer(
    context: Context, turn: Turn, speaker: Speaker, draft: Draft, units: Sequence[Named], *, over: str = ""
) -> None:
    """The card of a new draft, or the first thing it lacks; `over` is what is said above it."""
    tasks.require_registering(speaker, draft)
    dialogue = dialogues.begin(turn, DialogueKind.DRAFT, draft, account=context.account, asked=draft.missing)
    shown = _next(context, turn, speaker, draft, dialogue, units)
    turn.say(replace(shown, html=f"{over}\n\n{shown.html}") if over else shown, dialogue=dialogue)


def _begin_undated(context: Context, turn: Turn, speaker: Speaker, draft: Draft, refusal: Refusal) -> None:
    """The deadline cannot be meant: it is asked for again, and all else that was said is kept."""
    draft = led_by_own_unit(draft, speaker)
    tasks.require_registering(speaker, draft)
    dialogue = dialogues.begin(turn, DialogueKind.DRAFT, draft, account=context.account, asked=Awaited.DEADLINE)
    turn.say(Message(no.words(refusal), buttons=buttons.no_deadline(dialogue)), dialogue=dialogue)


def _quoted(context: Context) -> str:
    """Somebody's message that the command replies to; empty where there is none, or it is ours."""
    replied = context.replied
    return "" if replied is None or replied.ours else replied.text


def _next(
    context: Context, turn: Turn, speaker: Speaker, draft: Draft, dialogue: int, units: Sequence[Named]
) -> Message:
    """The one question that is open, or the card when nothing is."""
    names = {unit.id: unit.name for unit in units}
    now, times = context.local_now(turn, speaker), speaker.organization.times
    if draft.missing is Awaited.CONTENT:
        asked = words.ask_content(dialogue)
        return replace(asked, html=f"{asked.html}\n{words.how_to_register(assigning=draft.assigning)}")
    if draft.missing is Awaited.LEAD:
        return words.ask_lead(draft, dialogue, names)
    if draft.missing is Awaited.DEADLINE:
        return words.ask_deadline(draft, dialogue)
    vacant = tasks.unmanned(turn, speaker, [UnitName(unit, names[unit]) for unit in draft.leads])
    doubles = tasks.doubles(turn, speaker, context.reader, draft)
    return words.card(draft, dialogue, names, now, times, vacant=vacant, doubles=doubles)


def answer(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """Words in answer to the open question of a draft."""
    context.refuse_others(dialogue)
    draft = dialogue.draft
    units = tasks.units_of(turn, speaker)
    now, times = context.local_now(turn, speaker), speaker.organization.times
    if dialogue.asked is Awaited.DEADLINE:
        asked = replace(draft, due=None, no_deadline=False, vague=None, guessed=None)
        start = context.reader.read_start(draft, text, now=now, rules=times.dates)
        read = start or context.reader.read_due(asked, text, now=now, rules=times.dates)
        if read.missing is Awaited.DEADLINE and not read.vague and not read.guessed:
            raise refusals.UnreadDeadline(text)
        draft = read
    elif dialogue.asked is Awaited.LEAD:
        draft = context.reader.read_leads(draft, _by_name(context, turn, speaker, text, units).text, units)
        if not draft.leads and not draft.unclear:
            raise refusals.NoSuchUnit(text, tuple(unit.name for unit in units))
    elif context.reader.lists_tasks(text):
        dialogues.close(turn, dialogue.id)
        open_drafts(context, turn, speaker, text, assigning=draft.assigning)
        return
    else:
        draft = _content(context, draft, text, units, now=now, rules=times.dates)
    _go_on(context, turn, speaker, dialogue, draft, units)


def _content(
    context: Context, draft: Draft, text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules
) -> Draft:
    """New content; a whole registration typed here fills what is still empty."""
    read = context.reader.read_draft(text, units, now=now, rules=rules)
    if not read.content:
        raise refusals.EmptyContent
    return replace(
        draft,
        content=read.content,
        due=read.due or draft.due,
        leads=draft.leads or read.leads,
        support=draft.support or read.support,
        product=draft.product or read.product,
        paper=draft.paper or read.paper,
        set_above=draft.set_above if draft.paper else read.set_above,
    )


def _go_on(
    context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, draft: Draft, units: Sequence[Named]
) -> None:
    tasks.require_registering(speaker, draft)
    dialogues.go_on(turn, dialogue, draft, asked=draft.missing)
    turn.say(_next(context, turn, speaker, draft, dialogue.id, units), dialogue=dialogue.id)


def amend(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> bool:
    """Whether the words under a card say something of the draft ("phối hợp với VP"); then it is shown anew."""
    draft, units = dialogue.draft, tasks.units_of(turn, speaker)
    now, times = context.local_now(turn, speaker), speaker.organization.times
    after: Draft | None = draft
    with kept_open(turn, dialogue.id, under=buttons.drop_draft(dialogue.id)):
        after = context.reader.amended(draft, context.text, units, now=now, rules=times.dates)
        if after is not None:
            _go_on(context, turn, speaker, dialogue, after, units)
    return after is not None


def show_again(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """Who answers a card that a newer one has replaced is shown how the draft stands now."""
    draft, units = dialogue.draft, tasks.units_of(turn, speaker)
    shown = _next(context, turn, speaker, draft, dialogue.id, units)
    turn.say(replace(shown, html=f"{words.replaced()}\n\n{shown.html}"), dialogue=dialogue.id)


def press(context: Context, turn: Turn, speaker: Speaker, button: Pressed) -> str:
    """A button under a draft, or its label typed, with the words that followed it."""
    dialogue = dialogues.find(turn, button.about)
    context.refuse_others(dialogue)
    act = button.act
    if act is Press.YES:
        return _accept(context, turn, speaker, dialogue)
    if act is Press.DROP:
        dialogues.close(turn, dialogue.id)
        turn.say(Message(words.dropped()))
        return words.dropped()
    draft = dialogue.draft
    units = tasks.units_of(turn, speaker)
    if act is Press.SHOW:
        turn.say(_next(context, turn, speaker, draft, dialogue.id, units), dialogue=dialogue.id)
        return ""
    if button.unit is not None:
        _go_on(context, turn, speaker, dialogue, replace(draft, leads=(button.unit,), unclear=None), units)
        return ""
    if act is Press.GUESS:
        _go_on(context, turn, speaker, dialogue, context.reader.with_guess(draft), units)
        return ""
    if act is Press.NO_DEADLINE:
        _go_on(context, turn, speaker, dialogue, replace(draft, due=None, no_deadline=True), units)
        return ""
    _ask_again(context, turn, speaker, replace(dialogue, asked=Awaited(act)), draft, button.rest, units)
    return ""


def _ask_again(
    context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, draft: Draft, rest: str, units: Sequence[Named]
) -> None:
    """Sửa hạn, đơn vị, nội dung: what is wanted may stand behind the words already."""
    dialogues.go_on(turn, dialogue, draft, asked=dialogue.asked)
    if rest:
        with kept_open(turn, dialogue.id, under=buttons.drop_draft(dialogue.id)):
            answer(context, turn, speaker, dialogue, rest)
        return
    names = {unit.id: unit.name for unit in units}
    asked = {
        Awaited.CONTENT: lambda: words.ask_content(dialogue.id),
        Awaited.DEADLINE: lambda: words.ask_deadline(draft, dialogue.id),
        Awaited.LEAD: lambda: words.ask_lead(replace(draft, leads=()), dialogue.id, names),
    }
    turn.say(asked[dialogue.asked or Awaited.CONTENT](), dialogue=dialogue.id)


def _accept(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> str:
    draft = dialogue.draft
    now, times = context.local_now(turn, speaker), speaker.organization.times
    if draft.missing:
        raise refusals.StaleButton
    if draft.due:
        refuse_unlikely(draft.due, now=now)
    dialogues.close(turn, dialogue.id)
    made = delegating.register(turn, speaker, draft)
    dialogues.end_with(turn, dialogue.id, made)
    told = tasks.told_of_registration(turn, speaker, made)
    unreachable = told.unreachable if draft.assigning else ()
    beside = [*words.to_do(draft, made), *words.told(told.supporters, told.vacant, unreachable)]
    turn.tell(task_words.registered(made, now, times, told.heads, beside=beside))
    return words.accepted(len(made))
