"""Buttons about a task, pressed or typed: they are decided like words, and rights are asked again at every press."""

from dataclasses import replace

from actions import answering, corrections, dialogues, tasks
from actions.doing import offers
from actions.doing.shapes import outright
from actions.hearing import Hearing, settle
from actions.knowing import Answering
from actions.papers_in import ordering
from db import attachments
from db.outbox import NewOutgoing
from domain import refusals
from domain.asking import Asked
from domain.presses import Press, Pressed
from domain.reminding.delivery import OutgoingKind
from domain.replies import Intent, Reply
from domain.said import Meaning, Ordered, Part
from domain.tasks import State, Task
from texts import files as file_words
from texts import format, remarks
from texts.message import Message

NOTHING_SAID = Part(Reply("", Intent.SMALLTALK))

DECISIONS: dict[Press | Intent, Meaning] = {
    Press.CONFIRM: Meaning.CONFIRM,
    Press.REDO: Meaning.REDO,
    Press.KEEP: Meaning.KEEP,
    Press.REASSIGN: Meaning.REASSIGN,
    Press.UNIT: Meaning.REASSIGN,
}


def decision(hearing: Hearing, button: Pressed) -> None:
    """Xác nhận, Làm lại where work is reported done; Giao lại, Giữ nguyên where a task is given back."""
    meaning = DECISIONS[button.act]
    order = Ordered(meaning, button.rest)
    if meaning is Meaning.REASSIGN and (button.rest or button.unit is not None):
        order = _lead(hearing, button)
    said, task = Part(Reply(button.rest, Intent.SMALLTALK)), _task(hearing, button.about)
    if button.act is Press.REDO and task.state is State.CANCELLED:  # It stood under a report: only words revive.
        raise refusals.AlreadyClosed(task.number, task.state)
    settle(hearing, task, said, outright(meaning, order))


def _lead(hearing: Hearing, button: Pressed) -> Ordered:
    """The unit whose id a button carries, or that the words behind its label name."""
    units = tasks.units_of(hearing.scene.turn, hearing.scene.speaker)
    if button.unit is None:
        return hearing.reader.lead_named(button.rest, units)
    found = next((unit for unit in units if unit.id == button.unit), None)
    if found is None:
        raise refusals.StaleButton
    return Ordered(Meaning.REASSIGN, unit=found)


def extension(hearing: Hearing, button: Pressed) -> None:
    """Đồng ý, Không đồng ý under a request for a later deadline."""
    meaning = Meaning.GRANT if button.act is Press.YES else Meaning.REFUSE
    _of_dialogue(hearing, button.about, meaning, button.rest)


def limit(hearing: Hearing, button: Pressed) -> None:
    """Đặt hạn 15/12, Không đổi: whether a day that was said of the task is its deadline from now on."""
    meaning = Meaning.AGREE if button.act is Press.YES else Meaning.DISAGREE
    _of_dialogue(hearing, button.about, meaning, button.rest)


def support(hearing: Hearing, button: Pressed) -> None:
    """Thêm phối hợp, Chỉ chuyển ý kiến, Không cần: what becomes of the units that an instruction names."""
    scene, dialogue = hearing.scene, dialogues.find(hearing.scene.turn, button.about)
    if dialogue.account != scene.speaker.account:
        raise refusals.NotYourButton
    task, said = _task(hearing, dialogue.about.task), dialogue.about.words
    named = offers.others_named(scene, task, said)
    dialogues.close(scene.turn, dialogue.id)
    if button.act is Press.YES:
        settle(hearing, task, NOTHING_SAID, outright(Meaning.SUPPORT, Ordered(Meaning.SUPPORT, support=tuple(named))))
    elif button.act is Press.TELL:
        heads = scene.heads_of(*(unit.id for unit in named))
        units = format.listed([unit.name for unit in named])
        scene.tell(remarks.instructed(task, scene.name, said, heads, unit=units), task)
    else:
        settle(hearing, task, NOTHING_SAID, outright(Meaning.DROP))


def evidence(hearing: Hearing, button: Pressed) -> None:
    """Không có văn bản, Chưa xong."""
    if button.act is Press.NO_PAPER:
        _of_dialogue(hearing, button.about, Meaning.STANDS, "", own=True)
    else:
        _of_dialogue(hearing, button.about, Meaning.DROP, "", own=True, meant=Intent.PROGRESS)


def doubt(hearing: Hearing, button: Pressed) -> None:
    """Đã xong, Chưa xong under words that may have meant either."""
    if button.act is Press.YES:
        dialogue = dialogues.find(hearing.scene.turn, button.about)
        said = Part(Reply(dialogue.about.words, Intent.DONE))
        _of_dialogue(hearing, dialogue.id, Meaning.DONE, "", own=True, said=said)
    else:
        _of_dialogue(hearing, button.about, Meaning.DROP, "", own=True)


def fall(hearing: Hearing, button: Pressed) -> None:
    """The smaller figure, or the one that was reported before."""
    if button.act is Press.YES:
        dialogue = dialogues.find(hearing.scene.turn, button.about)
        about = Asked(about=_task(hearing, dialogue.about.task).content)
        reply = hearing.reader.read_reply(dialogue.about.words, asked=about)
        said = Part(replace(reply, intent=Intent.PROGRESS, doubtful=False))
        _of_dialogue(hearing, dialogue.id, Meaning.PROGRESS, "", own=True, said=said)
    else:
        _of_dialogue(hearing, button.about, Meaning.DROP, "", own=True)


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


def misread(hearing: Hearing, button: Pressed) -> None:
    """Hiểu sai: what was meant is asked, and done instead. Rút lại báo cáo, Giữ báo cáo."""
    task, message, meant = _task(hearing, button.about), button.message, button.act
    pressed = replace(hearing, answering=Answering(misread=message))
    if isinstance(meant, Press):
        settle(pressed, task, NOTHING_SAID, outright(_MISREAD[meant]))
        return
    words = corrections.said_in(hearing.scene.turn, hearing.scene.speaker, task, message).words
    part = hearing.reader.read_whole(words)
    said = Part(replace(part.reply, intent=meant, doubtful=False, prepares=None))
    settle(replace(pressed, text=words), task, said, outright(Meaning.MISREAD, meant=meant))


_MISREAD = {
    Press.ASK: Meaning.ASK_MEANING,
    Press.DROP: Meaning.MISREAD,
    Press.WITHDRAW: Meaning.WITHDRAW_REPORT,
    Press.STAY: Meaning.DROP,
}


def unplaced(hearing: Hearing, button: Pressed) -> None:
    """The task of what was kept, that it is a paper, or Bỏ tệp, Không ghi. Raises NotYourButton."""
    scene, dialogue = hearing.scene, dialogues.find(hearing.scene.turn, button.about)
    if dialogue.account != scene.speaker.account:
        raise refusals.NotYourButton
    if button.task is not None:
        answering.put(hearing, dialogue, button.task, button.rest)
        return
    dialogues.close(scene.turn, dialogue.id)
    if button.act is Press.READ:
        ordering.order(scene.turn, scene.speaker, ordering.readable(dialogue.unplaced.files))
    else:
        scene.turn.say(Message(file_words.dropped(dialogue.unplaced)))


MOST_FILES = 10
"""Files that are sent at once; the newest ones."""


def files(hearing: Hearing, button: Pressed) -> None:
    """Xem tệp: every file of the task, under the message that asks for them. Raises NoSuchTask, StaleButton."""
    turn, speaker = hearing.scene.turn, hearing.scene.speaker
    task = _task(hearing, button.about)
    found = attachments.of_task(turn.session, task.id, organization=speaker.organization.id)
    if not found:
        raise refusals.StaleButton(task.number)
    for file in found[-MOST_FILES:]:
        turn.going_out.append(
            NewOutgoing(
                kind=OutgoingKind.COPY,
                chat=turn.chat,
                topic=turn.topic,
                reply_to=turn.message,
                organization=speaker.organization.id,
                content={**Message("").to_json(), "file": file.to_json()},
                shows=(task.id,),
            )
        )


def _task(hearing: Hearing, number: int) -> Task:
    return tasks.find_task(hearing.scene.turn.session, hearing.scene.speaker, number)
