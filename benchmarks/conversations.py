"""What the people of a department say about its tasks, and how each task must stand then.

A conversation is a generator. It yields what is done next, is sent the id of the message that was said or that answers,
and notes how the task must stand when all has been heard.
"""

import datetime as dt
import random
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from benchmarks.stage import Place
from domain.tasks import State


@dataclass(frozen=True)
class Say:
    """Somebody writes something, in reply to that message where one is given."""

    person: int
    words: str
    to: int | None = None


@dataclass(frozen=True)
class Await:
    """Nothing is done before that message was answered; → the newest answer with that button, OTHERWISE without it."""

    said: int
    label: str | None = None


@dataclass(frozen=True)
class Press:
    person: int
    message: int
    label: str


Step = Say | Await | Press
Conversation = Generator[Step, int, None]
OTHERWISE = 0


@dataclass
class Work:
    """How a task must stand when all that was said has been heard."""

    content: str
    card: int
    day: dt.date
    state: State = State.ASSIGNED
    percent: int | None = None
    moved: int = 0

    @property
    def over(self) -> bool:
        return self.state in (State.COMPLETED, State.CANCELLED)


@dataclass
class Office:
    """A department, and what its people believe of its tasks."""

    place: Place
    works: list[Work]
    registered: int = 0
    talking: list["Talk"] = field(default_factory=list)

    def begin(self, dice: random.Random) -> "Talk":
        """One more conversation, on a task of which nobody else talks just now, or on a new one."""
        busy = {id(talk.work) for talk in self.talking}
        free = [work for work in self.works if not work.over and id(work) not in busy]
        kind = dice.choices([*KINDS], [*KINDS.values()])[0] if free else register
        work = dice.choice(free) if free and kind is not register else self._new()
        talk = Talk(work, kind(self.place, work))
        self.talking.append(talk)
        return talk

    def _new(self) -> Work:
        self.registered += 1
        day = self.works[0].day
        work = Work(f"Lập danh mục thiết bị đợt {self.registered}", card=0, day=day)
        self.works.append(work)
        return work


class Talk:
    """A conversation under way, and its next step; None when it is over."""

    def __init__(self, work: Work, conversation: Conversation) -> None:
        self.work = work
        self._conversation = conversation
        self.next: Step | None = next(conversation)

    def go_on(self, message: int) -> None:
        """The step was done; `message` is what was said, or what answered."""
        try:
            self.next = self._conversation.send(message)
        except StopIteration:
            self.next = None


def report(place: Place, work: Work) -> Conversation:
    percent = min((work.percent or 0) + 2, 99)
    yield Say(place.head, f"đạt {percent}%", work.card)
    work.state, work.percent = State.IN_PROGRESS, percent


def register(place: Place, work: Work) -> Conversation:
    said = yield Say(place.head, f"/dangky {work.content}, hạn {work.day:%d/%m/%Y}")
    draft = yield Await(said)
    yield Press(place.head, draft, "Đúng")
    work.card, _ = yield from _answer(place.head, said, "đạt 10%", "Hiểu sai")
    work.state, work.percent = State.IN_PROGRESS, 10


def extend(place: Place, work: Work) -> Conversation:
    """Asked for without a day, which is asked for in turn; then the office agrees."""
    work.moved += 1
    day = work.day + dt.timedelta(days=7 * work.moved)
    said = yield Say(place.head, "xin gia hạn", work.card)
    _, request = yield from _answer(place.head, said, f"{day:%d/%m/%Y} vì chờ góp ý", "Đồng ý")
    yield Press(place.office, request, "Đồng ý")
    work.day = day


def complete(place: Place, work: Work) -> Conversation:
    """Told without evidence, which is asked for; then the office confirms."""
    said = yield Say(place.head, "đã hoàn thành", work.card)
    _, submitted = yield from _answer(place.head, said, "báo cáo 15/BC-SKHCN", "Xác nhận")
    yield Press(place.office, submitted, "Xác nhận")
    work.state, work.percent = State.COMPLETED, 100


def _answer(person: int, asking: int, words: str, label: str) -> Generator[Step, int, tuple[int, int]]:
    """Answer what the assistant asks or shows; → that message, and the answer with the button.

    Where the copy that is answered is not known to the assistant, because its sending was never recorded, the
    assistant says so, and its other copy is answered.
    """
    while True:
        question = yield Await(asking)
        said = yield Say(person, words, question)
        request = yield Await(said, label)
        if request != OTHERWISE:
            return question, request


KINDS: Mapping[Callable[[Place, Work], Conversation], int] = MappingProxyType(
    {report: 10, register: 2, extend: 2, complete: 1}
)
"""The kinds of conversation, and how often each is begun among the others."""
