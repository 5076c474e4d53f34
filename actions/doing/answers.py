"""What changes nothing: questions back, cards, and how something is done."""

from collections.abc import Callable
from dataclasses import replace

from actions import cards, corrections, dialogues, records, tasks
from actions.turns import Scene
from domain import acts
from domain.asking import AskBackAbout, Asked, Question
from domain.decide.amounts import with_count
from domain.dialogues import AboutTask, DialogueKind
from domain.orders import Meant
from domain.tasks import Task
from texts import asked as asked_words
from texts import buttons, near_misses
from texts import extensions as extension_words
from texts import questions as question_words
from texts import tasks as words
from texts import withdrawals as withdrawal_words
from texts.message import Message


def ask_back(scene: Scene, task: Task, act: acts.AskBack) -> Task:
    _ASK[act.about](scene, task, act)
    return task


def _ask_decision(scene: Scene, task: Task, act: acts.AskBack) -> None:
    assert act.dialogue is not None
    _put_again(scene, act.dialogue)
    html, under = extension_words.unclear_decision(task, act.words), buttons.decide_extension(act.dialogue)
    scene.say(html, task, asks=Question.EXTENSION, under=under, dialogue=act.dialogue)


def _ask_judgement(scene: Scene, task: Task, act: acts.AskBack) -> None:
    html = words.unclear_judgement(task, act.words)
    scene.say(html, task, asks=Question.CONFIRM, under=buttons.judge(task.number))


def _ask_figures(scene: Scene, task: Task, act: acts.AskBack) -> None:
    scene.say(asked_words.ask_figures(task, act.words), task, asks=Question.SHARE)


def _ask_fall(scene: Scene, task: Task, act: acts.AskBack) -> None:
    told = with_count(scene.reader.read_reply(act.words, asked=Asked(about=task.content)), task)
    by_share = told.percent is not None
    now = asked_words.figure(told.percent, None if by_share else told.count)
    before = asked_words.figure(task.percent if by_share else None, task.count)
    about = AboutTask(task.number, act.words)
    dialogue = dialogues.begin(scene.turn, DialogueKind.FALL, about, account=scene.speaker.account)
    under = buttons.fall(dialogue, now, before)
    scene.say(asked_words.ask_fall(task, now, before), task, asks=Question.SHARE, under=under, dialogue=dialogue)


def _ask_whose(scene: Scene, task: Task, act: acts.AskBack) -> None:
    scene.say(near_misses.forwarded(task), task)


def _ask_meaning(scene: Scene, task: Task, act: acts.AskBack) -> None:
    assert act.message is not None
    said = corrections.said_in(scene.turn, scene.speaker, task, act.message)
    under = buttons.meanings(task.number, act.message)
    scene.say(words.ask_meaning(task, said.words), task, asks=Question.MEANING, under=under)


def _ask_evidence(scene: Scene, task: Task, act: acts.AskBack) -> None:
    assert act.dialogue is not None
    _put_again(scene, act.dialogue)
    under = buttons.no_paper(act.dialogue)
    scene.say(asked_words.ask_evidence_again(task), task, asks=Question.EVIDENCE, under=under, dialogue=act.dialogue)


def _put_again(scene: Scene, question: int) -> None:
    dialogue = dialogues.find(scene.turn, question)
    dialogues.go_on(scene.turn, dialogue, replace(dialogue.about, again=True), asked=dialogue.asked)


_ASK: dict[AskBackAbout, Callable[[Scene, Task, acts.AskBack], None]] = {
    AskBackAbout.DECISION: _ask_decision,
    AskBackAbout.JUDGEMENT: _ask_judgement,
    AskBackAbout.FIGURES: _ask_figures,
    AskBackAbout.FALL: _ask_fall,
    AskBackAbout.FORWARDED: _ask_whose,
    AskBackAbout.MEANING: _ask_meaning,
    AskBackAbout.EVIDENCE: _ask_evidence,
}


def ask_whether_withdrawn(scene: Scene, task: Task, act: acts.AskWhetherWithdrawn) -> Task:
    html, under = withdrawal_words.ask_whether_withdrawn(task, act.words), buttons.withdraw_report(task.number)
    scene.say(html, task, asks=Question.WITHDRAWN, under=under)
    return task


def show_card(scene: Scene, task: Task, act: acts.ShowCard) -> Task:
    cards.say_card(scene.turn, scene.speaker, task)
    return task


def pass_on(scene: Scene, task: Task, act: acts.PassOn) -> Task:
    """Said where all see it; those who may know the answer, or who asked, are named, so that it rings."""
    if act.question is not None:
        return _pass_back(scene, task, act.words, act.question)
    watchers = records.watchers(scene.turn, scene.speaker, task)
    asked = watchers.heads if act.to_unit else watchers.office
    others = tuple(one for one in asked if one.id != scene.speaker.known.person)
    dialogue = None
    if act.to_unit:
        about = AboutTask(task.number, act.words)
        dialogue = dialogues.begin(scene.turn, DialogueKind.QUESTION, about, account=scene.speaker.account)
    scene.tell(question_words.passed_on(task, act.words, others, to_unit=act.to_unit), task, dialogue=dialogue)
    return task


def _pass_back(scene: Scene, task: Task, said: str, question: int) -> Task:
    """Also into the private chat, if it was asked there."""
    asked = dialogues.find(scene.turn, question)
    html = question_words.answered(task, scene.name, said, asked.about.words, scene.person_of(asked.account))
    scene.tell(html, task)
    scene.turn.tell_private(Message(html, shows=(task.id,)), chat=asked.chat)
    return task


def unchanged(scene: Scene, task: Task, act: acts.Unchanged) -> Task:
    scene.say(words.meaning_dropped(task), task)
    return task


def tell_way(scene: Scene, task: Task, act: acts.TellWay) -> Task:
    assert act.near_miss is not None
    scene.say(near_misses.near_miss(task, act.words, act.near_miss), task)
    return task


def tell_way_to_order(scene: Scene, task: Task, act: acts.TellWayOrder) -> Task:
    if act.meant is Meant.REMIND:
        scene.tell(near_misses.reminded(task, scene.name, scene.heads_of(task.lead.id)), task)
    else:
        html = near_misses.remarked_only(task, act.meant, act.name)
        scene.tell(f"{html}{words.addressed(scene.heads_of(task.lead.id))}", task)
        if act.meant is Meant.UNIT:
            _offer_lead(scene, task, act.name)
    return task


def _offer_lead(scene: Scene, task: Task, name: str) -> None:
    """One tap gives the task to the unit that is named; nothing where the name means none, or the one that leads."""
    unit = scene.reader.find_name(name, tasks.units_of(scene.turn, scene.speaker)).winner
    if unit is not None and unit.id != task.lead.id:
        under = buttons.new_leads(task.number, ((unit.id, near_misses.to_lead(unit.name)),))
        scene.say(near_misses.perhaps_new_lead(task, unit.name), task, under=under)


def tell_undoing(scene: Scene, task: Task, act: acts.TellUndoing) -> Task:
    scene.say(near_misses.how_to_undo(task, act.words), task)
    return task


def learn(scene: Scene, task: Task, act: acts.Learn) -> Task:
    corrections.keep(scene, act.words, act.read, act.meant)
    return task


def close_question(scene: Scene, task: Task, act: acts.CloseQuestion) -> Task:
    dialogues.close(scene.turn, act.dialogue)
    return task


def refuse(scene: Scene, task: Task, act: acts.Refuse) -> Task:
    raise act.refusal


def nothing(scene: Scene, task: Task, act: acts.Nothing) -> Task:
    return task
