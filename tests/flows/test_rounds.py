"""/dotbaocao: a round is opened, asked for, answered, and seen by who has to compile it."""

import datetime as dt
import io

import docx
import pytest

from simulator.models import Message
from tests.flows.played import played
from tests.flows.stage import (
    CENTRE,
    CHIEF,
    CLERK,
    DIGITAL,
    DIRECTOR,
    GROUP,
    OFFICER,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    VICE,
    ZONE,
    Stage,
    labels,
    texts,
)
from tests.flows.unseen import FORWARDED, hears

NOVEMBER = "/dotbaocao tháng 11, hạn 25/11"


@pytest.fixture
@played
async def department(stage: Stage) -> Stage:
    """Monday: the heads of three units, a leader, an officer; one unit has finished a task this month."""
    await stage.opens(SCIENCE, DIGITAL, CENTRE, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 30/11", "Lập hồ sơ kiểm định, hạn 20/12")
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    return stage


async def headed(stage: Stage) -> None:
    """What stands at the head of papers was told."""
    await stage.says(CHIEF, "/caidat ký hiệu: SKHCN")


async def opened(stage: Stage, words: str = NOVEMBER) -> dict[str, Message]:
    """The messages in which the units are asked, by the beginning of their names."""
    card = (await stage.says(CHIEF, words))[-1]
    await stage.presses(CHIEF, card, "Đúng")
    asked = [one for one in stage.said(GROUP) if one.message_id > card.message_id and "Đề nghị gửi báo cáo" in one.text]
    return {one.text.splitlines()[0].removeprefix("📋 ").partition(" – ")[0]: one for one in asked}


async def test_the_plan_is_read_back_and_counts_when_it_was_confirmed(department: Stage) -> None:
    [card] = await department.says(CHIEF, f"{NOVEMBER}\n- Kết quả\n- Chỉ tiêu: hồ sơ trực tuyến 60%\n- Công tác cán bộ")
    assert "tháng 11 năm 2026" in card.text
    assert "thứ Tư 25/11/2026" in card.text
    assert "2. Chỉ tiêu: hồ sơ trực tuyến (mức giao 60%)" in card.text
    assert labels(card) == ["Đúng", "Bỏ"]
    assert "Không có đợt báo cáo nào" in (await department.says(CHIEF, "/dotbaocao"))[-1].text
    await department.presses(CHIEF, card, "Đúng")
    assert "đang mở" in (await department.says(CHIEF, "/dotbaocao"))[-1].text.lower()


async def test_a_plan_without_a_day_asks_for_it_and_is_corrected_in_words(department: Stage) -> None:
    [card] = await department.says(DIRECTOR, "/dotbaocao quý IV")
    assert "Còn thiếu hạn gửi" in card.text
    assert labels(card) == ["Bỏ"]
    [dated] = await department.says(DIRECTOR, "hạn 15/12", to=card)
    assert "15/12/2026" in dated.text
    [moved] = await department.says(DIRECTOR, "hạn 16/12", to=dated)
    assert "16/12/2026" in moved.text
    [unread] = await department.says(DIRECTOR, "để xem đã", to=moved)
    assert "Chưa rõ cần sửa gì" in unread.text
    told = await department.says(DIRECTOR, "đúng rồi", to=unread)
    assert "Đã mở đợt 1" in texts(told)


async def test_a_round_that_is_dropped_was_never_open(department: Stage) -> None:
    [card] = await department.says(CHIEF, NOVEMBER)
    await department.presses(CHIEF, card, "Bỏ")
    assert "Không có đợt báo cáo nào" in (await department.says(CHIEF, "/dotbaocao"))[-1].text


async def test_each_unit_is_asked_in_one_message_with_what_is_proposed_from_its_reports(department: Stage) -> None:
    asked = await opened(department)
    assert len(asked) == len(set(asked)) >= 5
    [science] = [one for name, one in asked.items() if name.startswith("Phòng Quản lý khoa học")]
    assert "Phạm Đức Minh" in science.text or "kính chuyển" in science.text
    assert "Đã báo hoàn thành, chờ xác nhận 01 nhiệm vụ: Rà soát quy trình nội bộ" in science.text
    assert "Lập hồ sơ kiểm định (hạn 20/12/2026)" in science.text
    assert labels(science) == ["Như đề xuất"]


def of(asked: dict[str, Message], beginning: str) -> Message:
    return next(one for name, one in asked.items() if name.startswith(beginning))


async def test_words_are_read_back_item_by_item_with_what_is_missing_and_corrections_replace(department: Stage) -> None:
    asked = await opened(department)
    digital = of(asked, "Phòng Chuyển đổi số")
    [first] = await department.says(DIGITAL, "kết quả: đã nâng cấp cổng; vướng mắc: không", to=digital)
    assert "1. Kết quả thực hiện: đã nâng cấp cổng" in first.text
    assert "Còn thiếu: Kế hoạch kỳ tới" in first.text
    [second] = await department.says(DIGITAL, "triển khai phần mềm", to=first)
    assert "3. Kế hoạch kỳ tới: triển khai phần mềm" in second.text
    assert "đã đủ" in second.text
    [third] = await department.says(DIGITAL, "kq: đã nâng cấp cổng và trang", to=second)
    assert "cổng và trang" in third.text
    shown = (await department.says(CHIEF, "/dotbaocao 1"))[-1].text
    assert "Phòng Chuyển đổi số: ✅ đã gửi" in shown


async def test_the_proposal_is_taken_by_a_tap_or_in_words(department: Stage) -> None:
    science = of(await opened(department), "Phòng Quản lý khoa học")
    await department.presses(SCIENCE, science, "Như đề xuất")
    told = department.last()
    assert "Rà soát quy trình nội bộ" in told.text
    assert "Còn thiếu: Khó khăn, vướng mắc" in told.text
    [whole] = await department.says(SCIENCE, "không có", to=told)
    assert "đã đủ" in whole.text


async def test_a_file_answers_all_words_and_figures_are_still_asked_for(department: Stage) -> None:
    asked = await opened(department, f"{NOVEMBER}\n- Kết quả\n- Chỉ tiêu: hồ sơ trực tuyến 60%")
    centre = of(asked, "Trung tâm")
    [kept] = await department.uploads(CENTRE, "bao-cao.docx", to=centre)
    assert "Đã nhận 1 tệp" in kept.text
    assert "Còn thiếu: hồ sơ trực tuyến" in kept.text
    [unread] = await department.says(CENTRE, "hồ sơ trực tuyến: đang tổng hợp", to=kept)
    assert "Chưa rõ số liệu" in unread.text
    [whole] = await department.says(CENTRE, "58/60", to=kept)
    assert "58/60 (mức giao 60%)" in whole.text
    assert "đã đủ" in whole.text


@pytest.mark.by_turns
async def test_words_that_may_belong_to_several_items_are_asked_about_and_one_tap_places_them(
    department: Stage,
) -> None:
    digital = of(await opened(department), "Phòng Chuyển đổi số")
    [which] = await department.says(DIGITAL, "đang chờ góp ý của các đơn vị", to=digital)
    assert labels(which) == ["Kết quả thực hiện", "Khó khăn, vướng mắc", "Kế hoạch kỳ tới"]
    await department.presses(DIGITAL, which, "Khó khăn, vướng mắc")
    assert "2. Khó khăn, vướng mắc: đang chờ góp ý" in department.last().text


async def test_a_head_answers_for_the_own_unit_only_and_nobody_else_answers(department: Stage) -> None:
    digital = of(await opened(department), "Phòng Chuyển đổi số")
    for person in (SCIENCE, CHIEF, DIRECTOR, OFFICER):
        [refused] = await department.says(person, "kết quả: xong; vướng mắc: không; kế hoạch: tiếp tục", to=digital)
        assert "trưởng, phó đơn vị" in refused.text, person
    await hears(department, OUTSIDER, "kết quả: xong", {}, to=digital)
    await hears(department, DIGITAL, "kết quả: xong", FORWARDED, to=digital)
    shown = (await department.says(CHIEF, "/dotbaocao 1"))[-1].text
    assert "Phòng Chuyển đổi số: ▫️ chưa gửi" in shown


async def test_thanks_are_no_answer(department: Stage) -> None:
    digital = of(await opened(department), "Phòng Chuyển đổi số")
    assert await department.says(DIGITAL, "cảm ơn em", to=digital) == []


async def test_a_head_answers_in_private_and_the_office_sees_it(department: Stage) -> None:
    await opened(department)
    await department.says(DIGITAL, "/start", chat=DIGITAL)
    [mine] = await department.says(DIGITAL, "/dotbaocao", chat=DIGITAL)
    assert "Phòng Chuyển đổi số: ▫️ chưa gửi" in mine.text
    await department.says(
        DIGITAL, "kết quả: đã nâng cấp cổng; vướng mắc: không; kế hoạch: tiếp tục", to=mine, chat=DIGITAL
    )
    assert "Phòng Chuyển đổi số: ✅ đã gửi" in (await department.says(CHIEF, "/dotbaocao 1"))[-1].text


async def test_the_command_takes_the_words_of_a_head_too(department: Stage) -> None:
    await opened(department)
    [told] = await department.says(DIGITAL, "/dotbaocao kết quả: đã nâng cấp cổng")
    assert "1. Kết quả thực hiện: đã nâng cấp cổng" in told.text


async def test_who_has_no_part_in_it_sees_and_opens_nothing(department: Stage) -> None:
    await opened(department)
    for words in ("/dotbaocao", "/dotbaocao 1", "/dotbaocao quý IV, hạn 15/12"):
        [refused] = await department.says(OFFICER, words)
        assert "Chỉ Văn phòng, lãnh đạo" in refused.text, words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/dotbaocao 99", "Không có đợt báo cáo số 99"),
        ("/dotbaocao tháng 11, hạn 31/11", "31/11"),
        ("/dotbaocao tháng 11, hạn 2/11", "Còn thiếu hạn gửi"),
        ("/dotbaocao tháng 11, hạn 25/11\n" + "- <b>Công tác</b> & khác", "<b>Công tác</b> & khác"),
    ],
)
async def test_bad_input_is_told(department: Stage, words: str, told: str) -> None:
    assert told in (await department.says(CHIEF, words))[-1].text


HEADS = {
    "Văn phòng Sở": CHIEF,
    "Phòng Quản lý khoa học": SCIENCE,
    "Phòng Chuyển đổi số": DIGITAL,
    "Phòng Tiêu chuẩn Đo lường Chất lượng": STANDARDS,
    "Trung tâm Thông tin và Thống kê": CENTRE,
    "Phòng Tổ chức cán bộ": OFFICER,
    "Phòng Kế hoạch Tài chính": VICE,
    "Chi cục Sở hữu trí tuệ": CLERK,
}


@pytest.fixture
@played
async def eight_units(stage: Stage) -> Stage:
    """Monday 16/11: a department of eight units, each with its head."""
    await stage.opens(SCIENCE, DIGITAL, STANDARDS, CENTRE, DIRECTOR)
    new = list(HEADS)[5:]
    await stage.says(CHIEF, "/thietlap thêm " + "\n".join(new))
    for unit in new:
        claim = (await stage.says(HEADS[unit], f"/toi Trưởng {unit}"))[-1]
        await stage.presses(DIRECTOR, claim, "Đồng ý")
    claim = (await stage.says(CHIEF, "/toi Chánh Văn phòng, Văn phòng Sở"))[-1]
    if "Đồng ý" in labels(claim):
        await stage.presses(DIRECTOR, claim, "Đồng ý")
    return stage


@pytest.mark.slow
async def test_a_round_over_eight_units_from_opening_to_the_report_that_is_sent(eight_units: Stage) -> None:
    await headed(eight_units)
    stage = eight_units
    asked = await opened(stage, f"{NOVEMBER}\n- Kết quả\n- Chỉ tiêu: hồ sơ trực tuyến 60%\n- Khó khăn, vướng mắc")
    assert set(asked) == set(HEADS)
    for unit, figure in zip(list(HEADS)[:6], ("58/60", "60%", "05/12", "70%", "12/12", "30/60"), strict=True):
        words = f"kết quả: {unit} đã xong; hồ sơ trực tuyến: {figure}; vướng mắc: không"
        [told] = await stage.says(HEADS[unit], words, to=asked[unit])
        assert "đã đủ" in told.text, unit
    status = (await stage.says(CHIEF, "/dotbaocao"))[-1].text
    assert "đã gửi đủ 6/8; chưa đủ: Phòng Kế hoạch Tài chính và Chi cục Sở hữu trí tuệ" in status
    await stage.passes(days=10)
    [late] = await stage.says(
        VICE, "kết quả: bù; hồ sơ trực tuyến: 50%; vướng mắc: thiếu người", to=asked["Phòng Kế hoạch Tài chính"]
    )
    assert "nộp sau hạn" in late.text
    told, sent = await stage.says(CHIEF, "/dotbaocao tổng hợp")
    assert told.text.startswith("✅ Đã tổng hợp")
    assert "đã gửi đủ 7/8 đơn vị, trong đó 1 sau hạn" in sent.text
    assert sent.file is not None
    paper = docx.Document(io.BytesIO(sent.file.content))
    lines = [one.text for one in paper.paragraphs]
    whole = "\n".join(lines)
    assert "có 06/08 đơn vị gửi báo cáo đúng hạn; 01 đơn vị gửi sau hạn (Phòng Kế hoạch Tài chính); " in whole
    assert "01 đơn vị chưa gửi (Chi cục Sở hữu trí tuệ)" in whole
    assert "I. KẾT QUẢ" in lines
    assert "Phụ lục VII" in lines
    assert "Phụ lục VIII" not in lines
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["1", "Hồ sơ trực tuyến", "Văn phòng Sở", "60%", "58/60", "+36,67 điểm %"] in cells
    assert ["8", "Hồ sơ trực tuyến", "Chi cục Sở hữu trí tuệ", "60%", "Chưa có số liệu", "–"] in cells
    [question] = await stage.says(CHIEF, "/dotbaocao đóng 1")
    assert "chưa gửi đủ: Chi cục Sở hữu trí tuệ" in question.text
    await stage.presses(CHIEF, question, "Vẫn đóng")
    assert "Đợt đã đóng" in stage.last().text
    [refused] = await stage.says(CLERK, "kết quả: xong", to=asked["Chi cục Sở hữu trí tuệ"])
    assert "đã đóng" in refused.text
    *told, kept = await stage.says(CHIEF, "/dotbaocao 1")
    assert kept.file is not None
    shown = texts(told)
    assert "đã đóng ngày 26/11/2026" in shown
    assert "Chi cục Sở hữu trí tuệ: 🔴 chưa gửi" in shown


@pytest.mark.by_turns
async def test_the_round_before_stands_beside_the_figures(department: Stage) -> None:
    lines = "\n- Chỉ tiêu: hồ sơ trực tuyến 60%"
    for month, day, figure in (("tháng 10", "20/11", "50%"), ("tháng 11", "25/11", "55%")):
        asked = await opened(department, f"/dotbaocao {month}, hạn {day}{lines}")
        await department.says(DIGITAL, figure, to=of(asked, "Phòng Chuyển đổi số"))
    *_, sent = await department.says(DIRECTOR, "/dotbaocao tổng hợp 2")
    assert sent.file is not None
    paper = docx.Document(io.BytesIO(sent.file.content))
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["Phòng Chuyển đổi số", "60%", "55%", "-5 điểm %", "50%"] in [row[2:] for row in cells]


async def test_a_tap_compiles_and_a_head_compiles_nothing(department: Stage) -> None:
    await headed(department)
    await opened(department)
    card = next(one for one in department.said(GROUP) if "Đã mở đợt 1" in one.text)
    assert labels(card) == ["Tổng hợp", "Xem"]
    await department.presses(SCIENCE, card, "Tổng hợp")
    assert department.last().file is None
    await department.presses(CHIEF, card, "Tổng hợp")
    assert department.last().file is not None
    for words in ("/dotbaocao tổng hợp", "/dotbaocao đóng 1"):
        [refused] = await department.says(SCIENCE, words)
        assert "Chỉ Văn phòng, lãnh đạo" in refused.text


async def morning_of(stage: Stage, day: int, month: int = 11) -> str:
    """What the group is told at eight o'clock of that day."""
    before = stage.last().message_id
    await stage.lives_until(dt.datetime(2026, month, day, 8, 30, tzinfo=ZONE))
    return texts([one for one in stage.said(GROUP) if one.message_id > before])


@pytest.mark.by_turns
async def test_who_has_not_answered_is_reminded_in_the_digests_of_the_morning(department: Stage) -> None:
    await headed(department)
    asked = await opened(department)
    digital = of(asked, "Phòng Chuyển đổi số")
    assert "ĐỢT BÁO CÁO" not in await morning_of(department, 18)
    told = await morning_of(department, 19)
    assert "đợt 1 – báo cáo tháng 11 năm 2026, còn 3 ngày làm việc: đã gửi đủ 0/5 đơn vị" in told
    assert "Phòng Chuyển đổi số (Vũ Ngọc Ánh)" in told
    assert "Nguyễn Thị Thu Hà" not in told.partition("ĐỢT BÁO CÁO")[2].splitlines()[0]
    await department.says(DIGITAL, "kết quả: xong; vướng mắc: không; kế hoạch: tiếp tục", to=digital)
    assert "ĐỢT BÁO CÁO" not in await morning_of(department, 20)
    told = await morning_of(department, 23)
    assert "đã gửi đủ 1/5" in told
    assert "Phòng Chuyển đổi số" not in told.partition("Chưa gửi đủ")[2].splitlines()[0]
    told = await morning_of(department, 25)
    assert "hạn trong hôm nay" in told
    assert "Nguyễn Thị Thu Hà" in told.partition("ĐỢT BÁO CÁO")[2].splitlines()[0]
    assert "quá hạn 1 ngày" in await morning_of(department, 26)
    assert "quá hạn 2 ngày" in await morning_of(department, 27)
    [question] = await department.says(CHIEF, "/dotbaocao đóng 1")
    await department.presses(CHIEF, question, "Vẫn đóng")
    assert "ĐỢT BÁO CÁO" not in await morning_of(department, 30)


@pytest.mark.by_turns
async def test_nothing_is_said_in_the_morning_of_a_round_that_all_have_answered(department: Stage) -> None:
    asked = await opened(department, f"{NOVEMBER}\n- Chỉ tiêu: hồ sơ trực tuyến 60%")
    for beginning, person in (("Phòng Q", SCIENCE), ("Phòng C", DIGITAL), ("Trung tâm", CENTRE)):
        await department.says(person, "60%", to=of(asked, beginning))
    told = await morning_of(department, 25)
    assert "Chưa gửi đủ: Văn phòng Sở" in told
    assert "Trung tâm" not in told.partition("Chưa gửi đủ")[2].splitlines()[0]


@pytest.mark.by_turns
async def test_rounds_open_by_themselves_once_the_office_has_said_so(department: Stage) -> None:
    [told] = await department.says(CHIEF, "/dotbaocao hằng tháng, chốt số liệu ngày 18, hạn ngày 20")
    assert "hằng tháng, chốt số liệu ngày 18, hạn gửi ngày 20" in told.text
    assert "thứ Tư 18/11/2026" in told.text
    assert "Đợt báo cáo tự mở" in (await department.says(CHIEF, "/caidat"))[-1].text
    await department.lives_until(dt.datetime(2026, 11, 18, 10, tzinfo=ZONE))
    said = department.said(GROUP)
    [opened] = [one for one in said if "Đến kỳ, trợ lý mở đợt 1" in one.text]
    assert "thứ Sáu 20/11/2026" in opened.text
    asked = [one for one in said if "Đề nghị gửi báo cáo tháng 11 năm 2026" in one.text]
    [mine] = [one for one in asked if "Phòng Quản lý khoa học" in one.text]
    answer = await department.says(SCIENCE, "Kết quả: đã ban hành 2 văn bản", to=mine)
    assert "Đã ghi" in answer[-1].text
    await department.lives_until(dt.datetime(2026, 11, 19, 10, tzinfo=ZONE))
    assert sum("trợ lý mở" in one.text for one in department.said(GROUP)) == 1


@pytest.mark.by_turns
async def test_what_was_opened_by_hand_does_not_open_again(department: Stage) -> None:
    await department.says(CHIEF, "/caidat đợt báo cáo hằng tháng, chốt số liệu ngày 18, hạn ngày 20")
    await opened(department)
    await department.lives_until(dt.datetime(2026, 11, 18, 10, tzinfo=ZONE))
    assert not any("trợ lý mở" in one.text for one in department.said(GROUP))


async def test_a_second_round_of_the_same_period_says_so(department: Stage) -> None:
    await opened(department)
    [card] = await department.says(CHIEF, NOVEMBER)
    assert "Kỳ này đã có đợt 1 (đang mở" in card.text


@pytest.mark.parametrize("words", ["tháng 13", "quý 5, hạn 20/11"])
async def test_a_period_that_no_year_has_is_refused(department: Stage, words: str) -> None:
    assert "Không có kỳ báo cáo" in (await department.says(CHIEF, f"/dotbaocao {words}"))[-1].text


async def test_a_closed_round_is_not_opened_again(department: Stage) -> None:
    await opened(department)
    await headed(department)
    [sure] = await department.says(CHIEF, "/dotbaocao đóng 1")
    await department.presses(CHIEF, sure, "Vẫn đóng")
    assert "đã đóng, không mở lại được" in (await department.says(CHIEF, "/dotbaocao mở lại 1"))[-1].text


async def test_what_heads_papers_is_asked_before_the_first_paper_of_a_round(department: Stage) -> None:
    await opened(department)
    [asked] = await department.says(CHIEF, "/dotbaocao tổng hợp 1")
    assert "Trước khi lập văn bản đầu tiên" in asked.text
    said = await department.says(CHIEF, "Cơ quan: Sở Khoa học và Công nghệ\nKý hiệu: SKHCN", to=asked)
    assert any("tổng hợp báo cáo" in one.text for one in said)
