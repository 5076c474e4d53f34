"""[Hiểu sai]: one tap says that a report was read wrongly; it is undone, read as it was meant, and collected."""

import io
import json

import pytest
from rich.console import Console
from sqlalchemy import URL, select

from bot.corrections import collected, lines, print_table
from bot.settings import Settings
from db.models import Correction, Task
from reading.replies.read import explain_reply
from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, OFFICER, SCIENCE, Stage, labels, texts
from tests.overseeing import Overseer


async def corrections(stage: Stage) -> list[tuple[str, str, str]]:
    with Overseer(stage.engine).begin() as session:
        rows = session.execute(select(Correction.words, Correction.read, Correction.meant).order_by(Correction.id))
        return [(words, read, meant) for words, read, meant in rows]


async def task(stage: Stage) -> Task:
    with Overseer(stage.engine).begin() as session:
        return session.scalars(select(Task)).one()


async def corrected(stage: Stage, understood: Message, meaning: str, *, by: int = SCIENCE) -> Message:
    """Press [Hiểu sai], then the meaning; returns what is said to it."""
    await stage.presses(by, understood, "Hiểu sai")
    await stage.presses(by, stage.last(), meaning)
    return stage.last()


async def test_a_wrong_progress_becomes_what_was_meant(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    await stage.says(SCIENCE, "được 20%", to=card)
    understood = (await stage.says(SCIENCE, "80% là chờ sếp ký", to=card))[-1]
    assert "Hiểu sai" in labels(understood)

    await stage.presses(SCIENCE, understood, "Hiểu sai")
    asked = stage.last()
    assert "“80% là chờ sếp ký” nghĩa là gì" in asked.text
    assert "Vướng mắc" in labels(asked)
    await stage.says(SCIENCE, "30%", to=card)
    await stage.presses(SCIENCE, asked, "Vướng mắc")

    assert "vướng mắc" in stage.last().text
    assert [(read, meant) for _, read, meant in await corrections(stage)] == [("progress", "obstacle")]


async def test_what_was_meant_as_nothing_is_undone_and_older_progress_comes_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    await stage.says(SCIENCE, "được 20%", to=card)
    understood = (await stage.says(SCIENCE, "được 90%", to=card))[-1]

    await corrected(stage, understood, "Bỏ qua")

    stored = await task(stage)
    assert (stored.percent, stored.last_words) == (20, "được 20%")
    assert await corrections(stage) == [("được 90%", "progress", "drop")]


async def test_a_false_done_is_taken_back_by_its_reporter_before_it_is_judged(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    await stage.says(SCIENCE, "được 60%", to=card)
    submitted = (await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card))[-1]
    assert labels(submitted) == ["Xác nhận", "Làm lại", "Hiểu sai"]

    said = await corrected(stage, submitted, "Đang làm")

    assert "Đã ghi nhận" in said.text
    stored = await task(stage)
    assert (stored.state, stored.percent, stored.reported_at, stored.reporter_id) == ("in_progress", 60, None, None)
    assert await corrections(stage) == [("xong, công văn 12/SKHCN-QLKH", "done", "progress")]
    press = await stage.presses(CHIEF, submitted, "Xác nhận")
    assert press.alert


async def test_what_was_said_of_a_task_that_is_over_stays_as_it_was_read(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "được 60%", to=card))[-1]
    await stage.presses(SCIENCE, understood, "Hiểu sai")
    asked = stage.last()
    await stage.says(CHIEF, "/huy 1 trùng việc khác")

    press = await stage.presses(SCIENCE, asked, "Bỏ qua")

    assert press.alert
    assert (await task(stage)).percent == 60
    assert await corrections(stage) == []


@pytest.mark.parametrize("words", ["em báo nhầm, chưa xong đâu ạ", "chua xong, con thieu phu luc"])
async def test_who_says_that_it_is_not_done_after_all_takes_the_done_back(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    submitted = (await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card))[-1]

    [answer] = await stage.says(SCIENCE, words, to=submitted)

    assert "Đặng Văn Lâm đã rút lại báo hoàn thành /nv1" in answer.text
    stored = await task(stage)
    assert (stored.state, stored.last_words, stored.reported_at) == ("in_progress", words, None)
    assert (await stage.presses(CHIEF, submitted, "Xác nhận")).alert
    assert "rút lại báo hoàn thành" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_the_number_of_a_paper_is_corrected_while_it_waits_for_judgement(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    submitted = (await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card))[-1]

    said = texts(await stage.says(SCIENCE, "nhầm số, đúng là 13/SKHCN-QLKH", to=submitted))

    assert "Đã ghi ý kiến vào /nv1" in said
    assert (await task(stage)).state == "submitted"
    assert "13/SKHCN-QLKH" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_what_others_say_takes_nobodys_done_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    submitted = (await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card))[-1]
    await stage.says(CHIEF, "chưa xong đâu", to=submitted)
    await stage.says(SCIENCE, "đang in thêm 5 bản", to=submitted)
    assert (await task(stage)).state == "submitted"


async def test_a_done_without_a_paper_is_taken_back_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    await stage.presses(SCIENCE, asked, "Không có văn bản")
    submitted = stage.last()
    assert (await task(stage)).state == "submitted"

    await corrected(stage, submitted, "Bỏ qua")

    stored = await task(stage)
    assert (stored.state, stored.reported_at) == ("in_progress", None)
    assert await corrections(stage) == [("xong rồi ạ", "done", "drop")]


async def test_not_done_after_all_under_the_question_for_the_paper_is_collected(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    await stage.presses(SCIENCE, asked, "Chưa xong")
    assert (await task(stage)).state == "in_progress"
    assert await corrections(stage) == [("xong rồi ạ", "done", "progress")]


async def test_a_task_given_back_by_mistake_comes_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "đây không phải việc của phòng em", to=card))[-1]
    assert (await task(stage)).state == "returned"

    await corrected(stage, understood, "Đang làm")

    assert (await task(stage)).state == "in_progress"
    assert [(read, meant) for _, read, meant in await corrections(stage)] == [("decline", "progress")]


async def test_progress_that_was_meant_as_done_asks_for_the_paper(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "được 95%", to=card))[-1]
    asked = await corrected(stage, understood, "Đã xong")
    assert "kết quả" in asked.text
    await stage.says(SCIENCE, "12/BC-SKHCN", to=asked)
    assert (await task(stage)).state == "submitted"


async def test_only_who_wrote_it_says_that_it_was_read_wrongly(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    understood = (await stage.says(SCIENCE, "được 50%", to=card))[-1]
    for person in (DIGITAL, CHIEF, OFFICER):
        press = await stage.presses(person, understood, "Hiểu sai")
        assert press.alert
    assert (await task(stage)).percent == 50
    assert await corrections(stage) == []


async def test_a_confirmed_report_is_not_taken_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "được 50%", to=card))[-1]
    await stage.presses(SCIENCE, understood, "Hiểu sai")
    asked = stage.last()
    await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card)
    await stage.says(CHIEF, "/duyet 1")
    assert (await stage.presses(SCIENCE, asked, "Bỏ qua")).alert
    assert (await task(stage)).state == "completed"
    assert await corrections(stage) == []


async def test_the_operator_collects_them_without_names(stage: Stage, database_url: URL) -> None:
    await stage.opens(SCIENCE)
    settings = Settings.from_env({"DONDOC_DATABASE_URL": database_url.render_as_string(hide_password=False)})
    assert collected(settings) == []
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    words = "được 90%, chị Thu Hà giữ bản gốc, gọi 0912345678"
    await corrected(stage, (await stage.says(SCIENCE, words, to=card))[-1], "Bỏ qua")

    found = collected(settings)

    assert found is not None
    masked = "được 90%, chị *** giữ bản gốc, gọi ***"
    [told] = [json.loads(line) for line in lines(found)]
    rules = told.pop("rules")
    assert told == {"words": masked, "read": "progress", "meant": "drop"}
    assert rules == list(explain_reply(words)[1].rules) != []
    shown = io.StringIO()
    print_table(found, Console(file=shown, width=120))
    assert masked in shown.getvalue()
    assert "báo tiến độ" in shown.getvalue()


async def test_where_there_is_no_database_none_is_made() -> None:
    settings = Settings.from_env({"DONDOC_DATABASE_URL": "sqlite:////nonexistent/dondoc.db"})
    assert collected(settings) is None


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("được 30%", "progress"),
        ("vướng mắc: chưa có số liệu của các xã", "obstacle"),
        ("đây không phải việc của phòng em", "decline"),
    ],
)
async def test_as_what_it_was_read_is_kept_and_told_in_the_history(stage: Stage, words: str, read: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, words, to=card))[-1]
    assert "sửa cách hiểu" not in texts(await stage.says(CHIEF, "/nhatky 1"))

    await corrected(stage, understood, "Bỏ qua")

    assert await corrections(stage) == [(words, read, "drop")]
    line = texts(await stage.says(CHIEF, "/nhatky 1")).splitlines()[-1]
    assert "Đặng Văn Lâm sửa cách hiểu" in line
    assert f"“{words}”" in line


async def test_an_obstacle_of_a_confirmed_task_stays_as_it_was_told(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "vướng mắc: chưa có số liệu của các xã", to=card))[-1]
    await stage.presses(SCIENCE, understood, "Hiểu sai")
    asked = stage.last()
    await stage.says(SCIENCE, "xong, công văn 12/SKHCN-QLKH", to=card)
    await stage.says(CHIEF, "/duyet 1")

    assert (await stage.presses(SCIENCE, asked, "Bỏ qua")).alert

    assert await corrections(stage) == []


async def test_who_does_not_report_any_more_corrects_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    understood = (await stage.says(SCIENCE, "được 30%", to=card))[-1]
    await stage.presses(SCIENCE, understood, "Hiểu sai")
    asked = stage.last()
    await stage.says(CHIEF, "/giao 1 CĐS")

    assert (await stage.presses(SCIENCE, asked, "Bỏ qua")).alert

    assert await corrections(stage) == []
