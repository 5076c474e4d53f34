"""Work is confirmed, sent back, cancelled; another unit leads or supports it; and whom it concerns is told."""

from collections.abc import Sequence

from actions import dialogues, extensions, tasks
from actions.doing import offers
from actions.turns import Scene
from domain import acts
from domain.asking import Awaited, Question
from domain.dialogues import AboutTask, DialogueKind
from domain.history import EventKind
from domain.names import Named
from domain.people import Verb
from domain.tasks import State, Task, UnitName
from texts import buttons, remarks, series
from texts import support as support_words
from texts import tasks as words
from texts import urgency as urgency_words
from texts import withdrawals as withdrawal_words


def confirm(scene: Scene, task: Task, act: acts.Confirm) -> Task:
    """Where the task comes back, its next occurrence is told with it."""
    after, outlook = tasks.confirm(scene.turn, scene.speaker, task)
    next_one = series.after_confirmed(after, outlook, scene.times)
    scene.tell(words.confirmed(after, scene.name, scene.times) + next_one, after)
    return after


def send_back(scene: Scene, task: Task, act: acts.SendBack) -> Task:
    after = tasks.send_back(scene.turn, scene.speaker, task, act.reason)
    scene.tell(words.sent_back(task, scene.name, act.reason, scene.concerned(task)), task)
    return after


def cancel(scene: Scene, task: Task, act: acts.Cancel) -> Task:
    after, outlook = tasks.cancel(scene.turn, scene.speaker, task, act.reason)
    left = series.after_cancelled(outlook, scene.times)
    scene.tell(words.cancelled(after, scene.name, act.reason, scene.concerned(after)) + left, after)
    return after


def revive(scene: Scene, task: Task, act: acts.Revive) -> Task:
    after, goes_on = tasks.revive(scene.turn, scene.speaker, task, act.words)
    html = withdrawal_words.revived(after, scene.name, scene.concerned(after), scene.times)
    scene.tell(html + series.after_revived(goes_on), after)
    return after


def begin(scene: Scene, task: Task, act: acts.Begin) -> Task:
    after = tasks.begin(scene.turn, scene.speaker, task, act.words)
    scene.tell(words.begun(after, scene.name, scene.concerned(after)), after)
    return after


def keep(scene: Scene, task: Task, act: acts.Keep) -> Task:
    after = tasks.keep(scene.turn, scene.speaker, task, act.words or None)
    scene.tell(words.kept(after, scene.name, scene.concerned(after), scene.now, scene.times), after)
    return after


def reassign(scene: Scene, task: Task, act: acts.Reassign) -> Task:
    """Another unit leads from now on, with what was said beside it; its own one goes on."""
    after = tasks.reassign(scene.turn, scene.speaker, task, UnitName(act.unit.id, act.unit.name))
    if act.support:
        after = tasks.support(scene.turn, scene.speaker, after, _names(act.support))
    if act.limit:
        after = extensions.set_for_new_lead(scene.turn, scene.speaker, after, act.limit.due)
    heads = scene.concerned(after, *_ids(act.support))
    scene.turn.tell(words.reassigned(task, after, scene.name, heads, scene.now, scene.times))
    return after


def add_support(scene: Scene, task: Task, act: acts.AddSupport) -> Task:
    after = tasks.support(scene.turn, scene.speaker, task, _names(act.units))
    if after == task:
        scene.say(support_words.unchanged(task), task)
    else:
        told = (*scene.heads_of(*_ids(act.units)), *scene.giver_of(after))
        scene.tell(support_words.supported(after, scene.name, told), after)
    return after


def urge(scene: Scene, task: Task, act: acts.Urge) -> Task:
    after = tasks.urge(scene.turn, scene.speaker, task, act.urgency)
    if after == task:
        scene.say(urgency_words.unchanged(task), task)
    else:
        scene.tell(urgency_words.urged(task, after, scene.name, scene.concerned(after)), after)
    return after


def instruct(scene: Scene, task: Task, act: acts.Instruct) -> Task:
    """It is told to units that support the work, too, where it names them; what it may order beside is offered."""
    tasks.note(scene.turn, scene.speaker, EventKind.INSTRUCTED, task, verb=Verb.REMARK, words=act.words)
    if not act.quiet:
        named = scene.reader.units_named(act.words, tasks.units_of(scene.turn, scene.speaker))
        supporting = [unit.id for unit in named if unit.id in task.duty.support]
        scene.tell(remarks.instructed(task, scene.name, act.words, scene.concerned(task, *supporting)), task)
        offers.offer(scene, task, act.words)
    return task


def _names(units: Sequence[Named]) -> list[UnitName]:
    return [UnitName(one.id, one.name) for one in units]


def _ids(units: Sequence[Named]) -> list[int]:
    return [one.id for one in units]


def ask_unit(scene: Scene, task: Task, act: acts.AskUnit) -> Task:
    about, account = AboutTask(task.number), scene.speaker.account
    dialogue = dialogues.begin(scene.turn, DialogueKind.REASSIGN, about, account=account, asked=Awaited.UNIT)
    units = tasks.units_of(scene.turn, scene.speaker)
    others = tuple((unit.id, unit.name) for unit in units if unit.id != task.lead.id)
    under = buttons.new_leads(task.number, others)
    scene.say(words.ask_new_lead(task), task, asks=Question.UNIT, under=under, dialogue=dialogue)
    return task


def ask_reason(scene: Scene, task: Task, act: acts.AskReason) -> Task:
    """The question remembers whether the work was confirmed: nobody overturns a later judgement unawares."""
    about = AboutTask(task.number, confirmed=task.state is State.COMPLETED)
    kind = DialogueKind.CANCEL if act.verb is Verb.CANCEL else DialogueKind.REDO
    dialogue = dialogues.begin(scene.turn, kind, about, account=scene.speaker.account, asked=Awaited.REASON)
    html = words.ask_reason(task, act.verb)
    scene.say(html, task, asks=Question.REASON, dialogue=dialogue, expects_reply=True)
    return task
