"""What is brought up each morning: what waits for a decision, new instructions, posts that are claimed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, zip_longest

from domain import asking
from domain.asking import Asks, Awaited, Question
from domain.ladder import Times
from domain.presses import ButtonKind
from domain.reminding.mornings import DRAFTS_KEPT, Instructed, LeftUnplaced, Morning, UnfinishedDraft, WaitingPost
from domain.reminding.waiting import Item, Matter
from domain.tasks import Task
from texts import buttons, gaps
from texts.message import Rows, esc, length
from texts.people import post_words
from texts.rounds import mornings as rounds
from texts.tasks import cut, mention, mentions, urgency
from texts.waiting import NAMES, standing

ANSWERS = {
    Matter.EXTENSION: "{} đồng ý",
    Matter.CONFIRMATION: "{} xác nhận",
    Matter.RETURN: "{} giữ nguyên",
    Matter.OBSTACLE: "{} làm việc với Sở Tài chính",
}
"""What may be answered to the line of that number."""
QUESTIONS = {
    Matter.EXTENSION: Question.EXTENSION,
    Matter.CONFIRMATION: Question.CONFIRM,
    Matter.RETURN: Question.UNIT,
}
MOST_ITEMS = 20
LONGEST_LIST = 2400
"""Characters of what waits for a decision: the rest of the digest is to find its room beside it."""
MOST_OTHERS = 5
"""Posts, and instructions, that are shown."""
MOST_DRAFTS = 5
MOST_EXPIRED = 20
LONGEST_CONTENT = 80
LONGEST_WORDS = 120


@dataclass(frozen=True)
class Shown:
    """Parts of a digest: what it says, asks and numbers, and its buttons."""

    said: tuple[str, ...] = ()
    asks: tuple[Asks, ...] = ()
    lines: tuple[asking.Line, ...] = ()
    buttons: Rows = ()


NOTHING_SHOWN = Shown()


def count(morning: Morning, now: dt.datetime, times: Times) -> int:
    """How many numbers it takes."""
    others = (morning.instructions[-MOST_OTHERS:], morning.posts[:MOST_OTHERS], _unexpired(morning))
    return len(_chosen(morning.items, now, times)) + sum(map(len, others))


def _chosen(items: Sequence[Item], now: dt.datetime, times: Times) -> tuple[Item, ...]:
    """Those that are shown: some of every matter before many of one, as long as there is room for them."""
    matters = [list(same) for _, same in groupby(items, key=lambda one: one.matter)]
    in_turn = [one for row in zip_longest(*matters) for one in row if one is not None][:MOST_ITEMS]
    sizes = accumulate(length(_head(99, one.task)) + length(standing(one, now, times)) + 2 for one in in_turn)
    room = {id(one) for one, size in zip(in_turn, sizes, strict=True) if size <= LONGEST_LIST}
    return tuple(one for one in items if id(one) in room)


def _open_drafts(morning: Morning) -> tuple[UnfinishedDraft, ...]:
    return tuple(one for one in morning.drafts if not one.expired)


def _unexpired(morning: Morning) -> tuple[UnfinishedDraft, ...]:
    """Those that are shown: of many the newest, which are still worth going on with."""
    return _open_drafts(morning)[-MOST_DRAFTS:]


def shown(morning: Morning, first: int, now: dt.datetime, times: Times) -> Shown:
    """The morning, its lines numbered from `first` on; nothing of what is empty."""
    instructions, items = morning.instructions[-MOST_OTHERS:], _chosen(morning.items, now, times)
    numbered = list(enumerate(items, first + len(instructions)))
    posts = list(enumerate(morning.posts[:MOST_OTHERS], first + len(instructions) + len(items)))
    drafts = list(enumerate(_unexpired(morning), first + len(instructions) + len(items) + len(posts)))
    lines = [asking.Line(number, one.task.id, told_only=True) for number, one in enumerate(instructions, first)]
    lines += [asking.Line(number, one.task.id, told_only=True) for number, one in numbered]
    return Shown(
        (
            *_instructions(instructions, first, times),
            *_waiting(morning, numbered, posts, now, times),
            *rounds.due(morning.rounds, morning.office, now, times),
            *_unfinished(drafts, len(_open_drafts(morning)) - len(drafts), times),
            *_expired([one for one in morning.drafts if one.expired], times),
            *_unplaced(morning.unplaced, times),
            *_gaps(morning),
        ),
        tuple(_asks(items)),
        tuple(lines),
        (
            *(row for number, one in posts for row in _deciding(number, one)),
            *(row for number, one in drafts for row in _going_on(number, one)),
        ),
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


MISSING = {
    Awaited.CONTENT: "còn thiếu nội dung",
    Awaited.LEAD: "còn thiếu đơn vị chủ trì",
    Awaited.DEADLINE: "còn thiếu thời hạn",
}


def _unfinished(drafts: Sequence[tuple[int, UnfinishedDraft]], more: int, times: Times) -> Iterator[str]:
    if not drafts:
        return
    yield "\n<b>📝 ĐĂNG KÝ CHƯA XONG</b>"
    for number, draft in drafts:
        lacks = MISSING[draft.missing] if draft.missing else "chưa được xác nhận"
        yield f"<b>{number}.</b> {mention(draft.by)}: {_begun(draft, times)}, {lacks}"
    if more > 0:
        yield f"… và {more} thẻ mở trước đó, chưa ghi nhận nhiệm vụ nào"
    yield f"<i>Bấm <b>Mở lại</b> để làm tiếp; sau {DRAFTS_KEPT} ngày làm việc thì tự đóng.</i>"


def _expired(drafts: Sequence[UnfinishedDraft], times: Times) -> Iterator[str]:
    if not drafts:
        return
    yield f"\n<b>📝 ĐĂNG KÝ ĐÃ ĐÓNG</b> sau {DRAFTS_KEPT} ngày làm việc, chưa ghi nhận nhiệm vụ nào:"
    yield from (f"• {mention(draft.by)}: {_begun(draft, times)}" for draft in drafts[:MOST_EXPIRED])
    if len(drafts) > MOST_EXPIRED:
        yield f"… và {len(drafts) - MOST_EXPIRED} thẻ khác"
    yield "<i>Còn cần thì đăng ký lại bằng /dangky, /giao.</i>"


def _unplaced(left: Sequence[LeftUnplaced], times: Times) -> Iterator[str]:
    if not left:
        return
    yield f"\n<b>📎 ĐÃ BỎ</b> sau {DRAFTS_KEPT} ngày làm việc, vì chưa rõ của nhiệm vụ nào:"
    for one in left[:MOST_EXPIRED]:
        words = f"“{esc(cut(one.words, LONGEST_CONTENT))}”" if one.words.strip() else ""
        what = " ".join(part for part in (f"{one.files} tệp" if one.files else "", words) if part)
        yield f"• {mention(one.by)}: {what} (gửi ngày {one.since.astimezone(times.zone):%d/%m})"
    yield "<i>Còn cần thì gửi lại, trả lời tin nhắn có nhiệm vụ.</i>"


def _gaps(morning: Morning) -> Iterator[str]:
    """What the office is to mend."""
    if not morning.vacancies and not morning.unreachable:
        return
    office = mentions(morning.office)
    yield f"\n<b>👤 NHÂN SỰ</b>{f' – {office}' if office else ''}"
    if morning.vacancies:
        yield gaps.vacancies(morning.vacancies)
    if morning.unreachable:
        yield gaps.out_of_reach(morning.unreachable)


def _begun(draft: UnfinishedDraft, times: Times) -> str:
    since = f"mở ngày {draft.since.astimezone(times.zone):%d/%m}"
    if draft.paper is not None:
        return f"văn bản {draft.paper} “{esc(cut(draft.content, LONGEST_CONTENT))}”: {draft.listed} việc ({since})"
    if draft.sheet is not None:
        return f"sổ “{esc(cut(draft.content, LONGEST_CONTENT))}”: {draft.listed} dòng ({since})"
    if draft.listed is not None:
        first = f" “{esc(cut(draft.content, LONGEST_CONTENT))}” …" if draft.content else ""
        return f"danh sách {f'{draft.listed} việc' if draft.listed else 'đang gửi dở'}{first} ({since})"
    return f"“{esc(cut(draft.content, LONGEST_CONTENT))}” ({since})" if draft.content else f"thẻ {since}"


def _going_on(number: int, draft: UnfinishedDraft) -> Rows:
    if draft.paper is not None:
        return buttons.numbered(buttons.recalled_document(draft.paper, ButtonKind.PAPER_IN), number)
    if draft.sheet is not None:
        return buttons.numbered(buttons.recalled_document(draft.sheet, ButtonKind.SHEET), number)
    rows = buttons.recalled(draft.id) if draft.listed is None else buttons.recalled_list(draft.id)
    return buttons.numbered(rows, number)


def _deciding(number: int, post: WaitingPost) -> Rows:
    return buttons.numbered(buttons.decide_absence(post.id) if post.left else buttons.decide_post(post.id), number)


def _asks(items: Sequence[Item]) -> Iterator[Asks]:
    for matter, same in groupby(items, key=lambda one: one.matter):
        if matter in QUESTIONS:
            yield Asks(QUESTIONS[matter], tuple(item.task.id for item in same))
