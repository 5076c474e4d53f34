"""Deadlines are asked for, given, moved and moved back; whom it concerns is told the words and the date."""

from actions import dialogues, extensions, records
from actions.turns import Scene
from domain import acts
from domain.asking import Awaited, Question
from domain.dialogues import AboutTask, DialogueKind
from domain.extensions import Limit
from domain.tasks import Task
from texts import buttons
from texts import extensions as words
from texts import refusals as no


def ask_extension(scene: Scene, task: Task, act: acts.AskExtension) -> Task:
    """The deadline itself does not move."""
    dialogue = extensions.request(scene.turn, scene.speaker, task, act.limit.due, act.words)
    deciders = records.watchers(scene.turn, scene.speaker, task).deciders
    html = words.asked(task, act.limit, act.words, deciders, scene.times)
    under = buttons.decide_extension(dialogue)
    scene.tell(html, task, asks=Question.EXTENSION, under=under, dialogue=dialogue)
    return task


def withdraw_request(scene: Scene, task: Task, act: acts.WithdrawRequest) -> Task:
    extensions.withdraw(scene.turn, scene.speaker, task, act.words)
    scene.tell(words.withdrawn(task, scene.name, scene.times), task)
    return task


def grant(scene: Scene, task: Task, act: acts.Grant) -> Task:
    said, request = act.words or None, act.request
    after = extensions.grant(scene.turn, scene.speaker, task, request.due, words=said, asked_at=request.at)
    return _moved(scene, task, after, Limit(request.due))


def refuse(scene: Scene, task: Task, act: acts.RefuseExtension) -> Task:
    extensions.refuse(scene.turn, scene.speaker, task, act.reason)
    scene.tell(words.refused(task, scene.name, act.reason, scene.concerned(task), scene.times), task)
    return task


def extend(scene: Scene, task: Task, act: acts.Extend) -> Task:
    after = extensions.grant(scene.turn, scene.speaker, task, act.limit.due, words=act.words)
    return _moved(scene, task, after, act.limit)


def set_deadline(scene: Scene, task: Task, act: acts.SetDeadline) -> Task:
    after = extensions.set_deadline(scene.turn, scene.speaker, task, act.limit.due, words=act.words)
    return _moved(scene, task, after, act.limit)


def restore(scene: Scene, task: Task, act: acts.Restore) -> Task:
    return _restored(scene, task, extensions.restore(scene.turn, scene.speaker, task, words=act.words))


def revoke(scene: Scene, task: Task, act: acts.Revoke) -> Task:
    return _restored(scene, task, extensions.revoke(scene.turn, scene.speaker, task, words=act.words))


def _restored(scene: Scene, task: Task, after: Task) -> Task:
    assert after.due is not None
    return _moved(scene, task, after, Limit(after.due))


def _moved(scene: Scene, task: Task, after: Task, limit: Limit) -> Task:
    html = words.extended(task, limit, scene.name, scene.concerned(after), scene.times)
    scene.tell(html + words.over_already(after, scene.now), after)
    return after


def ask_new_deadline(scene: Scene, task: Task, act: acts.AskNewDeadline) -> Task:
    about, account = AboutTask(task.number, act.words), scene.speaker.account
    dialogue = dialogues.begin(scene.turn, DialogueKind.EXTENSION, about, account=account, asked=Awaited.DEADLINE)
    unread = no.words(act.unread) if act.unread is not None else ""
    html = words.ask_new_deadline(task, passed=act.passed, unread=unread)
    scene.say(html, task, asks=Question.NEW_DEADLINE, dialogue=dialogue)
    return task


def ask_whether_set(scene: Scene, task: Task, act: acts.AskWhetherSet) -> Task:
    about = AboutTask(task.number, act.words, due=act.limit.due)
    dialogue = dialogues.begin(scene.turn, DialogueKind.LIMIT, about, account=scene.speaker.account)
    html = words.ask_whether_set(task, act.limit, act.words, scene.times)
    under = buttons.set_limit(dialogue, words.day_of(act.limit, scene.times))
    scene.say(html, task, asks=Question.DAY_SET, under=under, dialogue=dialogue)
    return task
