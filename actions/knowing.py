"""What is known when something is said: of the message of ours that it answers, and of the task, as far as needed."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions import dialogues, extensions, records
from actions.turns import Scene, Speaker, Turn
from db import outbox, waiting
from domain.asking import Asks, Line
from domain.asking import Question as About
from domain.decide.decide import needed
from domain.decide.known import Asked, Fact, Known, Question
from domain.dialogues import OF_PAPERS, AboutTask, Dialogue, DialogueKind
from domain.extensions import Limit, Request
from domain.heard import Answered
from domain.people import Verb, may
from domain.reminding.waiting import Matter
from domain.said import Aspect, Said
from domain.tasks import State, Task
from texts import buttons
from texts.message import Message, plain


@dataclass(frozen=True)
class Ours:
    """A message of ours: the tasks it shows, the label and data of its buttons, and the open dialogue it belongs to.

    `spent` are the buttons that it had once and has no more. What it `asks` is None where nobody knows.
    """

    shows: tuple[int, ...] = ()
    asks: tuple[Asks, ...] | None = None
    lines: tuple[Line, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()
    dialogue: Dialogue | None = None
    spent: tuple[tuple[str, str], ...] = ()
    paper: int | None = None
    """The job that made the paper that it brings; None where it brings none."""
    named: bool = False
    """Whether it stands for tasks that the words name, and no message is answered."""

    @property
    def by_number(self) -> dict[int, int]:
        """The task of each line; of tasks that are not numbered, or whose numbers nobody knows, in their order."""
        return {line.number: line.task for line in self.lines} or dict(enumerate(self.shows, 1))

    def only(self, tasks: Collection[int]) -> "Ours":
        """The message as far as it shows these tasks."""
        shows = tuple(task for task in self.shows if task in tasks)
        lines = tuple(Line(number, task) for number, task in self.by_number.items() if task in tasks)
        return replace(self, shows=shows, lines=lines)

    def questions_about(self, task: int) -> frozenset[About]:
        """What it asks about the task; nothing where nobody knows what it asks."""
        return frozenset(one.question for one in self.asks or () if task in one.tasks)

    @property
    def uncounted(self) -> bool:
        """Whether it shows several tasks without a number that is known to be theirs."""
        return len(self.shows) > 1 and not self.lines

    @property
    def told_only(self) -> frozenset[int]:
        """The tasks of which nothing is asked of who works on them."""
        told = frozenset(line.task for line in self.lines if line.told_only)
        return told - {line.task for line in self.lines if not line.told_only}


def named(turn: Turn, speaker: Speaker, ids: Sequence[int]) -> Ours:
    """Tasks that words name by their numbers; who decides answers what waits for a decision of each."""
    shown = Ours(tuple(ids), named=True)
    if not may(speaker.known, Verb.CONFIRM):
        return shown
    open_ones = waiting.open_matters(turn.session, organization=speaker.organization.id, tasks=ids)
    asked = tuple(Asks(_OF_MATTER[one.matter], (one.task,)) for one in open_ones if one.matter in _OF_MATTER)
    done = tuple(set(waiting.submitted(turn.session, organization=speaker.organization.id)).intersection(ids))
    if done:
        asked += (Asks(About.CONFIRM, done),)
    return replace(shown, asks=asked) if asked else shown


_OF_MATTER = {Matter.EXTENSION: About.EXTENSION, Matter.RETURN: About.UNIT}

UNKNOWN = Ours()
KEPT_IN_MIND = dt.timedelta(days=7)
LABELS = 2
"""Lines that may stand above a message that comes late, or twice."""


def answered(turn: Turn, replied: Answered | None) -> Ours:
    """The message of ours that was answered; nothing where none was, or where it is not known."""
    if replied is None:
        return UNKNOWN
    found = outbox.standing(turn.session, chat=turn.chat, message=replied.message)
    if found is None and replied.ours:
        found = _copy(turn, replied.text)
    return _ours(found)


def our_message(turn: Turn, message: int) -> Ours:
    """What we said in this chat under that id; nothing where it is not known."""
    return _ours(outbox.standing(turn.session, chat=turn.chat, message=message))


def our_words(turn: Turn, message: int) -> Message | None:
    """What we said, as it stands; None where it is not known."""
    found = outbox.standing(turn.session, chat=turn.chat, message=message)
    if found is None:
        return None
    said = Message.from_json(found.content)
    return replace(said, shows=found.shows, asks=found.asks or (), lines=found.lines)


def _copy(turn: Turn, text: str) -> outbox.Standing | None:
    """What we said in these very words: a message whose answer was lost is there under an id that we never heard.

    It is known by all its lines, above which may only stand that it comes late, or twice.
    """
    lately = outbox.said_since(turn.session, turn.now - KEPT_IN_MIND, chat=turn.chat)
    return next((said for said in lately if _is_copy(text, plain(said.content["html"]).strip())), None)


def _is_copy(text: str, words: str) -> bool:
    lines, whole = text.splitlines(), words.splitlines()
    return 0 <= len(lines) - len(whole) <= LABELS and lines[len(lines) - len(whole) :] == whole


def _ours(found: outbox.Standing | None) -> Ours:
    """Of a dialogue that is over nothing is open any more; but who answers a paper is told what became of it."""
    if found is None:
        return UNKNOWN
    buttons, first = _choices(found.content), _choices(found.first)
    dialogue = found.dialogue
    if dialogue is not None and dialogue.closed and dialogue.kind not in OF_PAPERS:
        dialogue = None
    spent = tuple(one for one in first if one not in buttons)
    paper = found.first.get("file", {}).get("job")
    return Ours(found.shows, found.asks, found.lines, buttons, dialogue, spent, paper)


def _choices(content: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The label and the data of each button."""
    return tuple((label, data) for row in content["buttons"] for label, data in row)


@dataclass(frozen=True)
class Answering:
    """What the words answer: a message of ours, and the `dialogue` of it where they answer its question or button.

    `misread` is the message of the speaker that was read wrongly.
    """

    ours: Ours = UNKNOWN
    dialogue: Dialogue | None = None
    forwarded: bool = False
    misread: int | None = None
    quote: str = ""
    """The part of our message that was quoted."""


NO_ANSWER = Answering()


def known_of(scene: Scene, task: Task, said: Said, answering: Answering, request: Request | None) -> Known:
    """Everything that deciding about the words may depend on; `request` is what is known of it already."""
    turn, speaker, facts = scene.turn, scene.speaker, needed(said)
    if request is None and Fact.REQUEST in facts:
        request = extensions.open_request(turn, speaker, task)
    asked, dialogue = asked_of(answering, task, request)
    return Known(
        speaker.known,
        task,
        scene.times,
        asked=asked,
        question=question_of(dialogue) if dialogue is not None else None,
        awaited=_awaited(scene, task) if Fact.AWAITED in facts else None,
        request=request,
        evidence_on_file=Fact.EVIDENCE in facts and records.has_evidence(turn, speaker, task),
        returnable=Fact.RETURN not in facts or records.may_return(turn, speaker, task),
        forwarded=answering.forwarded,
        message=answering.misread,
        put_again=_was_put_again(answering.ours),
        results=scene.reader.results_of(task.content, task.product) if said.reply.prepares else frozenset(),
        instructed=said.asks is Aspect.INSTRUCTION and records.is_instructed(turn, speaker, task),
    )


def _was_put_again(ours: Ours) -> bool:
    content = ours.dialogue.content if ours.dialogue is not None else None
    return isinstance(content, AboutTask) and content.again


def _awaited(scene: Scene, task: Task) -> Question | None:
    """The question for the result of the task that waits for an answer, wherever it was put."""
    found = dialogues.waiting_about(scene.turn, DialogueKind.EVIDENCE, task)
    return question_of(found) if found is not None else None


def question_of(dialogue: Dialogue) -> Question:
    """The question of a dialogue, with what had been said when it was put."""
    about = dialogue.about
    return Question(
        dialogue.id, about.words, about.at, about.message, Limit(about.due) if about.due else None, about.again
    )


def asked_of(answering: Answering, task: Task, request: Request | None) -> tuple[Asked, Dialogue | None]:
    """What was asked of the task, and the dialogue in which it is still open."""
    if answering.dialogue is not None:
        return _ASKED[answering.dialogue.kind](answering.dialogue, request), answering.dialogue
    ours = answering.ours
    open_one = ours.dialogue
    if open_one is not None and request is not None and open_one.id == request.dialogue:
        return Asked.REQUEST, None
    if open_one is not None and open_one.kind in _ASKED_OF_TASK and open_one.about.task == task.number:
        return _ASKED_OF_TASK[open_one.kind], open_one
    known = (data for _, data in (*ours.buttons, *ours.spent))
    by_buttons = _asked_by_buttons(ours, tuple(known), task)
    return (_asked_by_line(ours, task, request) if by_buttons is Asked.NOTHING else by_buttons), None


def _asked_by_line(ours: Ours, task: Task, request: Request | None) -> Asked:
    """What a digest puts before who decides; that a task is to go to another unit, also the message that tells it."""
    questions, numbered = ours.questions_about(task.id), ours.lines or ours.named
    if numbered and About.EXTENSION in questions and request is not None:
        return Asked.REQUEST
    if numbered and About.CONFIRM in questions and task.state is State.SUBMITTED:
        return Asked.JUDGE
    return Asked.RETURN if About.UNIT in questions else Asked.NOTHING


def _asked_by_buttons(ours: Ours, known: tuple[str, ...], task: Task) -> Asked:
    """What the buttons of a message put before who decides, those that it had once too."""
    if any(map(buttons.grants, known)):
        return Asked.REQUEST_OVER
    if any(buttons.judges(data, task.number) for _, data in ours.buttons):
        return Asked.JUDGE
    return Asked.UNIT_NAMED if any(buttons.leads(data, task.number) for data in known) else Asked.NOTHING


def _asked_for_time(dialogue: Dialogue, request: Request | None) -> Asked:
    """Of one kind are the question for a new deadline, and the request for it that waits for a decision."""
    if dialogue.asked is not None:
        return Asked.NEW_DEADLINE
    return Asked.REQUEST if request is not None and request.dialogue == dialogue.id else Asked.REQUEST_OVER


def _asked_why(dialogue: Dialogue, request: Request | None) -> Asked:
    return Asked.REASON_REOPEN if dialogue.about.confirmed else Asked.REASON_REDO


_ASKED_OF_TASK = {DialogueKind.FALL: Asked.FALL, DialogueKind.LIMIT: Asked.DAY_SET, DialogueKind.QUESTION: Asked.ANSWER}
"""Questions that the words under their message may answer, whoever says them."""

_ASKED: dict[DialogueKind, Callable[[Dialogue, Request | None], Asked]] = {
    DialogueKind.EVIDENCE: lambda dialogue, request: Asked.EVIDENCE,
    DialogueKind.DOUBT: lambda dialogue, request: Asked.DOUBT,
    DialogueKind.FALL: lambda dialogue, request: Asked.FALL,
    DialogueKind.WORDS: lambda dialogue, request: Asked.WORDS,
    DialogueKind.EXTENSION: _asked_for_time,
    DialogueKind.LIMIT: lambda dialogue, request: Asked.DAY_SET,
    DialogueKind.REDO: _asked_why,
    DialogueKind.CANCEL: lambda dialogue, request: Asked.REASON_CANCEL,
    DialogueKind.REASSIGN: lambda dialogue, request: Asked.UNIT,
}
