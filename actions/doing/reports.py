"""What a unit reports is written down, and told to whom it concerns."""

from collections.abc import Sequence

from actions import corrections, dialogues, records, tasks
from actions.reminding import snoozes
from actions.turns import Scene
from domain import acts
from domain.asking import Awaited, Question
from domain.dialogues import AboutTask, DialogueKind
from domain.history import EventKind, Meant
from domain.people import Verb, may
from domain.presses import Press
from domain.tasks import OPEN_TO_REPORTS, Report, Task
from texts import asked as asked_words
from texts import buttons, remarks
from texts import files as file_words
from texts import snoozes as snooze_words
from texts import tasks as words
from texts.message import Message


def report(scene: Scene, task: Task, act: acts.Report) -> Task:
    said = Report(act.words, percent=act.percent, count=act.count)
    after = tasks.record_report(scene.turn, scene.speaker, task, said)
    over = _overcome(scene, task, act.words)
    if not act.quiet:
        html = words.progressed(after, scene.now, scene.times, stated=act.stated, files=act.files)
        scene.say("\n".join([html, *over]), after, under=scene.may_be_wrong(task))
    return after


def _overcome(scene: Scene, task: Task, said: str) -> Sequence[str]:
    """The obstacle that was reported waits for no decision any more, where it is said to be gone; told in a line."""
    if not scene.reader.overcomes(said) or not may(scene.speaker.known, Verb.REPORT_OBSTACLE, task.duty):
        return ()
    if not records.has_obstacle(scene.turn, task):
        return ()
    tasks.note(scene.turn, scene.speaker, EventKind.OVERCOME, task, verb=Verb.REPORT_OBSTACLE, words=said)
    return (words.overcome(task),)


def submit(scene: Scene, task: Task, act: acts.Submit) -> Task:
    said = Report(act.words, finished=True, evidence=act.evidence)
    after = tasks.record_report(scene.turn, scene.speaker, task, said, at=act.at)
    dialogues.close_about(scene.turn, DialogueKind.EVIDENCE, task)
    judges = records.watchers(scene.turn, scene.speaker, after).judges
    shown = buttons.files(task.number) if records.has_evidence(scene.turn, scene.speaker, task) else ()
    under = (*shown, *buttons.judge(task.number, scene.turn.message or act.message))
    scene.tell(words.submitted(after, judges), after, said=act.words, asks=Question.CONFIRM, under=under)
    return after


def attach(scene: Scene, task: Task, act: acts.Attach) -> Task:
    tasks.attach(scene.turn, scene.speaker, task, act.files)
    if act.told:
        scene.say(file_words.attached(task, len(act.files)), task)
    return tasks.find_task(scene.turn.session, scene.speaker, task.number)


def note_obstacle(scene: Scene, task: Task, act: acts.NoteObstacle) -> Task:
    tasks.note(scene.turn, scene.speaker, EventKind.OBSTACLE, task, verb=Verb.REPORT_OBSTACLE, words=act.words)
    office = records.watchers(scene.turn, scene.speaker, task).office
    scene.tell(
        words.obstacle_noted(task, office, files=act.files), task, said=act.words, under=scene.may_be_wrong(task)
    )
    return task


def give_back(scene: Scene, task: Task, act: acts.GiveBack) -> Task:
    office = records.watchers(scene.turn, scene.speaker, task).office
    after = tasks.give_back(scene.turn, scene.speaker, task, act.reason)
    under = (*buttons.reassign(task.number), *scene.may_be_wrong(task))
    scene.tell(words.returned(after, office), after, said=act.reason, asks=Question.UNIT, under=under)
    return after


def ask_return(scene: Scene, task: Task, act: acts.AskReturn) -> Task:
    office = records.watchers(scene.turn, scene.speaker, task).office
    tasks.ask_return(scene.turn, scene.speaker, task, act.reason)
    html, under = words.return_asked(task, office), buttons.reassign(task.number)
    scene.tell(html, task, said=act.reason, asks=Question.UNIT, under=under)
    return task


def receipt(scene: Scene, task: Task, act: acts.Receipt) -> Task:
    """Said once: a second "ok" right behind the first is courtesy, and what says more is kept as a remark."""
    if records.has_received(scene.turn, scene.speaker, task):
        says_more = not act.courteous or scene.reader.overcomes(act.words)
        return remark(scene, task, acts.Remark(act.words)) if says_more else task
    tasks.note(scene.turn, scene.speaker, EventKind.RECEIVED, task, verb=Verb.REMARK, words=act.words)
    scene.say("\n".join([remarks.received(task), *_overcome(scene, task, act.words)]), task)
    return task


def receive(scene: Scene, said: str, own: Sequence[Task]) -> None:
    """The speaker has read a message that shows several of the own tasks."""
    known = scene.speaker.known
    theirs = [task for task in own if task.state in OPEN_TO_REPORTS and may(known, Verb.REPORT, task.duty)]
    fresh = [task for task in theirs if not records.has_received(scene.turn, scene.speaker, task)]
    for task in fresh:
        tasks.note(scene.turn, scene.speaker, EventKind.RECEIVED, task, verb=Verb.REMARK, words=said)
    if fresh:
        scene.turn.say(Message(remarks.received_all(theirs), shows=tuple(task.id for task in theirs)))


def remark(scene: Scene, task: Task, act: acts.Remark) -> Task:
    tasks.note(scene.turn, scene.speaker, EventKind.REMARKED, task, verb=Verb.REMARK, words=act.words)
    if not act.quiet:
        scene.say("\n".join([remarks.remarked(task), *_overcome(scene, task, act.words)]), task)
    return task


def correct_result(scene: Scene, task: Task, act: acts.CorrectResult) -> Task:
    tasks.note(scene.turn, scene.speaker, EventKind.REMARKED, task, verb=Verb.REPORT, words=act.words)
    scene.tell(remarks.remarked(task), task, said=act.words)
    return task


def withdraw(scene: Scene, task: Task, act: acts.WithdrawReport) -> Task:
    after = corrections.take_back(scene.turn, scene.speaker, task, act.words)
    scene.tell(words.withdrawn(task, after, scene.name), after, said=act.words)
    return after


def undo_reading(scene: Scene, task: Task, act: acts.UndoReading) -> Task:
    meant: Meant = act.meant or Press.DROP
    after, _ = corrections.correct(scene, task, act.message, meant)
    if after.state is not task.state in words.TAKEN_BACK:
        scene.tell(words.withdrawn(task, after, scene.name), after)
    elif act.meant is None:
        scene.say(words.meaning_dropped(after), after)
    return after


def snooze(scene: Scene, task: Task, act: acts.Snooze) -> Task:
    outcome = snoozes.snooze(scene.turn, scene.speaker, task, act.words, act.later)
    scene.say(snooze_words.snoozed(outcome, scene.times), task)
    return outcome.task


def ask_evidence(scene: Scene, task: Task, act: acts.AskEvidence) -> Task:
    """The question remembers when and where it was first said to be done: that is the moment of the report."""
    turn = scene.turn
    about = AboutTask(task.number, act.words, turn.now, turn.message)
    account = scene.speaker.account
    dialogue = dialogues.begin(turn, DialogueKind.EVIDENCE, about, account=account, asked=Awaited.EVIDENCE)
    under = buttons.no_paper(dialogue)
    scene.say(asked_words.ask_evidence(task), task, asks=Question.EVIDENCE, under=under, dialogue=dialogue)
    return task


def ask_whether_done(scene: Scene, task: Task, act: acts.AskWhetherDone) -> Task:
    about = AboutTask(task.number, act.words)
    dialogue = dialogues.begin(scene.turn, DialogueKind.DOUBT, about, account=scene.speaker.account)
    noted = words.progressed(task, scene.now, scene.times, stated=act.stated)
    kept = f"{file_words.attached(task, act.files)}\n" if act.files else ""
    html, under = f"{kept}{noted}\n{asked_words.ask_whether_done(task)}", buttons.doubt(dialogue)
    scene.say(html, task, asks=Question.DONE_YET, under=under, dialogue=dialogue)
    return task


def ask_words(scene: Scene, task: Task, act: acts.AskWords) -> Task:
    about = AboutTask(task.number, intent=act.intent)
    account = scene.speaker.account
    dialogue = dialogues.begin(scene.turn, DialogueKind.WORDS, about, account=account, asked=Awaited.WORDS)
    scene.say(asked_words.ask_words(task, act.intent), task, asks=asked_words.ASKS[act.intent], dialogue=dialogue)
    return task
