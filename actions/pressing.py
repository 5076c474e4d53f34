"""Buttons about a task, pressed or typed: they are decided like words, and rights are asked again at every press."""

from collections.abc import Sequence
from dataclasses import replace

from actions import corrections, dialogues, tasks
from actions.hearing import Hearing, outright, settle
from actions.knowing import Answering
from domain import refusals
from domain.presses import Press
from domain.replies import Intent, Reply
from domain.said import Meaning, Ordered, Part
from domain.tasks import Task

NOTHING_SAID = Part(Reply("", Intent.SMALLTALK))

DECISIONS = {
    Press.CONFIRM: Meaning.CONFIRM,
    Press.REDO: Meaning.REDO,
    Press.KEEP: Meaning.KEEP,
    Press.REASSIGN: Meaning.REASSIGN,
    Press.UNIT: Meaning.REASSIGN,
}


def decision(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Xác nhận, Làm lại where work is reported done; Giao lại, Giữ nguyên where a task is given back."""
    act = Press(data[1])
    meaning = DECISIONS[act]
    order = Ordered(meaning, rest)
    if meaning is Meaning.REASSIGN and (rest or act is Press.UNIT):
        order = _lead(hearing, data[2] if act is Press.UNIT else rest)
    said = Part(Reply(rest, Intent.SMALLTALK))
    settle(hearing, _task(hearing, int(data[0])), said, outright(meaning, order))


def _lead(hearing: Hearing, wanted: str) -> Ordered:
    """The unit whose number a button carries, or that the words behind its label name."""
    units = tasks.units_of(hearing.scene.turn, hearing.scene.speaker)
    pressed = next((unit for unit in units if str(unit.id) == wanted), None)
    if pressed is not None:
        return Ordered(Meaning.REASSIGN, unit=pressed)
    return hearing.reader.lead_named(wanted, units)


def extension(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Đồng ý, Không đồng ý under a request for a later deadline."""
    meaning = Meaning.GRANT if data[1] == Press.YES else Meaning.REFUSE
    _of_dialogue(hearing, int(data[0]), meaning, rest)


def limit(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Đặt hạn 15/12, Không đổi: whether a day that was said of the task is its deadline from now on."""
    _of_dialogue(hearing, int(data[0]), Meaning.AGREE if data[1] == Press.YES else Meaning.DISAGREE, rest)


def evidence(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Không có văn bản, Chưa xong."""
    if data[1] == Press.NO_PAPER:
        _of_dialogue(hearing, int(data[0]), Meaning.STANDS, "", own=True)
    else:
        _of_dialogue(hearing, int(data[0]), Meaning.DROP, "", own=True, meant=Intent.PROGRESS)


def doubt(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Đã xong, Chưa xong under words that may have meant either."""
    if data[1] == Press.YES:
        dialogue = dialogues.find(hearing.scene.turn, int(data[0]))
        said = Part(Reply(dialogue.about.words, Intent.DONE))
        _of_dialogue(hearing, dialogue.id, Meaning.DONE, "", own=True, said=said)
    else:
        _of_dialogue(hearing, int(data[0]), Meaning.DROP, "", own=True)


def _of_dialogue(
    hearing: Hearing,
    number: int,
    meaning: Meaning,
    rest: str,
    *,
    own: bool = False,
    meant: Intent | None = None,
    said: Part = NOTHING_SAID,
) -> None:
    """A button of a dialogue. Raises StaleButton where that is over, NotYourButton for one that is somebody's `own`."""
    dialogue = dialogues.find(hearing.scene.turn, number)
    if own and dialogue.account != hearing.scene.speaker.account:
        raise refusals.NotYourButton
    pressed = replace(hearing, answering=Answering(dialogue=dialogue))
    shape = outright(meaning, Ordered(meaning, rest), meant=meant)
    settle(pressed, _task(hearing, dialogue.about.task), said, shape)


def misread(hearing: Hearing, data: Sequence[str], rest: str) -> None:
    """Hiểu sai: what was meant is asked, and done instead. Rút lại báo cáo, Giữ báo cáo."""
    task, message, act = _task(hearing, int(data[0])), int(data[1]), data[2]
    pressed = replace(hearing, answering=Answering(misread=message))
    if act in _MISREAD:
        settle(pressed, task, NOTHING_SAID, outright(_MISREAD[Press(act)]))
        return
    meant = Intent(act)
    words = corrections.said_in(hearing.scene.turn, hearing.scene.speaker, task, message).words
    part = hearing.reader.read_whole(words)
    said = Part(replace(part.reply, intent=meant, doubtful=False))
    settle(replace(pressed, text=words), task, said, outright(Meaning.MISREAD, meant=meant))


_MISREAD = {
    Press.ASK: Meaning.ASK_MEANING,
    Press.DROP: Meaning.MISREAD,
    Press.WITHDRAW: Meaning.WITHDRAW_REPORT,
    Press.STAY: Meaning.DROP,
}


def _task(hearing: Hearing, number: int) -> Task:
    return tasks.find_task(hearing.scene.turn.session, hearing.scene.speaker, number)
