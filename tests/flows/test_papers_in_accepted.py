"""Drafts of a paper are corrected and accepted, all or some, by who may; and an acceptance is taken back."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from db.models import Task
from domain.documents.findings import Doubt, Findings
from simulator import conversation
from tests.flows.papers_in import HEAD, PLAN, card_of, found_in, opens, task
from tests.flows.stage import (
    CHIEF,
    CLERK,
    DIRECTOR,
    SCIENCE,
    STANDARDS,
    Stage,
    labels,
    staged,
    texts,
)


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("3 giao VP", "3. Tổng hợp báo cáo hằng quý\n– Văn phòng Sở\n"),
        ("3 giao VP, hạn 25/12", "– Văn phòng Sở\n– hạn “25/12” → thứ Sáu 25/12/2026"),
        ("3 giao VP, 1 hạn 25/12", "→ thứ Sáu 25/12/2026"),
        ("tất cả hạn 25/12", "5. Lập danh sách đề tài khoa học\n– Phòng Quản lý khoa học\n– hạn “25/12” → thứ Sáu"),
        ("bỏ 2", "Đã để lại mục 2"),
        ("bỏ 1-2", "Đã để lại mục 1, 2"),
        ("gộp 1 2", "1. Rà soát danh mục dịch vụ công; Kiểm định thiết bị đo lường tại chợ"),
        ("2 nội dung: kiểm định cân", "2. kiểm định cân"),
        ("5 phối hợp CĐS", "phối hợp Phòng Chuyển đổi số"),
        ("xem việc khác", "4. Bố trí kinh phí thực hiện kế hoạch\n– Sở Tài chính"),
        ("9 giao VP", "không có mục 9"),
        ("bỏ 9", "không có mục 9"),
        ("gộp 2", "Chỉ gộp được"),
        ("gộp 2 4", "Chỉ gộp được"),
        ("sao nhiều thế", "Chưa rõ ý này"),
        ("3 giao Phòng Bảo vệ", "Các đơn vị hiện có: Văn phòng Sở"),
        (
            "hạn 25/12 cho mục 2",
            "2. Kiểm định thiết bị đo lường tại chợ\n– Phòng Tiêu chuẩn Đo lường Chất lượng\n– hạn “25/12”",
        ),
        ("chuyển 3 cho VP", "3. Tổng hợp báo cáo hằng quý\n– Văn phòng Sở\n"),
    ],
)
async def test_it_is_corrected_by_reply(stage: Stage, words: str, shown: str) -> None:
    card = await card_of(stage)

    said = texts(await stage.says(CHIEF, words, to=card))

    assert shown in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "bỏ 77, hạn 30/2 cho 5",
            ["không có mục 77", "Mục 5, “hạn 30/2”: Không có ngày “30/2”", "“5 hạn 30/6”", "Chưa thay đổi gì"],
        ),
        (
            "3 giao phong tai vu",
            ["Mục 3, “giao phong tai vu”: Chưa rõ đơn vị “phong tai vu”.", "“3 giao VP”", "Chưa thay đổi gì"],
        ),
        (
            "1 giao phòng tài vụ, hạn 25/12",
            ["Mục 1, “giao phòng tài vụ”: Chưa rõ", "vụ công\n– Phòng Chuyển đổi số\n– hạn “25/12”"],
        ),
        ("3 giao VP; 5 để xem đã", ["– Văn phòng Sở\n", "Mục 5: chưa rõ “để xem đã”, chưa sửa phần này"]),
        ("bỏ 2, còn đâu xem sau", ["Đã để lại mục 2", "Chưa rõ “còn đâu xem sau” nói về mục nào"]),
        ("1 phối hợp phòng tài vụ", ["Chưa rõ đơn vị “phòng tài vụ”", "Chưa thay đổi gì"]),
        ("bỏ 2, 77", ["Đã để lại mục 2", "không có mục 77"]),
        ("gộp 2, 77", ["không có mục 77", "Chỉ gộp được"]),
        ("tất cả hạn 31/9", ["Mục 1, 2, 3, 5, “hạn 31/9”: Không có ngày"]),
    ],
)  # fmt: skip
async def test_what_cannot_be_done_is_named_with_its_reason_and_the_rest_is_done(
    stage: Stage, words: str, said: list[str]
) -> None:
    told = texts(await stage.says(CHIEF, words, to=await card_of(stage)))

    assert [one for one in said if one not in told] == []


async def test_a_correction_may_end_with_what_is_accepted(stage: Stage) -> None:
    said = texts(await stage.says(CHIEF, "3 giao VP, hạn 25/12, nhận hết", to=await card_of(stage)))

    assert "Đã nhận 4 nhiệm vụ" in said
    assert "Tổng hợp báo cáo hằng quý, hạn thứ Sáu 25/12/2026" in said


async def test_one_tap_tells_who_leads_what_is_unclear(stage: Stage) -> None:
    card = await card_of(stage)
    assert labels(card)[0] == "3 giao Văn phòng Sở"

    await stage.presses(CHIEF, card, "3 giao Văn phòng Sở")

    assert "3. Tổng hợp báo cáo hằng quý\n– Văn phòng Sở" in stage.last().text
    assert labels(stage.last()) == ["Nhận 4 việc", "Bỏ các việc còn lại"]


async def test_one_tap_tells_that_there_is_no_deadline(stage: Stage) -> None:
    lost = task("Báo cáo", "Phòng Bảo vệ", deadline_words="31/9", doubts=(Doubt.IMPOSSIBLE_DAY,))
    card = await card_of(stage, Findings(HEAD, (lost,)))
    assert labels(card)[1] == "1 giao Phòng Quản lý khoa học"

    await stage.presses(CHIEF, card, "1 giao Phòng Quản lý khoa học")
    await stage.presses(CHIEF, stage.last(), "1 không có hạn")
    await stage.presses(CHIEF, stage.last(), "Nhận 1 việc")

    assert "Đã nhận 1 nhiệm vụ" in stage.last().text


async def test_all_that_is_ready_is_accepted_with_one_tap_and_each_unit_is_told_its_part(stage: Stage) -> None:
    card = await card_of(stage)

    await stage.presses(CHIEF, card, "Nhận 3 việc")

    told, rest = stage.said()[-2:]
    assert "Đã nhận 3 nhiệm vụ theo Kế hoạch 192/KH-UBND ngày 10/11/2026 (văn bản 1):" in told.text
    assert "Phòng Chuyển đổi số – kính chuyển" in told.text
    assert "1. /nv1 – Rà soát danh mục dịch vụ công, hạn thứ Ba 15/12/2026" in told.text
    assert "Chưa nhận vì còn thiếu: mục 3 (chủ trì)" in rest.text
    card = texts(await stage.says(CHIEF, "/nv1"))
    assert "Văn bản: Kế hoạch 192/KH-UBND ngày 10/11/2026" in card
    assert "80%" in texts(await stage.says(STANDARDS, "2 được 80%", to=told))


@pytest.mark.parametrize("words", ["nhận 1-2", "nhận 1, 2", "duyệt mục 1 và 2 nhé em"])
async def test_some_are_accepted_and_the_others_wait(stage: Stage, words: str) -> None:
    card = await card_of(stage)

    assert "Đã nhận 2 nhiệm vụ" in texts(await stage.says(CHIEF, words, to=card))

    shown = texts(await stage.says(CHIEF, "/vanban 1"))
    assert "2 đã nhận" in shown
    assert "1. /nv1 Rà soát danh mục dịch vụ công – đã giao, chưa có báo cáo" in shown
    assert "5. Lập danh sách đề tài khoa học" in shown


@pytest.mark.parametrize("words", ["nhận hết trừ 1", "ok het tru muc 1 nhe"])
async def test_all_but_one_are_accepted_and_that_one_waits(stage: Stage, words: str) -> None:
    card = await card_of(stage)

    said = texts(await stage.says(CHIEF, words, to=card))

    assert "Đã nhận 2 nhiệm vụ" in said
    assert "Rà soát danh mục dịch vụ công" not in said
    assert "1. Rà soát danh mục dịch vụ công\n– Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "/vanban 1"))


async def test_who_leaves_out_what_is_not_there_accepts_nothing(stage: Stage) -> None:
    said = texts(await stage.says(CHIEF, "nhận hết trừ 9", to=await card_of(stage)))

    assert "không có mục 9" in said
    assert "Đã nhận" not in said


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("mục 5 là việc gì", "5. Lập danh sách đề tài khoa học\n– Phòng Quản lý khoa học"),
        ("sao mục 2 lại giao TĐC?", "(mục I.2)"),
        ("phòng CĐS có việc nào?", "1. Rà soát danh mục dịch vụ công"),
    ],
)
async def test_what_is_asked_about_entries_is_shown_and_changes_nothing(stage: Stage, words: str, shown: str) -> None:
    said = texts(await stage.says(CHIEF, words, to=await card_of(stage)))

    assert shown in said
    assert "còn 4 việc chưa nhận" in said


async def test_a_paper_that_was_sent_by_mistake_is_left_out(stage: Stage) -> None:
    said = texts(await stage.says(CHIEF, "gửi nhầm tệp rồi em", to=await card_of(stage)))

    assert "Đã bỏ các việc chưa nhận của văn bản 1" in said


async def test_a_paper_that_is_put_off_waits_and_is_recalled(stage: Stage) -> None:
    said = texts(await stage.says(CHIEF, "để mai chị xem", to=await card_of(stage)))
    assert "Văn bản 1 vẫn chờ (4 việc chưa nhận)" in said

    await stage.passes(days=1)

    assert "văn bản 1 “Kế hoạch 192/KH-UBND" in stage.last().text


@pytest.mark.parametrize("words", ["gửi nhầm tệp rồi em", "để mai chị xem"])
async def test_where_nothing_waits_any_more_it_is_told_how_to_go_back(stage: Stage, words: str) -> None:
    card = await card_of(stage, replace(PLAN, tasks=PLAN.tasks[:2]))
    await stage.says(CHIEF, "nhận hết", to=card)

    said = texts(await stage.says(CHIEF, words, to=card))

    assert "không còn việc nào chờ nhận" in said
    assert "bỏ cả văn bản 1" in said
    assert "vẫn chờ" not in said


async def test_what_lacks_something_is_accepted_once_it_is_told(stage: Stage) -> None:
    card = await card_of(stage)
    assert "mục 3 (chủ trì)" in texts(await stage.says(CHIEF, "nhận 3", to=card))

    shown = (await stage.says(CHIEF, "3 giao VP", to=card))[-1]
    assert "Đã nhận 4 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận hết", to=shown))
    assert "không còn việc nào chờ nhận" in texts(await stage.says(CHIEF, "nhận hết", to=card))


async def test_the_work_of_another_body_is_taken_where_it_is_asked_for(stage: Stage) -> None:
    card = await card_of(stage)

    shown = (await stage.says(CHIEF, "4 giao VP", to=card))[-1]

    assert "4. Bố trí kinh phí thực hiện kế hoạch\n– Văn phòng Sở" in shown.text
    assert "/nv1 – Bố trí kinh phí" in texts(await stage.says(CHIEF, "nhận 4", to=shown))


async def test_who_comes_second_is_told_who_was_first(stage: Stage) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1", to=card)

    said = texts(await stage.says(DIRECTOR, "nhận 1-2", to=card))

    assert f"Mục 1 đồng chí {stage.town.person(CHIEF).name} đã nhận lúc 09:00" in said
    assert "Đã nhận 1 nhiệm vụ" in said


async def test_of_two_who_accept_at_once_in_different_chats_one_makes_the_tasks(stage: Stage) -> None:
    await card_of(stage)
    cards = {who: (await stage.says(who, "/vanban 1", chat=who))[0] for who in (CHIEF, CLERK, DIRECTOR)}

    for who, card in cards.items():
        conversation.tap(stage.town, who, who, card.message_id, "Nhận 3 việc")
    await stage.settle()

    with stage.assistant.sessions.reading() as session:
        assert session.scalar(select(func.count(Task.id))) == 3
    assert sum("Đã nhận 3 nhiệm vụ" in texts(stage.said(who)) for who in cards) == 1


async def test_a_head_leaves_out_the_own_part_alone(stage: Stage) -> None:
    card = await card_of(stage)

    assert "Còn 3 việc của đơn vị khác" in texts(await stage.says(SCIENCE, "bỏ hết", to=card))
    assert "là việc của đơn vị khác" in texts(await stage.says(SCIENCE, "bỏ 1", to=card))


async def test_a_head_accepts_for_the_own_unit_and_the_office_is_asked_for_the_rest(stage: Stage) -> None:
    card = await card_of(stage, person=SCIENCE)

    said = texts(await stage.says(SCIENCE, "nhận hết", to=card))

    assert "Đã nhận 1 nhiệm vụ" in said
    assert "Phòng Quản lý khoa học" in said
    asked = stage.last()
    assert "đề nghị Văn phòng nhận 2 việc của đơn vị khác" in asked.text
    await stage.presses(CLERK, asked, "Nhận hết")
    assert "Đã nhận 2 nhiệm vụ" in texts(stage.said()[-2:])


@pytest.mark.parametrize("words", ["1 hạn 30/12", "1 hạn 30/12, bỏ 1", "bỏ 1"])
async def test_what_a_correction_did_not_reach_is_named(stage: Stage, words: str) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1", to=card)
    said = texts(await stage.says(CHIEF, words, to=card))
    assert "Mục 1 đã được nhận thành nhiệm vụ" in said
    assert "Đã để lại" not in said


@pytest.mark.parametrize("words", ["5 hạn 30/12, bỏ 1", "bỏ 1, 5", "5 hạn 30/12, 1 hạn 30/12"])
async def test_a_head_corrects_nothing_of_another_unit_beside_the_own(stage: Stage, words: str) -> None:
    card = await card_of(stage)
    said = texts(await stage.says(SCIENCE, words, to=card))
    assert "Mục 1 là việc của đơn vị khác" in said
    assert "để lại: Rà soát" not in texts(await stage.says(CHIEF, "/vanban 1"))


async def test_a_head_accepts_nothing_of_another_unit(stage: Stage) -> None:
    card = await card_of(stage)

    said = texts(await stage.says(SCIENCE, "nhận 1", to=card))

    assert "Đã nhận" not in said
    assert "do Văn phòng nhận" in said


async def test_an_acceptance_in_private_is_told_in_the_group(stage: Stage) -> None:
    card = await card_of(stage, chat=CHIEF)

    await stage.presses(CHIEF, card, "Nhận 3 việc")

    assert "Đã nhận 3 nhiệm vụ" in stage.last().text


async def test_in_private_it_is_answered_without_a_reply(stage: Stage) -> None:
    await card_of(stage, chat=CHIEF)
    stage.has(SCIENCE, "Lập dự toán, hạn 30/11")

    assert "– Văn phòng Sở" in texts(await stage.says(CHIEF, "3 giao VP", chat=CHIEF))
    assert "Đã nhận" not in texts(await stage.says(CHIEF, "có bao nhiêu việc quá hạn", chat=CHIEF))
    assert "Đã nhận 2 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận 1-2", chat=CHIEF))
