"""The spreadsheet that an office has used until now: shown back, taken over as a whole, and updated by the next one."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from actions.sheets import parts, taking
from db.models import Task
from documents.register import register_in
from domain.documents.findings import Findings
from domain.documents.sheets import MOST_LINES
from domain.tasks import State
from simulator import conversation
from simulator.models import Message
from tests.documents.drawn import RULES, drawn
from tests.flows.papers_in import HEAD, found_in, opens, sends, written
from tests.flows.stage import CHIEF, DIRECTOR, GROUP, OFFICER, SCIENCE, Stage, labels, staged, texts

NAME = "so-giao-viec.xlsx"
COLUMNS = (
    "TT | Số phiếu giao việc | Nội dung giao | Đơn vị xử lý | Hạn xử lý | Gia hạn đến | Trạng thái | Kết quả thực hiện"
)
FIRST = (
    "1 | GV-1 | Số hóa hồ sơ lưu trữ | Văn phòng Sở | 30/10/2026 | | Đã hoàn thành ngày 29/10/2026 | Biên bản 5/BB",
    "2 | GV-2 | Kiểm tra máy đo | Phòng Tiêu chuẩn Đo lường Chất lượng | 02/11/2026 | | Đang thực hiện | Được 40%",
    "3 | GV-3 | Lập danh mục đề tài | Phòng Quản lý khoa học | 30/11/2026 | 15/12/2026 | Chưa thực hiện |",
)


def register(*rows: str, columns: str = COLUMNS) -> Findings:
    sheet = replace(drawn("\n".join((columns, *rows))), name="Năm 2026")
    now = dt.datetime(2026, 11, 20, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    return Findings(HEAD, register=register_in((sheet,), now, RULES))


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


def stored(stage: Stage) -> dict[str, Task]:
    with stage.assistant.sessions.reading() as session:
        return {task.content: task for task in session.scalars(select(Task)).all()}


async def gives(stage: Stage, *rows: str, caption: str = "", columns: str = COLUMNS) -> list[Message]:
    return await sends(stage, CHIEF, register(*rows, columns=columns), caption, name=NAME)


async def pressed(stage: Stage, card: Message, label: str) -> list[Message]:
    """The chief presses a button of the card; returns what is said then in private."""
    after = stage.last(CHIEF).message_id
    await stage.presses(CHIEF, card, label)
    return [message for message in stage.said(CHIEF) if message.message_id > after]


async def test_a_sheet_is_shown_back_before_it_counts(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)

    assert "C – Nội dung giao: nội dung" in card.text
    assert "F – Gia hạn đến: hạn đã gia hạn" in card.text
    assert "Đọc được 3 nhiệm vụ: 3 mới." in card.text
    assert labels(card) == ["Đúng", "Bỏ"]
    assert stored(stage) == {}


async def test_all_of_it_is_taken_over_with_states_and_reports(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)

    told = texts(await pressed(stage, card, "Đúng"))

    assert "3 việc mới" in told
    assert "1 việc đã quá hạn khi ghi nhận" in told
    tasks = stored(stage)
    done, late, moved = (tasks[name] for name in ("Số hóa hồ sơ lưu trữ", "Kiểm tra máy đo", "Lập danh mục đề tài"))
    assert (done.state, done.percent, done.last_words) == (State.COMPLETED, 100, "Biên bản 5/BB")
    assert (late.state, late.percent, late.due_day) == (State.IN_PROGRESS, 40, dt.date(2026, 11, 2))
    assert (moved.state, moved.due_day, moved.due_version) == (State.ASSIGNED, dt.date(2026, 12, 15), 2)
    assert moved.next_reminder_at is not None


async def test_of_two_who_take_it_over_the_second_is_told(stage: Stage) -> None:
    sent = conversation.upload(stage.town, OFFICER, GROUP, NAME, written(register(*FIRST)), "")
    _, card = await stage.says(CHIEF, "/vanban sổ", to=sent)
    await stage.presses(CHIEF, card, "Đúng")

    assert "đồng chí Nguyễn Thị Thu Hà đã ghi nhận lúc" in texts(await stage.says(DIRECTOR, "nhận hết", to=card))
    assert len(stored(stage)) == 3


async def test_the_next_export_updates_and_doubles_nothing(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)
    await pressed(stage, card, "Đúng")
    finished = FIRST[1].replace("Đang thực hiện | Được 40%", "Đã hoàn thành ngày 18/11/2026 | BC 9")
    moved = FIRST[2].replace("15/12/2026", "25/12/2026")
    fourth = "4 | GV-4 | Tổng kết năm | Văn phòng Sở | 31/12/2026 | | |"

    _, card = await gives(stage, FIRST[0], finished, moved, fourth)
    assert "Đọc được 4 nhiệm vụ: 1 mới, 2 có thay đổi so với lần trước, 1 không thay đổi." in card.text
    assert "đang thực hiện → đã hoàn thành" in card.text
    assert "/nv3 Lập danh mục đề tài: hạn thứ Ba 15/12/2026 → thứ Sáu 25/12/2026" in card.text

    told = texts(await pressed(stage, card, "Đúng"))
    assert "/nv2 Kiểm tra máy đo: đang thực hiện → đã hoàn thành" in told
    assert "/nv3 Lập danh mục đề tài: hạn thứ Ba 15/12/2026 → thứ Sáu 25/12/2026" in told
    assert len(stored(stage)) == 4
    assert stored(stage)["Kiểm tra máy đo"].state == State.COMPLETED


async def test_a_sheet_with_faults_is_refused_as_a_whole(stage: Stage) -> None:
    wrong = ("2 | GV-2 | | Văn phòng Sở | 31/11/2026 | | |", "3 | GV-3 | Lập sổ | Phòng Vũ trụ | 01/01/1970 | | |")

    _, card = await gives(stage, FIRST[0], *wrong)

    assert "Có 2 dòng cần sửa" in card.text
    assert "• Dòng 3: chưa có nội dung nhiệm vụ; ngày “31/11/2026” không có trong lịch" in card.text
    assert "• Dòng 4: không có đơn vị “Phòng Vũ trụ”" in card.text
    assert labels(card) == []


async def test_a_sheet_that_is_too_long_is_to_be_divided(stage: Stage) -> None:
    rows = [f"{n} | P{n} | Việc {n} | Văn phòng Sở | 30/12/2026 | | |" for n in range(1, MOST_LINES + 2)]
    _, card = await gives(stage, *rows)
    assert f"Sổ có {MOST_LINES + 1} dòng" in card.text
    assert labels(card) == []


async def test_a_plan_is_a_register_where_somebody_says_so(stage: Stage) -> None:
    plan = ("1 | Lập dự toán | Văn phòng Sở | 15/12/2026",)
    _, card = await gives(stage, *plan, caption="/vanban sổ", columns="TT | Nhiệm vụ | Chủ trì | Thời hạn")

    assert "Đọc được 1 nhiệm vụ: 1 mới." in card.text
    assert "Đã bỏ sổ" in texts(await pressed(stage, card, "Bỏ"))
    assert stored(stage) == {}


async def test_only_who_assigns_for_all_takes_a_register_over(stage: Stage) -> None:
    told = texts(await sends(stage, SCIENCE, register(*FIRST), "/vanban", name=NAME))
    assert "do Văn phòng hoặc lãnh đạo ghi nhận" in told
    assert stored(stage) == {}


@pytest.mark.by_turns
async def test_the_first_digest_says_once_what_came_overdue(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)
    await pressed(stage, card, "Đúng")

    await stage.passes(days=21)

    told = [message.text for message in stage.said() if "NHẮC VIỆC" in message.text]
    assert len(told) > 1
    assert ["1 việc đã quá hạn từ trước khi ghi nhận theo sổ" in text for text in told].count(True) == 1


async def test_the_template_is_handed_out(stage: Stage) -> None:
    (sent,) = await stage.says(CHIEF, "/vanban mẫu", chat=CHIEF)
    assert sent.file is not None
    assert sent.file.name == "mau-so-giao-viec.xlsx"
    assert "/vanban sổ" in sent.text


@pytest.mark.parametrize("caption", ["", "2 tệp này chị nhờ em đưa lên", "nhận hết giúp chị"])
async def test_a_file_that_comes_while_a_sheet_is_open_is_read(stage: Stage, caption: str) -> None:
    await gives(stage, *FIRST)

    said = await sends(stage, CHIEF, caption=caption)

    assert "Đọc được 5 nhiệm vụ" in said[-1].text
    assert stored(stage) == {}


async def test_a_sheet_that_waits_is_recalled_in_the_morning_and_closed_after_three_days(stage: Stage) -> None:
    await gives(stage, *FIRST)

    await stage.lives_until(stage.now + dt.timedelta(days=1))
    recalled = stage.last(CHIEF)
    assert "ĐĂNG KÝ CHƯA XONG" in recalled.text
    assert "sổ “so-giao-viec.xlsx”: 3 dòng" in recalled.text
    [card] = await pressed(stage, recalled, "Mở lại 1")
    assert "Đọc được 3 nhiệm vụ" in card.text

    await stage.lives_until(stage.now + dt.timedelta(days=5))
    assert "ĐĂNG KÝ ĐÃ ĐÓNG" in texts(stage.said(CHIEF))
    assert texts(stage.said(CHIEF)).count("sổ “so-giao-viec.xlsx”: 3 dòng") < 5


async def test_a_sheet_that_was_taken_over_is_recalled_no_more(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)
    await pressed(stage, card, "Đúng")

    await stage.lives_until(stage.now + dt.timedelta(days=1))

    assert "ĐĂNG KÝ CHƯA XONG" not in texts(stage.said(CHIEF))


@pytest.mark.parametrize("words", ["nhận 1-2", "nhận hết trừ 3"])
async def test_a_part_of_a_sheet_is_not_taken_for_all_of_it(stage: Stage, words: str) -> None:
    _, card = await gives(stage, *FIRST)

    said = texts(await stage.says(CHIEF, words, to=card, chat=CHIEF))

    assert "ghi nhận tất cả một lần" in said
    assert stored(stage) == {}


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines are many."""
    for module in (taking.rules, parts):
        monkeypatch.setattr(module, "MOST_AT_ONCE", 2)


@pytest.mark.usefixtures("in_parts")
async def test_a_long_sheet_is_taken_over_in_parts_and_told_of_as_a_whole(stage: Stage) -> None:
    _, card = await gives(stage, *FIRST)

    told = texts(await pressed(stage, card, "Đúng"))

    assert "Đã ghi nhận sổ so-giao-viec.xlsx: 3 việc mới." in told
    assert "1 việc đã quá hạn" in told
    later = (FIRST[0], FIRST[1].replace("Được 40%", "Được 60%"), FIRST[2])
    _, card = await gives(stage, *later)
    assert "1 việc cập nhật" in texts(await pressed(stage, card, "Đúng"))
    assert len(stored(stage)) == 3


@pytest.mark.usefixtures("in_parts")
async def test_others_are_answered_between_the_parts(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    one_part = parts.take_part

    def counted(*given: object, **more: object) -> parts.Changed:
        seen.append(len(stored(stage)))
        return one_part(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "take_part", counted)
    _, card = await gives(stage, *FIRST)
    await pressed(stage, card, "Đúng")

    assert seen == [0, 2]


@pytest.mark.usefixtures("in_parts")
async def test_a_sheet_that_a_run_left_half_taken_is_finished_by_the_next_without_doubles(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_part = parts.take_part

    def dies(sessions: object, job: object, part: int, *given: object, **more: object) -> parts.Changed:
        if part:
            raise asyncio.CancelledError
        return one_part(sessions, job, part, *given, **more)  # type: ignore[arg-type]

    _, card = await gives(stage, *FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(parts, "take_part", dies)
        await pressed(stage, card, "Đúng")
    assert len(stored(stage)) == 2
    assert "Đang ghi nhận" in texts(await stage.says(CHIEF, "nhận hết", to=card, chat=CHIEF))

    stage.assistant.jobs.wake()
    await stage.settle()

    assert len(stored(stage)) == 3
    assert "Đã ghi nhận sổ so-giao-viec.xlsx: 3 việc mới." in texts(stage.said(CHIEF))
