"""/summary of a period: what came into it, what became of it, what was left; the same however late it is asked."""

import datetime as dt
import re

import pytest

from actions import tasks
from actions.overviews.reports import report_of
from actions.turns import Turn
from channels.telegram.hearing import CHANNEL
from domain.tasks import State, Timeliness
from reading.questions.filters import read_filters
from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, GROUP, OFFICER, SCIENCE, ZONE, Stage

LAST_DAYS = "Rà soát quy trình nội bộ, hạn 18/11", "Báo cáo cải cách hành chính, hạn 20/11"


def at(day: int, month: int, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, 9, tzinfo=ZONE)


@pytest.fixture
@played
async def months(stage: Stage) -> Stage:
    """On 16/11 four tasks are given, one of which is confirmed the next day; in December much happens to them."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(SCIENCE, *LAST_DAYS, "Sao lục văn bản, hạn 25/12")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 27/11")
    await stage.says(DIGITAL, "/xong 4 công văn 88/SKHCN-CĐS")
    await stage.passes(days=1)
    await stage.says(CHIEF, "/duyet 4")
    await stage.lives_until(at(2, 12))
    return stage


@played
async def december(months: Stage) -> Stage:
    """A task is given, one reported, one passed on, one cancelled, one opened again."""
    months.has(DIGITAL, "Rà soát thủ tục, hạn 10/12")
    for who, words in (
        (SCIENCE, "/xong 1 báo cáo 12/BC-SKHCN"),
        (CHIEF, "/giao 2 CĐS"),
        (CHIEF, "/huy 3 không còn phù hợp"),
        (CHIEF, "/lamlai 4 thiếu phụ lục"),
    ):
        await months.says(who, words)
    await months.lives_until(at(4, 1, 2027))
    return months


async def asked(stage: Stage, words: str, by: int = CHIEF) -> str:
    return (await stage.says(by, words))[-1].text


def row(said: str, unit: str) -> list[int]:
    """The numbers of a unit, of both tables where there are two."""
    rows = re.findall(rf"^{unit} +(.*\|.*)$", said, re.MULTILINE)
    return [int(number) for one in rows for number in re.findall(r"\d+", one)]


async def test_what_was_overdue_is_carried_into_the_month(months: Stage) -> None:
    said = await asked(months, "/summary tháng này")
    assert "TỔNG HỢP NHIỆM VỤ THÁNG 12/2026" in said
    assert "Có 3 nhiệm vụ (kỳ trước chuyển sang 3, giao mới 0): hoàn thành 0, chưa hoàn thành 3" in said
    assert "(trong hạn 1, quá hạn 2)" in said
    assert "/nv1" in said
    assert "trễ 14 ngày" in said


async def test_the_account_of_a_month_adds_up_for_each_unit(months: Stage) -> None:
    said = await asked(await december(months), "/summary tháng 12")
    assert "(từ 01/12/2026, tính đến hết ngày 31/12/2026)" in said
    assert (
        "Có 5 nhiệm vụ (kỳ trước chuyển sang 3, giao mới 1, mở lại 1): "
        "hoàn thành 0, hủy 1, chưa hoàn thành 4 (trong hạn 0, quá hạn 4)."
    ) in said
    assert "Trong số chưa hoàn thành: 1 chờ xác nhận." in said
    assert row(said, "QLKH") == [3, 3, 0, 0, 0, 3, 0, 0, 1, 1, 0, 1]
    assert row(said, "CĐS") == [3, 0, 1, 1, 1, 3, 0, 0, 0, 0, 0, 3]
    assert "QUÁ HẠN CUỐI KỲ (4)" in said
    assert re.search(r"/nv5 Rà soát thủ tục\n.*trễ 21 ngày", said)


async def test_a_month_stays_what_it_was_and_later_decisions_are_told_beside_it(months: Stage) -> None:
    stage = await december(months)
    first = await asked(stage, "/summary tháng 12")
    await stage.says(CHIEF, "/duyet 1")
    await stage.says(CHIEF, "/giahan 5 đến 30/4")
    await stage.says(CHIEF, "/sua 2 nội dung Báo cáo khác")
    again = await asked(stage, "/summary tháng 12")
    adjusted = "Điều chỉnh sau kỳ, tính vào kỳ phát sinh: 1 được xác nhận hoàn thành, 1 quá hạn được gia hạn."
    assert adjusted in again
    assert again.replace(f"\n{adjusted}\n", "") == first
    stage.town.clock.move_to(at(4, 1, 2028))
    assert await asked(stage, "/summary tháng 12 năm 2026") == again
    assert "chuyển sang 4" in await asked(stage, "/summary tháng 1 năm 2027")


async def test_a_head_gets_the_account_of_the_own_unit_and_an_officer_none(months: Stage) -> None:
    stage = await december(months)
    said = await asked(stage, "/summary tháng 12", by=DIGITAL)
    assert "Có 3 nhiệm vụ (kỳ trước chuyển sang 0, giao mới 1, mở lại 1, đơn vị khác chuyển đến 1)" in said
    assert "QLKH" not in said
    away = await asked(stage, "/summary tháng 12", by=SCIENCE)
    assert "chuyển đơn vị khác 1" in away
    assert "dành cho" in await asked(stage, "/summary tháng 12", by=OFFICER)


async def test_a_period_is_set_beside_the_one_before_and_the_year_before(months: Stage) -> None:
    stage = await december(months)
    said = await asked(stage, "/summary tháng 12 so với kỳ trước")
    assert "SO VỚI THÁNG 11/2026" in said
    for line in (r"Giao mới +1 +4 +−3", r"Hoàn thành +0 +1 +−1", r"- quá hạn +4 +2 +\+2"):
        assert re.search(f"^{line}$", said, re.MULTILINE), line
    assert "SO VỚI THÁNG 12/2025" in await asked(stage, "/summary tháng 12 so với cùng kỳ")
    counted = await asked(stage, "/hoi tháng 12 hoàn thành bao nhiêu việc so với tháng trước")
    assert "So với tháng 11/2026: 1 (−1)." in counted
    unnamed = await asked(stage, "/hoi hoàn thành bao nhiêu việc so với tháng trước")
    assert "trong kỳ tháng 1/2027" in unnamed
    assert "So với tháng 12/2026: 0 (0)." in unnamed


@pytest.mark.parametrize(
    "words",
    [
        "bao nhiêu việc quá hạn tháng 12 so với tháng trước",
        "số việc quá hạn tháng 12 so với tháng trước thế nào",
        "tháng 12 so với tháng 11 có bao nhiêu việc quá hạn",
        "viec qua han thang 12 tang hay giam so voi thang 11",
        "việc quá hạn tháng 12 nhiều hơn hay ít hơn tháng 11",
        "so với tháng 11 thì tháng 12 việc quá hạn tăng bao nhiêu",
    ],
)
async def test_what_is_overdue_is_set_beside_the_time_before_at_the_ends_of_both(months: Stage, words: str) -> None:
    said = await asked(await december(months), f"/hoi {words}")
    assert "trong kỳ tháng 12/2026" in said
    assert "Có 4 nhiệm vụ quá hạn" in said
    assert "So với tháng 11/2026: 2 (+2)." in said


async def test_a_rate_is_set_beside_that_of_the_time_before(months: Stage) -> None:
    said = await asked(await december(months), "/hoi tỷ lệ hoàn thành tháng 12 so với tháng trước")
    assert "Tỷ lệ hoàn thành: 0/4 = 0,0%; tháng 11/2026: 1/4 = 25,0%." in said


async def test_what_is_completed_counts_where_it_was_confirmed(months: Stage) -> None:
    assert "Có 1 nhiệm vụ đã hoàn thành" in await asked(months, "/hoi bao nhiêu việc đã hoàn thành tháng 11")
    assert "Có 0 nhiệm vụ đã hoàn thành" in await asked(months, "/hoi bao nhiêu việc đã hoàn thành tháng 12")
    stage = await december(months)
    listed = await asked(stage, "/nhiemvu đã hoàn thành, tháng 11")
    assert "NHIỆM VỤ: đã hoàn thành; trong tháng 11/2026" in listed
    assert re.findall(r"/nv(\d+)", listed) == ["4"]
    assert re.findall(r"/nv(\d+)", await asked(stage, "/nhiemvu đã hủy tháng 12")) == ["3"]


async def test_open_work_of_a_period_is_listed_by_its_deadline(months: Stage) -> None:
    assert re.findall(r"/nv(\d+)", await asked(months, "/nhiemvu tháng 12")) == ["3"]
    assert "Có 2 nhiệm vụ quá hạn" in await asked(months, "/hoi bao nhiêu việc quá hạn hạn tháng 11")


async def test_the_board_of_a_day_is_as_it_stood_then(months: Stage) -> None:
    stage = await december(months)
    said = await asked(stage, "/summary đến ngày 30/11")
    assert "(tính đến hết ngày 30/11/2026)" in said
    assert "Có 4 nhiệm vụ, đến hết ngày 30/11/2026: 1 hoàn thành (đúng hạn 1, quá hạn 0)" in said
    assert "trễ 12 ngày" in said
    late = await asked(stage, "/quahan đến 30/11")
    assert re.findall(r"/nv(\d+)", late) == ["1", "2"]
    assert "Phòng Quản lý khoa học, hạn thứ Sáu 20/11/2026, trễ 10 ngày" in late
    assert "Có 2 nhiệm vụ quá hạn" in await asked(stage, "/hoi tính đến 30/11 có bao nhiêu việc quá hạn")


async def test_what_is_known_of_today_alone_is_not_told_of_a_day_that_is_past(months: Stage) -> None:
    assert "30/11/2026" in await asked(months, "/summary xin gia hạn, đến 30/11")


async def test_a_period_to_come_is_what_falls_due_in_it(months: Stage) -> None:
    said = await asked(months, "/summary quý I năm 2027")
    assert "Phạm vi: có hạn trong quý I/2027" in said


async def test_a_paper_of_a_period_lists_the_tasks_that_its_account_counts(months: Stage) -> None:
    stage = await december(months)
    for words in ("tháng 12", "đến ngày 30/11", "hoàn thành tháng 11", "tháng 12 của QLKH"):
        with stage.assistant.sessions.reading() as session:
            turn = Turn(session, stage.now, CHANNEL, GROUP)
            speaker = turn.recognize(CHIEF)
            units, now = tasks.units_of(turn, speaker), stage.now.astimezone(ZONE)
            report = report_of(session, speaker, read_filters(words, units=units, today=now.date()), now=now)
        total = report.board.total
        late = [entry.task.state for entry in report.entries if entry.when is Timeliness.OVERDUE]
        assert len(report.entries) == total.total, words
        assert late.count(State.COMPLETED) == total.done_late, words
        assert len(late) == total.done_late + total.open_overdue, words
    *_, sent = await stage.says(DIRECTOR, "/summary word tháng 12")
    assert sent.file is not None


async def test_months_end_where_the_department_closes_them(months: Stage) -> None:
    """The task of 27/11 was reported on 16/11 and confirmed on 17/11: closed on the 14th, that is December."""
    changed = await asked(months, "/caidat chốt số liệu ngày 14")
    assert "Tháng báo cáo chốt số liệu: trước: cuối tháng → nay: ngày 14" in changed
    said = await asked(months, "/summary tháng 12")
    assert "TỔNG HỢP NHIỆM VỤ THÁNG 12/2026" in said
    assert "(từ 15/11/2026, tính đến 09:00 ngày 02/12/2026)" in said
    assert "hoàn thành 1 (đúng hạn 1, quá hạn 0)" in said
    assert "từ 15/09/2026, tính đến 09:00 ngày 02/12/2026" in await asked(months, "/summary quý IV")
    assert "từ 01/11/2026, tính đến hết ngày 30/11/2026" in await asked(months, "/summary từ 1/11 đến 30/11")
    assert "Trong kỳ này chưa có nhiệm vụ nào." in await asked(months, "/summary tháng 11")
    assert re.findall(r"/nv(\d+)", await asked(months, "/nhiemvu đã hoàn thành, tháng 12")) == ["4"]
    shown = await asked(months, "/caidat")
    assert "Tháng báo cáo chốt số liệu: ngày 14 (tháng 12: từ 15/11 đến 14/12; quý, năm theo đó)" in shown
    assert "tháng báo cáo chốt số liệu cuối tháng → ngày 14" in shown


async def test_an_account_tells_what_stands_in_the_way_and_who_has_not_reported(months: Stage) -> None:
    await months.says(SCIENCE, "/vuongmac 1 chưa có kinh phí")
    said = await asked(months, "/summary tháng 12")
    assert "VƯỚNG MẮC BÁO TRONG KỲ (1)" in said
    assert "/nv1 (Phòng Quản lý khoa học): “chưa có kinh phí”" in said
    assert "CHƯA BÁO CÁO TRONG KỲ (trên số đang thực hiện): Phòng Quản lý khoa học 2/3." in said
    await months.lives_until(at(5, 1, 2027))
    await months.says(SCIENCE, "/baocao 2 được 50%")
    assert "Phòng Quản lý khoa học 2/3." in await asked(months, "/summary tháng 12")
    assert "VƯỚNG MẮC" not in await asked(months, "/summary tháng 1 năm 2027")
