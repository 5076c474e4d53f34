"""What is said of tasks: each part is read, decided and done for itself, in the one transaction of its message."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

from actions import dialogues, extensions, tasks
from actions.doing import albums, answers, deadlines, decisions, handing, offers, reports, unplaced
from actions.doing.shapes import Shape
from actions.knowing import NO_ANSWER, Answering, Ours, asked_of, known_of, named
from actions.reader import Reader
from actions.turns import Scene
from db import tasks as stored
from db import waiting
from domain import acts, refusals
from domain.acts import Act
from domain.asking import Asked, Question
from domain.decide import addressing
from domain.decide.addressing import MOST_LINES, Shown, Target
from domain.decide.decide import Decision, decide
from domain.decide.known import Asked as AskedOf
from domain.extensions import Request
from domain.heard import Files
from domain.people import Giver, Verb, may
from domain.reminding.waiting import with_giver
from domain.replies import Intent
from domain.said import Expected, Part, Setting, Subject
from domain.tasks import State, Task
from texts import refusals as no
from texts.message import Message

PLACED_LATER = (refusals.WhichTask, refusals.NoSuchItem, refusals.NotYourItem, refusals.MaybeCount)
"""Refusals after which the number of a task is all that is missing."""


@dataclass(frozen=True)
class Hearing:
    """A message about tasks: its words and files, and what it answers."""

    scene: Scene
    text: str
    files: Files = ()
    answering: Answering = NO_ANSWER
    before: str = ""
    """What had been said when the question was put that the words answer."""
    expects: frozenset[Expected] = frozenset()

    @property
    def reader(self) -> Reader:
        return self.scene.reader

    @property
    def ours(self) -> Ours:
        return self.answering.ours

    @property
    def gives_orders(self) -> bool:
        return may(self.scene.speaker.known, Verb.ASSIGN)


def settle(hearing: Hearing, task: Task, part: Part, shape: Shape | None = None) -> None:
    """Decide what follows from one part about one task, and do it. Raises the refusal that follows.

    `shape` is what a command or a button makes of what was said; None where words stand for themselves.
    """
    scene = hearing.scene
    request = extensions.open_request(scene.turn, scene.speaker, task) if hearing.gives_orders else None
    if hearing.gives_orders and task.giver is Giver.LEADER:
        asked = waiting.open_matters(scene.turn.session, organization=task.organization, tasks=[task.id])
        task = with_giver(task, asked, scene.now, scene.times)
    setting = _setting(hearing, task, request)
    said = hearing.reader.understand(part, Subject(task.number, task.due, request.words if request else ""), setting)
    said = shape(said) if shape else said
    do(scene, task, decide(said, known_of(scene, task, said, hearing.answering, request)))


def _setting(hearing: Hearing, task: Task, request: Request | None) -> Setting:
    """What the reading of a part needs beside its words; orders are read only of who may give some."""
    scene, orders = hearing.scene, hearing.gives_orders
    expects = hearing.expects | ({Expected.ORDERS} if orders else set())
    if orders and asked_of(hearing.answering, task, request)[0] is AskedOf.UNIT_NAMED:
        expects |= {Expected.UNIT}
    names_units = orders or hearing.reader.may_hand_over(hearing.text)
    return Setting(
        hearing.text,
        scene.now,
        scene.times.dates,
        units=tasks.units_of(scene.turn, scene.speaker) if names_units else (),
        files=hearing.files,
        before=hearing.before,
        expects=frozenset(expects),
    )


def hear(hearing: Hearing) -> None:
    """A reply to a message of ours that shows tasks. Raises NoTaskHere where the speaker may see none of them."""
    scene = hearing.scene
    found = tasks.tasks_by_ids(scene.turn.session, scene.speaker, hearing.ours.shows)
    if not found:
        raise refusals.NoTaskHere
    hearing, found = _quoted(hearing, found)
    named_here = [task.number for task in found]
    hearing = replace(hearing, text=_with_names(hearing.reader, hearing.text, hearing.ours.by_number, named_here))
    own = _own(hearing, found)
    parts = _parts(hearing, found, own)
    shown = _shown(hearing, found, own)
    nowhere = all(addressing.meant(_place(part, hearing, shown), shown).refusal for part in parts)
    if hearing.files and nowhere and unplaced.asks_which(scene, hearing.files, hearing.text, hearing.ours, own):
        return
    if len(parts) == 1:
        _one(hearing, parts[0], shown, found, own)
        return
    said = len(scene.turn.going_out)
    numbers: list[int | None] = []
    for part in parts:
        _one_of_several(hearing, part, addressing.meant(_place(part, hearing, shown), shown), found)
        numbers += [part.reply.item] * (len(scene.turn.going_out) - said - len(numbers))
    scene.turn.join(said, numbers)


def _own(hearing: Hearing, found: Sequence[Task]) -> Sequence[Task]:
    """The tasks of which something is asked of the speaker: who decides nothing speaks of the work of the own unit."""
    asked = [task for task in found if task.id not in hearing.ours.told_only] or found
    known = hearing.scene.speaker.known
    theirs = [task for task in asked if may(known, Verb.REPORT, task.duty)]
    return theirs if theirs and not hearing.gives_orders else asked


def _quoted(hearing: Hearing, found: list[Task]) -> tuple[Hearing, list[Task]]:
    """Who quotes a part of our message speaks of the lines in it, unless the words name another one."""
    ours = hearing.ours
    meant = addressing.quoted(hearing.answering.quote, found) if hearing.answering.quote else ()
    if not meant or hearing.reader.may_name_line(hearing.text, ours.by_number):
        return hearing, found
    answering = replace(hearing.answering, ours=ours.only(meant))
    return replace(hearing, answering=answering), [task for task in found if task.id in meant]


def hear_late_part(hearing: Hearing, place: albums.Place) -> None:
    """A part of an album whose others are there: words beside it are said of the tasks of these."""
    turn, speaker = hearing.scene.turn, hearing.scene.speaker
    if hearing.text.strip() and place.tasks:
        ours = named(turn, speaker, place.tasks)
        hear(replace(hearing, answering=replace(hearing.answering, ours=ours)))
    else:
        albums.join(turn, speaker, place, hearing.files, hearing.text)


def hear_orders(hearing: Hearing, orders: Sequence[Part]) -> None:
    """Orders that name their tasks by number, with no message in between."""
    turn, speaker = hearing.scene.turn, hearing.scene.speaker
    said, numbers = len(turn.going_out), [part.reply.task for part in orders if part.reply.task is not None]
    ours = named(turn, speaker, dialogues.ids_of(turn, speaker, numbers))
    hearing = replace(hearing, answering=replace(hearing.answering, ours=ours))
    for part in orders:
        _one_of_several(hearing, part, Target(number=part.reply.task), ())
    hearing.scene.turn.join(said)


def _parts(hearing: Hearing, found: Sequence[Task], own: Sequence[Task]) -> Sequence[Part]:
    """What is said of each task; what is said of all lines or of the rest, of the speaker's own lines alone.

    The occurrence of a series that has only begun is not among them: it is told of, and nobody asks for it yet.
    """
    text, ours = hearing.text, hearing.ours
    if not text.strip():
        return (hearing.reader.read_whole(""),)
    items = _lines_meant(hearing.reader, text, ours.by_number if ours.lines else {})
    several, asked = len(ours.shows) > 1, _asked(hearing, found, own)
    judged = _to_judge(ours, own) if hearing.gives_orders else frozenset()
    parts = hearing.reader.read_parts(
        text,
        hearing.scene.now,
        items=items,
        asked=asked,
        several=several,
        orders=hearing.gives_orders,
        to_judge=[line for line, task in ours.by_number.items() if task in judged],
    )
    ids = {task.id for task in own}

    def concerns(part: Part) -> bool:
        meant = judged if judged and hearing.reader.judges(part.reply.words) else ids
        return part.reply.item is not None and ours.by_number.get(part.reply.item) in meant

    swept = [part for part in parts if part.reply.sweeping and concerns(part)]
    once = {ours.by_number.get(part.reply.item or 0): part for part in reversed(swept)}.values()
    return [part for part in parts if not part.reply.sweeping or any(part is one for one in once)]


def _with_names(reader: Reader, text: str, lines: Mapping[int, int], shown: Sequence[int]) -> str:
    """The text with tasks named as such, where a number is beyond all lines.

    `lines` are ids of tasks by their lines, `shown` the numbers of the tasks in the message.
    """
    meant = frozenset(number for number in _beyond(reader, text, lines) if number in shown or number > MOST_LINES)
    return reader.with_names(text, meant) if meant else text


def _lines_meant(reader: Reader, text: str, lines: Mapping[int, int]) -> int:
    """How many lines the numbers of the words may mean; 1 where there are none, or the only one is not named."""
    if not lines:
        return 1
    count = max(reader.lines_meant(text, max(lines)), *_beyond(reader, text, lines), 1)
    return max(count, 2) if reader.may_name_line(text, lines) else count


def _beyond(reader: Reader, text: str, lines: Mapping[int, int]) -> Sequence[int]:
    """Numbers of which something is said, and which none of several lines has."""
    if len(set(lines.values())) < 2:
        return ()
    return [number for number in reader.numbers_meant(text) if number > max(lines)]


def _to_judge(ours: Ours, own: Sequence[Task]) -> frozenset[int]:
    """The tasks that the message puts before who confirms: "duyệt hết" is said of these; in a list all that wait."""
    asked = frozenset(task for one in ours.asks or () if one.question is Question.CONFIRM for task in one.tasks)
    return asked or frozenset(task.id for task in own if task.state is State.SUBMITTED)


def _asked(hearing: Hearing, found: Sequence[Task], own: Sequence[Task]) -> Asked:
    """What the message asks of each line; who names none answers what it asks of each task of the speaker.

    "1" under a line of that number is not taken for a share.
    """
    ours = hearing.ours
    about = " ".join(f"{task.content} {task.lead.name}" for task in own)
    theirs = {task.id for task in own}
    names, lines = _names(hearing, found), frozenset(line for line, task in ours.by_number.items() if task in theirs)
    if ours.asks is None:
        return Asked(about=about, names=names, own=lines)
    by_line = {line: ours.questions_about(task) for line, task in ours.by_number.items()}
    of_all = frozenset.intersection(*(ours.questions_about(task.id) for task in own))
    if ours.lines and hearing.reader.may_name_line(hearing.text, ours.by_number):
        of_all -= {Question.SHARE}
    return Asked(of_all, by_line, about, names, lines)


def _names(hearing: Hearing, found: Sequence[Task]) -> dict[int, str]:
    """The names of all lines, those of other units too: what fits one of these is said of no own task."""
    session, within = hearing.scene.turn.session, hearing.scene.speaker.organization.id
    contents, lines = {task.id: task.content for task in found}, hearing.ours.by_number
    unseen = [task for task in lines.values() if task not in contents]
    contents |= {task.id: task.content for task in stored.by_ids(session, unseen, organization=within)}
    return {line: contents[task] for line, task in lines.items() if task in contents}


def _shown(hearing: Hearing, found: Sequence[Task], own: Sequence[Task]) -> Shown:
    return Shown(
        lines=hearing.ours.by_number,
        numbers={task.id: task.number for task in found},
        own=tuple(task.id for task in own),
        decides=may(hearing.scene.speaker.known, Verb.CONFIRM),
        uncounted=hearing.ours.uncounted,
    )


def _place(part: Part, hearing: Hearing, shown: Shown) -> addressing.Place:
    """Of which task the words speak, so far as they tell."""
    reply, several = part.reply, len(set(shown.lines.values())) > 1
    return addressing.Place(
        item=reply.item,
        task=reply.task,
        unsettled=reply.unsettled,
        chat=(reply.intent is Intent.ACK or reply.courteous) and not hearing.files,
        asks=reply.intent is Intent.QUESTION,
        judges=several and shown.decides and hearing.reader.judges(reply.words),
        may_name_line=several and hearing.reader.may_name_line(reply.words, shown.lines),
    )


def _one(hearing: Hearing, part: Part, shown: Shown, found: Sequence[Task], own: Sequence[Task]) -> None:
    target = addressing.meant(_place(part, hearing, shown), shown)
    if target == addressing.NOBODY:
        if part.reply.intent is Intent.ACK:
            reports.receive(hearing.scene, part.reply.words, own)
        return
    if isinstance(target.refusal, refusals.WhichTask) and offers.offers_task(hearing.scene, part.reply.words):
        return
    if isinstance(target.refusal, PLACED_LATER):
        unplaced.refused(hearing.scene, target.refusal, part.reply.words, hearing.ours, own)
        return
    _settle_or_hand_on(hearing, _found(hearing.scene, target, found), part)


def _one_of_several(hearing: Hearing, part: Part, target: Target, found: Sequence[Task]) -> None:
    """Each is done and answered for itself: what the rules refuse of one leaves the others as they are."""
    if target == addressing.NOBODY:
        return
    turn, task = hearing.scene.turn, None
    try:
        task = _found(hearing.scene, target, found)
        with turn.attempt():
            _settle_or_hand_on(hearing, task, part)
    except refusals.Refusal as refusal:
        turn.say(no.about(refusal, task) if task else Message(no.words(refusal)))


def _settle_or_hand_on(hearing: Hearing, task: Task, part: Part) -> None:
    words = part.reply.words
    may_hand_on = not hearing.answering.forwarded and hearing.reader.may_hand_on(words)
    if not (may_hand_on and handing.handed_on(hearing.scene, task, words)):
        settle(hearing, task, part)


def _found(scene: Scene, target: Target, found: Sequence[Task]) -> Task:
    """The task that is meant. Raises the refusal of a target that names none, and NoSuchTask."""
    if target.refusal is not None:
        raise target.refusal
    if target.number is not None:
        return tasks.find_task(scene.turn.session, scene.speaker, target.number)
    return next(task for task in found if task.id == target.id)


def do(scene: Scene, task: Task, decision: Decision) -> None:
    """Do what was decided of the task. What is beside it stands by itself: refused, it is told, and the rest remains.

    Raises the refusal that was decided, or that the rules have for an act; where something is kept all the same, the
    refusal is told.
    """
    for act in decision.kept:
        task = DO[type(act)](scene, task, act)
    try:
        with scene.turn.attempt() if decision.kept else nullcontext():
            for act in decision.acts:
                task = DO[type(act)](scene, task, act)
    except refusals.Refusal as refusal:
        if not decision.kept:
            raise
        scene.turn.say(no.about(refusal, task))
        return
    for act in decision.beside:
        try:
            with scene.turn.attempt():
                DO[type(act)](scene, task, act)
        except refusals.Refusal as refusal:
            scene.turn.say(no.about(refusal, task))


DO: dict[type[Act], Callable[[Scene, Task, Any], Task]] = {
    acts.Report: reports.report,
    acts.Submit: reports.submit,
    acts.Attach: reports.attach,
    acts.NoteObstacle: reports.note_obstacle,
    acts.GiveBack: reports.give_back,
    acts.AskReturn: reports.ask_return,
    acts.Receipt: reports.receipt,
    acts.Remark: reports.remark,
    acts.Instruct: decisions.instruct,
    acts.CorrectResult: reports.correct_result,
    acts.WithdrawReport: reports.withdraw,
    acts.UndoReading: reports.undo_reading,
    acts.Snooze: reports.snooze,
    acts.AskEvidence: reports.ask_evidence,
    acts.AskWhetherDone: reports.ask_whether_done,
    acts.AskWords: reports.ask_words,
    acts.AskExtension: deadlines.ask_extension,
    acts.WithdrawRequest: deadlines.withdraw_request,
    acts.Grant: deadlines.grant,
    acts.RefuseExtension: deadlines.refuse,
    acts.Extend: deadlines.extend,
    acts.SetDeadline: deadlines.set_deadline,
    acts.Restore: deadlines.restore,
    acts.Revoke: deadlines.revoke,
    acts.AskNewDeadline: deadlines.ask_new_deadline,
    acts.AskWhetherSet: deadlines.ask_whether_set,
    acts.Confirm: decisions.confirm,
    acts.SendBack: decisions.send_back,
    acts.Cancel: decisions.cancel,
    acts.Revive: decisions.revive,
    acts.Begin: decisions.begin,
    acts.Keep: decisions.keep,
    acts.Reassign: decisions.reassign,
    acts.AddSupport: decisions.add_support,
    acts.Urge: decisions.urge,
    acts.AskUnit: decisions.ask_unit,
    acts.AskReason: decisions.ask_reason,
    acts.AskBack: answers.ask_back,
    acts.AskWhetherWithdrawn: answers.ask_whether_withdrawn,
    acts.ShowCard: answers.show_card,
    acts.PassOn: answers.pass_on,
    acts.Unchanged: answers.unchanged,
    acts.TellWay: answers.tell_way,
    acts.TellWayOrder: answers.tell_way_to_order,
    acts.TellUndoing: answers.tell_undoing,
    acts.Learn: answers.learn,
    acts.CloseQuestion: answers.close_question,
    acts.Refuse: answers.refuse,
    acts.Nothing: answers.nothing,
}
"""Which function does which act."""
