"""What is brought up each morning: what waits for a decision, new instructions, posts that are claimed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain import asking
from domain.asking import Asks, Question
from domain.ladder import Times
from domain.reminding.mornings import Instructed, Morning, WaitingPost
from domain.reminding.waiting import Item, Matter
from domain.tasks import Task
from texts import buttons
from texts.message import Rows, esc
from texts.people import post_words
from texts.tasks import cut, mentions, urgency
from texts.waiting import NAMES, standing

ANSWERS = {
    Matter.EXTENSION: "{} đồng ý",
    Matter.CONFIRMATION: "{} xác nhận",
    Matter.RETURN: "{} giữ nguyên",
    Matter.OBSTACLE: "{} phòng làm việc với Sở Tài chính",
}
"""What may be answered to the line of that number."""
QUESTIONS = {
    Matter.EXTENSION: Question.EXTENSION,
    Matter.CONFIRMATION: Question.CONFIRM,
    Matter.RETURN: Question.UNIT,
}
MOST_ITEMS = 10
MOST_OTHERS = 5
"""Posts, and instructions, that are shown."""
LONGEST_CONTENT = 100
LONGEST_WORDS = 120


@dataclass(frozen=True)
class Shown:
    """Parts of a digest: what it says, asks and numbers, and its buttons."""

    said: tuple[str, ...] = ()
    asks: tuple[Asks, ...] = ()
    lines: tuple[asking.Line, ...] = ()
    buttons: Rows = ()


def shown(morning: Morning, first: int, now: dt.datetime, times: Times) -> Shown:
    """The morning, its lines numbered from `first` on; nothing of what is empty."""
    instructions, items = morning.instructions[-MOST_OTHERS:], morning.items[:MOST_ITEMS]
    numbered = list(enumerate(items, first + len(instructions)))
    posts = list(enumerate(morning.posts[:MOST_OTHERS], first + len(instructions) + len(items)))
    lines = [asking.Line(number, one.task.id, told_only=True) for number, one in enumerate(instructions, first)]
    lines += [asking.Line(number, one.task.id, told_only=True) for number, one in numbered]
    return Shown(
        (*_instructions(instructions, first, times), *_waiting(morning, numbered, posts, now, times)),
        tuple(_asks(items)),
        tuple(lines),
        tuple(row for number, one in posts for row in _deciding(number, one)),
    )


def _instructions(given: Sequence[Instructed], first: int, times: Times) -> Iterator[str]:
    if not given:
        return
    yield "\n<b>📌 Ý KIẾN CHỈ ĐẠO MỚI</b>"
    for number, one in enumerate(given, first):
        yield f"{_head(number, one.task)}{f' – {mentions(one.heads)}' if one.heads else ''}"
        at = one.given.at.astimezone(times.zone)
        yield f"{esc(one.given.by)} ({at:%d/%m}): “{esc(cut(one.given.words, LONGEST_WORDS))}”"


def _waiting(
    morning: Morning,
    numbered: Sequence[tuple[int, Item]],
    posts: Sequence[tuple[int, WaitingPost]],
    now: dt.datetime,
    times: Times,
) -> Iterator[str]:
    if not numbered and not posts:
        return
    yield "\n<b>⏳ CHỜ QUYẾT ĐỊNH</b>"
    for matter, same in groupby(numbered, key=lambda one: one[1].matter):
        of_matter = list(same)
        deciders = mentions(tuple(person for _, item in of_matter for person in item.deciders))
        yield f"<b>{NAMES[matter]}</b>{f' – {deciders}' if deciders else ''}"
        for number, item in of_matter:
            yield _head(number, item.task)
            yield standing(item, now, times)
    yield from _posts(posts, times)
    if (more := len(morning.items) - len(numbered)) > 0:
        yield f"… và {more} nhiệm vụ khác: <code>/nhiemvu chờ quyết định</code>"
    if numbered:
        number, item = numbered[0]
        yield f"<i>Trả lời theo số thứ tự để quyết định, ví dụ: “{ANSWERS[item.matter].format(number)}”.</i>"


def _head(number: int, task: Task) -> str:
    content = esc(cut(task.content, LONGEST_CONTENT))
    return f"<b>{number}.</b> /nv{task.number}{urgency(task)} {content} ({esc(task.lead.name)})"


def _posts(posts: Sequence[tuple[int, WaitingPost]], times: Times) -> Iterator[str]:
    if not posts:
        return
    deciders = mentions(tuple(person for _, post in posts for person in post.deciders))
    yield f"<b>Chức vụ</b>{f' – {deciders}' if deciders else ''}"
    for number, post in posts:
        what = (
            "đã rời nhóm, chức vụ tạm dừng" if post.left else f"đề nghị ngày {post.since.astimezone(times.zone):%d/%m}"
        )
        yield f"<b>{number}.</b> {esc(post.person.name)}: {post_words(post.role, post.unit)} ({what})"


def _deciding(number: int, post: WaitingPost) -> Rows:
    return buttons.numbered(buttons.decide_absence(post.id) if post.left else buttons.decide_post(post.id), number)


def _asks(items: Sequence[Item]) -> Iterator[Asks]:
    for matter, same in groupby(items, key=lambda one: one.matter):
        if matter in QUESTIONS:
            yield Asks(QUESTIONS[matter], tuple(item.task.id for item in same))
