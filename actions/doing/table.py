"""Which function does which act. What was decided is done here, one act after the other."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from actions.doing import answers, deadlines, decisions, reports
from actions.turns import Scene
from domain import acts
from domain.acts import Act
from domain.decide.decide import Decision
from domain.refusals import Refusal
from domain.tasks import Task
from texts import refusals as no

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
    except Refusal as refusal:
        if not decision.kept:
            raise
        scene.turn.say(no.about(refusal, task))
        return
    for act in decision.beside:
        try:
            with scene.turn.attempt():
                DO[type(act)](scene, task, act)
        except Refusal as refusal:
            scene.turn.say(no.about(refusal, task))
