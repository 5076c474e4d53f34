"""The database of the last landed version is upgraded with everything intact, and its conversations go on."""

import datetime as dt
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db import (
    attachments,
    corrections,
    dialogues,
    events,
    organizations,
    outbox,
    people,
    reminders,
    series,
    tasks,
)
from db.engine import Sessions, open_engine
from db.models import Task as Row
from db.models import TaskSpan
from db.overviews import boards
from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.history import (
    NOTHING,
    Change,
    Content,
    Continued,
    EventKind,
    ExtensionAsked,
    PostAsked,
    PostDecided,
    Recurred,
    TaskChanges,
)
from domain.overviews.board import moment_of
from domain.overviews.lists import Selection
from domain.roles import Role
from domain.tasks import Due, State, Task
from domain.words import searched
from simulator.models import Message
from tests.db import landed as old
from tests.db.landed import OUTSIDERS_GROUP, Landed
from tests.flows.stage import (
    CENTRE,
    CHIEF,
    CLERK,
    DIGITAL,
    DIRECTOR,
    GROUP,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    ZONE,
    Stage,
    invited,
    texts,
)

T = TypeVar("T")

HERE = 1
"""The one organization of the fixture."""


def day(number: int, month: int) -> dt.date:
    return dt.date(2026, month, number)


TASKS = {
    1: (State.COMPLETED, day(17, 11)),
    2: (State.COMPLETED, day(12, 11)),
    3: (State.IN_PROGRESS, day(3, 12)),
    4: (State.IN_PROGRESS, day(17, 11)),
    5: (State.ASSIGNED, day(18, 11)),
    6: (State.ASSIGNED, None),
    7: (State.WAITING, None),
    8: (State.IN_PROGRESS, day(25, 11)),
    9: (State.ASSIGNED, day(1, 12)),
    10: (State.ASSIGNED, day(1, 12)),
    11: (State.ASSIGNED, day(27, 11)),
    12: (State.SUBMITTED, day(26, 11)),
    13: (State.ASSIGNED, day(25, 11)),
    14: (State.CANCELLED, day(18, 12)),
    15: (State.IN_PROGRESS, day(4, 12)),
    16: (State.ASSIGNED, day(25, 12)),
}
"""State and day of every task by its number, which is its id too."""

NEXT_MORNINGS = {
    3: day(30, 11),
    4: day(4, 12),
    5: day(30, 11),
    6: day(1, 12),
    7: day(1, 12),
    8: day(30, 11),
    9: day(30, 11),
    10: day(30, 11),
    11: day(30, 11),
    13: day(30, 11),
    15: day(30, 11),
    16: day(10, 12),
}
"""The mornings at eight on which tasks are reminded of next; no other task waits for one."""

QUESTIONS = {
    (DIGITAL, GROUP): ("draft", "deadline"),
    (STANDARDS, GROUP): ("words", "words"),
    (CHIEF, GROUP): ("redo", "reason"),
    (OUTSIDER, OUTSIDERS_GROUP): ("setup", "units"),
}
"""The newest question that waits for somebody in a chat."""

HISTORY = {
    1: ["registered", "reported", "attached", "reported", "confirmed"],
    4: ["registered", "reported", "obstacle", "reported"],
    5: ["registered", "extension_asked"],
    14: ["registered", "cancelled"],
    15: ["registered", "delegated", "reported", "corrected", "reported", "obstacle", "snoozed"],
    16: ["recurred"],
}
"""The kinds of what happened to a task, oldest first."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Landed]:
    """The upgraded database, of which each test changes a copy, and what it held before."""
    file = tmp_path_factory.mktemp("landed") / "dondoc.db"
    landed = old.load(file)
    old.upgrade(file)
    return file, landed


@pytest.fixture
def landed(template: tuple[Path, Landed]) -> Landed:
    return template[1]


@pytest.fixture
def database(template: tuple[Path, Landed], tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{shutil.copyfile(template[0], tmp_path / 'dondoc.db')}")
    yield engine
    engine.dispose()


@pytest.fixture
async def stage(landed: Landed, database: Engine) -> AsyncIterator[Stage]:
    async with old.reopened(database, landed) as stage:
        yield stage


def ask(database: Engine, question: Callable[[Session], T]) -> T:
    """What db/ answers to a question."""
    with Sessions(database).begin() as session:
        return question(session)


def stored(database: Engine, *numbers: int) -> list[Task]:
    return ask(database, lambda session: tasks.by_ids(session, numbers, organization=HERE))


def morning(of: dt.date) -> dt.datetime:
    return dt.datetime.combine(of, dt.time(8), ZONE)


def test_old_tasks_are_found_by_their_words(database: Engine) -> None:
    moment = moment_of(dt.datetime(2026, 11, 20, 9, tzinfo=ZONE), WorkingCalendar())
    for task in stored(database, *TASKS):
        sought = Selection(words=searched(task.content))
        found = ask(database, lambda session, sought=sought: boards.ids(session, sought, moment, organization=HERE))
        assert task.id in found, task.content


def test_every_task_keeps_its_state_and_its_deadline(database: Engine) -> None:
    found = {task.number: (task.state, task.due and task.due.day) for task in stored(database, *TASKS)}
    assert found == TASKS
    assert stored(database, len(TASKS) + 1) == []


def test_each_stretch_of_finished_work_knows_when_it_was_reported(database: Engine) -> None:
    finished = ask(database, lambda session: session.execute(_FINISHED).all())
    assert {row.number for row in finished} == {1, 2, 12}
    assert all(row.span == row.task for row in finished)


_FINISHED = (
    select(Row.number, TaskSpan.reported_at.label("span"), Row.reported_at.label("task"))
    .join(TaskSpan, TaskSpan.task_id == Row.id)
    .where(TaskSpan.state.in_(["submitted", "completed"]))
)


def test_a_task_keeps_all_that_was_said_of_it(database: Engine) -> None:
    [counted, delegated] = stored(database, 3, 15)
    assert (counted.count, counted.last_words, counted.product) == ((8, 12), "8/12 hồ sơ", "hồ sơ điện tử")
    assert (delegated.percent, delegated.paper) == (30, "KH 12/KH-SKHCN")
    assert delegated.delegate is not None
    assert delegated.delegate.name == "Đỗ Quang Huy"
    assert delegated.snoozed_until == morning(day(30, 11))
    files = ask(database, lambda session: attachments.names(session, 12, organization=HERE))
    assert files == ("khao-sat.pdf",)


def test_the_history_is_complete(database: Engine) -> None:
    for number, kinds in HISTORY.items():
        lines = ask(database, partial(events.of_task, task=number, organization=HERE))
        assert [line.kind for line in lines] == kinds, number


def test_the_history_tells_what_it_told(database: Engine) -> None:
    def told(number: int, place: int) -> Content:
        return ask(database, partial(events.of_task, task=number, organization=HERE))[place].content

    asked = ExtensionAsked(Due("30/11", DeadlineKind.EXACT, day(30, 11)), 20, 8)
    monthly = Due("ngày 25 hằng tháng", DeadlineKind.RECURRING, day(25, 12), rrule="FREQ=MONTHLY;BYMONTHDAY=25")
    assert told(5, -1) == asked
    assert told(13, -1) == Continued(16, monthly)
    assert told(15, 1) == TaskChanges(delegate=Change(None, "Đỗ Quang Huy"))
    assert told(16, 0) == Recurred(13, monthly, "Phòng Chuyển đổi số")


def test_the_posts_that_were_asked_for_are_told(database: Engine) -> None:
    kinds = [EventKind.SET_UP, EventKind.POST_ASKED, EventKind.POST_APPROVED]
    lines = ask(database, partial(events.of_department, organization=HERE, kinds=kinds, limit=30))
    assert [line.content for line in (lines[0], lines[1], lines[-1])] == [
        PostAsked(Role.DEPUTY, 3),
        PostDecided(10, 9),
        NOTHING,
    ]


def test_the_occurrences_of_a_series_still_know_each_other(database: Engine) -> None:
    neighbours = ask(database, lambda session: series.neighbours(session, 16, organization=HERE))
    coming = ask(database, lambda session: series.coming_up(session, organization=HERE, until=morning(day(31, 12))))
    assert neighbours == (13, None)
    assert coming == {16: morning(day(28, 12))}


def test_people_hold_their_posts_and_one_waits_for_another(database: Engine) -> None:
    holders = ask(database, lambda session: people.holders(session, organization=HERE))
    waiting = ask(
        database, lambda session: people.waiting_posts(session, organization=HERE, channel=CHANNEL, account=CLERK)
    )
    assert len({holder.person.account for holder in holders}) == 9
    assert [post.role for post in waiting] == [Role.DEPUTY]


def test_what_was_read_wrongly_is_kept(database: Engine) -> None:
    [found] = ask(database, corrections.all_of_them)
    assert (found.read, found.meant) == ("progress", "obstacle")


def test_every_open_question_waits_for_its_answer(database: Engine) -> None:
    for (account, chat), expected in QUESTIONS.items():
        dialogue = ask(database, partial(dialogues.open_question, account=account, chat=chat))
        assert dialogue is not None, expected
        assert (dialogue.kind, dialogue.asked) == expected


def test_every_old_message_is_known_with_its_tasks_and_buttons(database: Engine, landed: Landed) -> None:
    newest = {(chat, message): content for chat, message, content in landed.sent}
    for (chat, message), content in newest.items():
        found = ask(database, partial(outbox.standing, chat=chat, message=message))
        assert found is not None, (chat, message)
        assert found.content["html"] == content["html"]
        assert found.content["buttons"] == content["buttons"]


def test_the_next_reminder_of_every_task_is_where_it_was(database: Engine) -> None:
    moments = ask(database, lambda session: reminders.waiting_tasks(session, organization=HERE, after=0, limit=100))
    assert moments == {task: morning(on) for task, on in NEXT_MORNINGS.items()}


def test_reminders_that_could_not_be_sent_are_planned(database: Engine) -> None:
    found = ask(database, lambda session: reminders.planned_for(session, organization=HERE, chat=GROUP))
    assert [(planned.task.number, planned.rung) for planned in found] == [(4, "T+7"), (11, "T0")]


def test_the_group_is_still_bound(database: Engine) -> None:
    assert ask(database, lambda session: organizations.of_chat(session, GROUP, channel=CHANNEL)) == HERE


# The conversations go on.


def said(stage: Stage, words: str, chat: int = GROUP) -> Message:
    """The last old message with these words."""
    return [message for message in stage.said(chat) if words in message.text][-1]


async def test_what_could_not_be_sent_goes_out_after_the_upgrade(stage: Stage) -> None:
    before = stage.last().message_id
    await stage.passes(minutes=20)
    new = texts([message for message in stage.said() if message.message_id > before])
    assert "NHẮC VIỆC – thứ Sáu 27/11/2026" in new
    assert "/nv11 Sửa chữa mạng nội bộ tầng 2" in new
    assert "Nhiệm vụ /nv6" in new


@pytest.mark.by_turns
async def test_the_next_digest_comes_on_its_morning(stage: Stage) -> None:
    await stage.lives_until(morning(day(30, 11)))
    assert "NHẮC VIỆC – thứ Hai 30/11/2026" in stage.last().text
    assert "/nv15" in stage.last().text


async def test_a_reply_to_an_old_card_is_a_report(stage: Stage) -> None:
    told = await stage.says(DIGITAL, "9/12 hồ sơ", to=said(stage, "Đã ghi nhận.\n🟢 Nhiệm vụ /nv3"))
    assert "Đã ghi nhận 9/12: /nv3" in texts(told)


async def test_a_reply_to_an_old_digest_asks_for_the_number_of_the_task(stage: Stage) -> None:
    digest = said(stage, "NHẮC VIỆC – thứ Hai 23/11/2026")
    asked = await stage.says(SCIENCE, "2 được 90%", to=digest)
    assert "Đề nghị báo riêng từng nhiệm vụ" in texts(asked)
    told = await stage.says(SCIENCE, "nv8 được 90%", to=digest)
    assert "Đã ghi nhận 90%: /nv8" in texts(told)


async def test_an_open_question_is_answered(stage: Stage) -> None:
    told = await stage.says(STANDARDS, "báo cáo 90/BC-TĐC", to=said(stage, "/nv4 báo xong. Đề nghị cho biết kết quả"))
    assert "Đã ghi nhận báo hoàn thành (quá hạn): /nv4" in texts(told)


async def test_the_reason_that_was_asked_for_is_taken(stage: Stage) -> None:
    told = await stage.says(CHIEF, "thiếu phụ lục số liệu", to=said(stage, "Đề nghị nêu lý do làm lại /nv12"))
    assert "yêu cầu làm lại" in texts(told)
    assert "thiếu phụ lục số liệu" in texts(told)


async def test_a_command_that_waited_for_words_gets_them(stage: Stage) -> None:
    told = await stage.says(STANDARDS, "chưa có kinh phí", to=said(stage, "vướng mắc của /nv9"))
    assert "Đã ghi nhận vướng mắc của /nv9" in texts(told)


async def test_a_draft_is_finished(stage: Stage) -> None:
    shown = await stage.says(DIGITAL, "15/12", to=said(stage, "Mua sắm máy in cho phòng"))
    await stage.presses(DIGITAL, shown[-1], "Đúng")
    assert "Nhiệm vụ /nv17\nMua sắm máy in cho phòng" in stage.last().text


async def test_a_draft_in_private_is_accepted(stage: Stage) -> None:
    await stage.presses(SCIENCE, said(stage, "Họp hội đồng khoa học", SCIENCE), "Đúng")
    assert "Nhiệm vụ /nv17\nHọp hội đồng khoa học" in stage.last(SCIENCE).text


async def test_a_department_that_was_being_set_up_is_set_up_with_a_code(stage: Stage) -> None:
    """A further department needs the operator's code now: who was in the middle of it is told how to go on."""
    press = await stage.presses(OUTSIDER, said(stage, "có 2 đơn vị", OUTSIDERS_GROUP), "Đúng")
    assert press.alert
    assert "/thietlap" in (press.answer or "")

    shown = await stage.says(OUTSIDER, f"/thietlap {invited(stage)} Phòng Bưu chính | BC", chat=OUTSIDERS_GROUP)
    await stage.presses(OUTSIDER, shown[-1], "Đúng")
    assert "Đã thiết lập Sở Thông tin – Điều hành" in stage.last(OUTSIDERS_GROUP).text


@pytest.mark.parametrize(
    ("person", "message", "label", "expected"),
    [
        pytest.param(CHIEF, "Đã ghi nhận báo hoàn thành: /nv12", "Xác nhận", "xác nhận hoàn thành (đúng hạn): /nv12"),
        pytest.param(DIRECTOR, "đề nghị gia hạn: /nv5", "Đồng ý", "Hạn mới: “30/11” → thứ Hai 30/11/2026"),
        pytest.param(CHIEF, "Phó trưởng đơn vị – Phòng Chuyển đổi số", "Đồng ý", "Nguyễn Thị Thu Hà đã duyệt"),
        pytest.param(CHIEF, "đơn vị đề nghị trả lại /nv11", "Giữ nguyên", "/nv11"),
        pytest.param(CHIEF, "là hạn mới của /nv3", "Đặt hạn 12/12/2026", "thứ Bảy 12/12/2026"),
        pytest.param(SCIENCE, "Đã ghi nhận đang thực hiện: /nv8", "Đã xong", "/nv8"),
        pytest.param(DIGITAL, "“8/12 hồ sơ” nghĩa là gì", "Vướng mắc", "Đã ghi nhận vướng mắc của /nv3"),
        pytest.param(CENTRE, "/nv12 – Khảo sát", "Hiểu sai", "nghĩa là gì"),
        pytest.param(STANDARDS, "Kiểm tra hàng đóng gói sẵn", "Đúng", "Nhiệm vụ /nv17\nKiểm tra hàng đóng gói sẵn"),
    ],
)
async def test_an_old_button_still_does_its_work(
    stage: Stage, person: int, message: str, label: str, expected: str
) -> None:
    buttoned = [one for one in stage.said() if message in one.text and has(one, label)]
    await stage.presses(person, buttoned[-1], label)
    assert expected in stage.last().text


def has(message: Message, label: str) -> bool:
    return any(button["text"] == label for row in message.buttons for button in row)
