"""What is known of a paper already: the same task, an older version, the paper above it; and it is shown again."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from db.models import Unit
from domain.documents.findings import Findings, Head
from tests.flows.papers_in import HEAD, PLAN, card_of, found_in, opens, task
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, STANDARDS, Stage, labels, staged, texts

OWN = Head("45/KH-SKHCN", dt.date(2026, 11, 12), issuer="SỞ KHOA HỌC VÀ CÔNG NGHỆ", kind="Kế hoạch")
BLANK = Head(
    "/UBND-KGVX",
    partial_day="2026-11",
    issuer="ỦY BAN NHÂN DÂN TỈNH",
    kind="Công văn",
    about="tăng cường an toàn thông tin mạng dịp Tết",
)


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


async def test_a_task_on_record_that_says_the_same_is_marked_and_not_taken_with_all(stage: Stage) -> None:
    stage.has(DIGITAL, "Rà soát danh mục các dịch vụ công, hạn 30/11")
    card = await card_of(stage)
    assert "1 trùng với /nv1" in card.text
    assert "⚠️ trùng hoặc gần giống /nv1" in card.text

    said = texts(await stage.says(CHIEF, "nhận hết", to=card))
    assert "Đã nhận 2 nhiệm vụ" in said
    assert "Chưa nhận vì trùng: mục 1 (/nv1)" in said
    assert "Đã nhận 1 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận 1", to=card))


async def test_the_same_paper_again_tells_that_nothing_has_changed_and_doubles_nothing(stage: Stage) -> None:
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận hết", to=card)

    again = await card_of(stage)

    assert "Bản mới của văn bản 1: nhiệm vụ không đổi" in again.text
    assert "3 đã nhận" in again.text
    assert labels(again) == ["3 giao Văn phòng Sở", "Bỏ các việc còn lại"]


async def test_a_newer_version_tells_what_changed_and_replaces_the_older_one(stage: Stage) -> None:
    older = await card_of(stage)
    first, second, third, fourth, _ = PLAN.tasks
    newer = replace(
        PLAN,
        tasks=(
            task(first.content, "Văn phòng Sở", day=dt.date(2026, 12, 20)),
            second,
            third,
            fourth,
            task("Tập huấn kỹ năng số cho viên chức", "Văn phòng Sở"),
        ),
    )

    card = await card_of(stage, newer)

    assert "Bản mới của văn bản 1: thêm 1 (mục 5), bỏ 1, đổi 1 (mục 1)." in card.text
    assert "không còn: “Lập danh sách đề tài khoa học” (Phòng Quản lý khoa học)" in card.text
    assert "mục 1 đổi chủ trì: Phòng Chuyển đổi số → Văn phòng Sở; hạn: “15/12/2026” → “20/12/2026”" in card.text
    assert "bản mới hơn: /vanban 2" in texts(await stage.says(CHIEF, "nhận hết", to=older))
    await stage.lives_until(stage.now + dt.timedelta(days=1))
    recalled = next(said.text for said in reversed(stage.said()) if "ĐĂNG KÝ CHƯA XONG" in said.text)
    assert "văn bản 2" in recalled
    assert "văn bản 1 " not in recalled


async def test_what_was_decided_of_the_older_version_holds_where_nothing_has_changed(stage: Stage) -> None:
    """A name that is none of a unit was given to one, an entry was left out, another body's was taken up."""
    older = await card_of(stage)
    await stage.says(CHIEF, "3 giao VP, bỏ 5", to=older)
    await stage.says(CHIEF, "4 giao QLKH", to=older)

    newer = await card_of(stage)

    assert "nhiệm vụ không đổi" in newer.text
    assert "3. Tổng hợp báo cáo hằng quý\n– Văn phòng Sở\n" in newer.text
    assert "4. Bố trí kinh phí thực hiện kế hoạch\n– Phòng Quản lý khoa học" in newer.text
    assert "5. để lại: Lập danh sách đề tài khoa học" in newer.text


async def test_a_version_whose_number_is_blank_is_known_by_issuer_and_subject(stage: Stage) -> None:
    await card_of(stage, Findings(BLANK, PLAN.tasks, draft=True))
    issued = replace(BLANK, number="812/UBND-KGVX", about="Tăng cường an toàn thông tin mạng dịp Tết Nguyên đán")

    card = await card_of(stage, Findings(issued, PLAN.tasks[:4]))

    assert "Bản mới của văn bản 1" in card.text
    other = await card_of(stage, Findings(replace(BLANK, about="kiểm kê tài sản công"), PLAN.tasks[:1]))
    assert "Bản mới" not in other.text


async def test_a_paper_of_another_number_is_no_version(stage: Stage) -> None:
    await card_of(stage)

    assert "Bản mới" not in (await card_of(stage, replace(PLAN, head=replace(HEAD, number="193/KH-UBND")))).text


async def test_of_one_number_and_day_is_the_same_paper_whoever_a_scan_says_has_issued_it(stage: Stage) -> None:
    await card_of(stage, replace(PLAN, head=replace(HEAD, issuer="ỦY BAN NHÂN DÂN TINH CỘNG HÒA")))

    again = await card_of(stage)

    assert "Bản mới của văn bản 1: nhiệm vụ không đổi" in again.text
    other = replace(PLAN, head=replace(HEAD, issuer="UBND XÃ"), tasks=(task("Tu sửa nhà văn hóa", "Văn phòng Sở"),))
    assert "Bản mới" not in (await card_of(stage, other)).text


async def test_what_has_come_on_record_since_it_was_read_is_not_taken_twice(stage: Stage) -> None:
    """Two papers say the same, and both cards are open: the second tap makes none of it again."""
    first = await card_of(stage)
    second = await card_of(stage, replace(PLAN, head=replace(HEAD, number="17/TB-UBND")))
    await stage.says(CHIEF, "nhận 1, 2", to=first)

    said = texts(await stage.says(CHIEF, "nhận hết", to=second))

    assert "Đã nhận 1 nhiệm vụ" in said
    assert "Chưa nhận vì trùng: mục 1 (/nv1); mục 2 (/nv2). Vẫn cần thì trả lời “nhận 1”" in said


async def test_the_paper_above_is_named_and_a_later_deadline_is_warned_of(stage: Stage) -> None:
    await card_of(stage)
    own = replace(OWN, about="thực hiện Kế hoạch số 192/KH-UBND về chuyển đổi số")
    late = task("Rà soát danh mục dịch vụ công của Sở", "Phòng Chuyển đổi số", day=dt.date(2026, 12, 25))
    early = task("Lập dự toán", "Văn phòng Sở", day=dt.date(2026, 12, 1))

    card = await card_of(stage, Findings(own, (late, early)))

    assert "Theo Kế hoạch 192/KH-UBND ngày 10/11/2026 (văn bản 1)." in card.text
    assert card.text.count("sau hạn của văn bản cấp trên (15/12/2026)") == 1


async def test_the_paper_above_may_be_named_in_a_sentence_alone(stage: Stage) -> None:
    await card_of(stage)

    own = Findings(OWN, (task("Lập dự toán", "Văn phòng Sở"),), cited=("30/2025/NĐ-CP", "192/KH-UBND"))

    assert "Theo Kế hoạch 192/KH-UBND" in (await card_of(stage, own)).text


async def test_the_tasks_of_a_higher_authority_are_known_to_be_its_own(stage: Stage) -> None:
    await stage.says(CHIEF, "nhận 1", to=await card_of(stage))

    assert "cấp trên" in texts(await stage.says(DIGITAL, "/giahan 1 đến 30/12 vì chờ góp ý"))


async def test_a_plan_of_the_department_is_its_own_though_the_province_stands_above_it(stage: Stage) -> None:
    own = replace(OWN, issuer="UBND TỈNH HÀ NAM SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    card = await card_of(stage, replace(PLAN, head=own))
    assert "\nSỞ KHOA HỌC VÀ CÔNG NGHỆ" in card.text

    await stage.says(CHIEF, "nhận 1", to=card)

    said = texts(await stage.says(DIGITAL, "/giahan 1 đến 30/12 vì chờ góp ý"))
    assert "cấp trên" not in said
    assert "30/12" in said


async def test_the_successor_of_a_unit_that_is_no_more_is_proposed(stage: Stage) -> None:
    with stage.assistant.sessions.begin() as session:
        [office] = session.scalars(select(Unit.id).where(Unit.name == "Văn phòng Sở"))
        day = stage.now.date()
        session.add(
            Unit(
                organization_id=1,
                name="Phòng Tổ chức Hành chính",
                aliases=[],
                valid_from=day - dt.timedelta(days=400),
                valid_to=day - dt.timedelta(days=30),
                successor_id=office,
            )
        )

    card = await card_of(stage, Findings(HEAD, (task("Kiểm kê tài sản", "Phòng Tổ chức Hành chính"),)))

    assert "1. Kiểm kê tài sản\n– Văn phòng Sở" in card.text
    assert "“Phòng Tổ chức Hành chính” không còn; đề xuất đơn vị kế thừa" in card.text


async def test_a_paper_comes_back_with_its_file(stage: Stage) -> None:
    await card_of(stage)

    card, file = await stage.says(DIRECTOR, "/vanban 1")

    assert "Đọc được 5 nhiệm vụ" in card.text
    assert file.file is not None
    assert file.file.name == "ke-hoach.docx"


@pytest.mark.parametrize("words", ["/vanban 192/KH-UBND", "/paper 192/kh", "/vanban số 1"])
async def test_a_paper_is_found_by_its_number(stage: Stage, words: str) -> None:
    await card_of(stage)

    assert "Đọc được 5 nhiệm vụ" in texts(await stage.says(CHIEF, words))


async def test_a_paper_tells_what_is_done_of_it_and_not_what_was_accepted(stage: Stage) -> None:
    everybody = task("Nộp báo cáo năm", "Các phòng, đơn vị", everyone=True)
    await stage.says(CHIEF, "nhận hết", to=await card_of(stage, replace(PLAN, tasks=(PLAN.tasks[0], everybody))))
    await stage.says(DIGITAL, "/xong 1 báo cáo 50/BC-SKHCN")
    assert "1. /nv1 Rà soát danh mục dịch vụ công – đã báo hoàn thành" in texts(await stage.says(CHIEF, "/vanban 1"))

    await stage.says(CHIEF, "/duyet 1")

    shown = texts(await stage.says(CHIEF, "/vanban 1"))
    assert "2 đã nhận (hoàn thành 1/6 nhiệm vụ)" in shown
    assert "1. ✅ /nv1 Rà soát danh mục dịch vụ công – đã hoàn thành" in shown
    assert "Nộp báo cáo năm – hoàn thành 0/5" in shown


@pytest.mark.parametrize("words", ["/vanban 9", "/vanban 77/KH-UBND"])
async def test_a_paper_that_is_not_there_is_said_to_be_none(stage: Stage, words: str) -> None:
    assert "Không có văn bản" in texts(await stage.says(CHIEF, words))


async def test_papers_are_listed_with_how_much_of_each_is_done(stage: Stage) -> None:
    assert "Chưa có văn bản nào" in texts(await stage.says(CHIEF, "/vanban"))
    card = await card_of(stage)
    await stage.says(CHIEF, "nhận 1-2", to=card)
    await stage.says(DIGITAL, "nv1 xong, công văn 9/SKHCN-CĐS", to=stage.last())
    await stage.says(CHIEF, "/duyet 1")

    said = texts(await stage.says(CHIEF, "/vanban"))

    assert "1. Kế hoạch 192/KH-UBND ngày 10/11/2026 – chuyển đổi số năm 2027" in said
    assert "hoàn thành 1/2 nhiệm vụ, 2 việc chờ nhận" in said


async def test_a_unit_sees_its_part_alone(stage: Stage) -> None:
    await card_of(stage)

    card = (await stage.says(STANDARDS, "/vanban 1"))[0]

    assert "2. Kiểm định thiết bị" in card.text
    assert "Rà soát danh mục" not in card.text
    assert "Còn 4 việc của đơn vị khác." in card.text


async def test_who_has_no_part_in_it_sees_nothing(stage: Stage) -> None:
    await card_of(stage, Findings(HEAD, PLAN.tasks[:1]))

    assert "Không có văn bản" in texts(await stage.says(STANDARDS, "/vanban 1"))
    assert "Kế hoạch 192" not in texts(await stage.says(STANDARDS, "/vanban"))


async def test_a_paper_survives_a_restart(engine: Engine) -> None:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        card = await card_of(stage)
        await stage.says(CHIEF, "nhận 1", to=card)
        town = stage.town
    async with staged(engine, find=found_in, town=town) as stage:
        assert "Đã nhận 1 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận 2", to=card))
