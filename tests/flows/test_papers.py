"""Papers out: ordered in words and by buttons, made beside the conversation, sent under what ordered them."""

import pytest
from sqlalchemy import select

from db.queues import Job
from tests.flows.played import played
from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, GROUP, OFFICER, SCIENCE, Stage, labels


@pytest.fixture
@played
async def office(stage: Stage) -> Stage:
    """Two units with a task each."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER, CLERK)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 27/11")
    return stage


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("word", ".docx"),
        ("tháng này bản word", ".docx"),
        ("xuất excel tháng này", ".xlsx"),
        ("tháng này ra ảnh", ".png"),
    ],
)
async def test_a_face_of_the_board_comes_as_a_file_under_the_words_that_ordered_it(
    office: Stage, words: str, name: str
) -> None:
    told, sent = await office.says(DIRECTOR, f"/summary {words}")
    assert told.text.startswith("✅ Đã lập")
    assert sent.file is not None
    assert sent.file.name.endswith(name)
    assert sent.reply_to is not None
    assert sent.reply_to.text == f"/summary {words}"


async def test_a_button_under_the_board_orders_it_and_all_buttons_stay(office: Stage) -> None:
    board = (await office.says(DIRECTOR, "/summary"))[-1]
    await office.presses(DIRECTOR, board, "Excel")
    assert office.last().file is not None
    assert labels(office.town.chat(GROUP).messages[board.message_id]) == ["Word", "Excel", "Ảnh", "PDF"]


async def test_who_may_have_no_papers_made_hears_who_may(office: Stage) -> None:
    [told] = await office.says(OFFICER, "/summary word")
    assert "lập báo cáo" in told.text
    assert told.file is None


async def test_the_paper_of_a_head_counts_the_own_unit_alone(office: Stage) -> None:
    *_, sent = await office.says(SCIENCE, "/summary word")
    assert "Có 1 nhiệm vụ" in sent.text


async def test_an_unclear_word_behind_the_face_is_asked_about_and_nothing_is_made(office: Stage) -> None:
    [told] = await office.says(CHIEF, "/summary word tháng 13")
    assert told.file is None
    assert "tháng 13" in told.text


HEADING = """Cơ quan chủ quản: UBND tỉnh Lâm An
Cơ quan: Sở Khoa học và Công nghệ
Ký hiệu: SKHCN
Địa danh: Lâm An
Nơi nhận: Lãnh đạo Sở (để b/c); Các phòng, đơn vị
Người ký: TL. Giám đốc, Chánh Văn phòng Đỗ Thị Mai"""


async def test_the_head_of_papers_is_asked_once_and_the_answer_makes_the_paper(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")
    [asked] = await stage.says(CHIEF, "/summary word")
    assert "Cơ quan chủ quản:" in asked.text
    *kept, sent = await stage.says(CHIEF, HEADING, to=asked)
    assert "UBND tỉnh Lâm An" in kept[0].text
    assert sent.file is not None
    assert "Còn để trống" not in sent.text
    *_, again = await stage.says(CHIEF, "/summary word")
    assert again.file is not None


async def test_the_paper_is_made_with_blanks_where_nobody_tells_and_names_them(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [asked] = await stage.says(CHIEF, "/summary word")
    await stage.presses(CHIEF, asked, "Để trống, lập luôn")
    assert "Còn để trống: cơ quan chủ quản" in stage.last().text
    *_, again = await stage.says(CHIEF, "/summary word")
    assert again.file is not None


@pytest.mark.by_turns
async def test_the_head_of_papers_is_changed_line_by_line_among_the_settings(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [told] = await stage.says(CHIEF, "/caidat ký hiệu: SKHCN")
    assert "Ký hiệu: SKHCN" in told.text
    [page] = await stage.says(CHIEF, "/caidat")
    assert "Ký hiệu: SKHCN" in page.text
    assert "phần đầu, phần cuối của văn bản" in page.text
    [refused] = await stage.says(SCIENCE, "/caidat ký hiệu: KHCN")
    assert "Văn phòng" in refused.text


async def test_an_answer_that_tells_no_field_is_asked_again_and_nothing_is_lost(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [asked] = await stage.says(CHIEF, "/summary word")
    [again] = await stage.says(CHIEF, "để mai nhé", to=asked)
    assert "mỗi mục một dòng" in again.text
    *_, sent = await stage.says(CHIEF, HEADING, to=again)
    assert sent.file is not None


async def test_what_is_left_with_its_dots_tells_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [asked] = await stage.says(CHIEF, "/summary word")
    form = asked.text.partition("\n")[2]
    filled = form.replace("Ký hiệu: …", "Ký hiệu: SKHCN")
    told, *_, sent = await stage.says(CHIEF, filled, to=asked)
    assert "Ký hiệu: SKHCN" in told.text
    assert "Còn để trống: cơ quan chủ quản, cơ quan, địa danh, người ký" in told.text
    assert sent.file is not None


@pytest.mark.parametrize("other", [DIRECTOR, SCIENCE])
async def test_the_office_is_asked_for_the_head_of_papers_also_after_others_had_one_made(
    office: Stage, other: int
) -> None:
    *_, sent = await office.says(other, "/summary word")
    assert sent.file is not None
    [asked] = await office.says(CHIEF, "/summary word")
    assert "phần đầu và phần cuối của văn bản" in asked.text
    await office.presses(CHIEF, asked, labels(asked)[-1])
    *_, sent = await office.says(CHIEF, "/summary word")
    assert sent.file is not None


async def test_the_signed_paper_sent_back_in_reply_is_kept_as_the_one_sent(office: Stage) -> None:
    *_, sent = await office.says(DIRECTOR, "/summary word")
    [told] = await office.uploads(CHIEF, "BC 12 da ky.pdf", "bản có dấu", to=sent)
    assert "BC 12 da ky.pdf" in told.text
    with office.assistant.sessions.reading() as session:
        [outcome] = session.scalars(select(Job.outcome))
    assert outcome["signed"][0]["files"][0]["name"] == "BC 12 da ky.pdf"
    [refused] = await office.uploads(OFFICER, "x.pdf", to=sent)
    assert "Đã lưu" not in refused.text


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("gửi chị file excel việc quá hạn", ".xlsx", "quá hạn"),
        ("trợ lý ơi cho anh xin bản word quý IV nhé", ".docx", "quý IV/2026"),
        ("lam giup chi cai file excel phong QLKH", ".xlsx", "Phòng Quản lý khoa học"),
        ("xuất ảnh tổng hợp tháng này", ".png", "tháng 11/2026"),
        ("tổng hợp việc chậm hạn của phòng QLKH, bản word", ".docx", "Phòng Quản lý khoa học"),
        ("tong hop viec qua han ra excel", ".xlsx", "quá hạn"),
        ("tổng hợp giúp anh việc quá hạn trình lãnh đạo, bản word nhé", ".docx", "quá hạn"),
        ("soạn công văn đôn đốc phòng QLKH", ".docx", "Phòng Quản lý khoa học"),
        ("lap cv don doc cac phong tre", ".docx", "quá hạn"),
        ("gom giúp anh việc chưa xong ra excel", ".xlsx", "chưa hoàn thành"),
        ("in giùm chị báo cáo tháng này", ".docx", "tháng 11/2026"),
    ],
)
async def test_a_face_is_asked_for_in_words_in_private(office: Stage, words: str, name: str, told: str) -> None:
    *_, sent = await office.says(DIRECTOR, words, chat=DIRECTOR)
    assert sent.file is not None
    assert sent.file.name.endswith(name)
    assert told in sent.text


@pytest.mark.parametrize(
    "words", ["gửi word cho phòng QLKH hạn 5/12", "đang làm file excel, được 60%", "làm công văn đôn đốc xong rồi ạ"]
)
async def test_work_that_speaks_of_a_file_orders_none(office: Stage, words: str) -> None:
    assert all(one.file is None for one in await office.says(SCIENCE, words, chat=SCIENCE))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lập báo cáo tuần này bản word", ".docx"),
        ("xuất báo cáo tuần trước ra word", ".docx"),
        ("tổng hợp giúp chị tháng 11 ra excel", ".xlsx"),
        ("in báo cáo tháng này", ".docx"),
        ("lập công văn đôn đốc", ".docx"),
        ("soan cong van don doc phong QLKH", ".docx"),
    ],
)
async def test_who_decides_and_has_work_of_the_own_asks_for_papers_all_the_same(
    office: Stage, words: str, name: str
) -> None:
    office.has(CHIEF, "Theo dõi phản ánh của tổ chức, hạn 30/11")
    office.has(CHIEF, "Bố trí phòng họp, hạn 27/11")
    *_, sent = await office.says(CHIEF, f"{words} nhé", chat=CHIEF)
    if sent.file is None:
        await office.presses(CHIEF, sent, labels(sent)[-1])
        sent = office.last(CHIEF)
    assert sent.file is not None
    assert sent.file.name.endswith(name)


@pytest.mark.parametrize(
    "words", ["làm báo cáo tháng 11", "soạn báo cáo quý IV", "lập báo cáo tháng này", "báo cáo quý IV"]
)
async def test_the_board_over_a_time_is_told_to_who_decides_and_has_work_of_the_own(office: Stage, words: str) -> None:
    office.has(CHIEF, "Theo dõi phản ánh của tổ chức, hạn 30/11")
    office.has(CHIEF, "Bố trí phòng họp, hạn 27/11")
    [told] = await office.says(CHIEF, words, chat=CHIEF)
    assert told.text.startswith("TỔNG HỢP NHIỆM VỤ")


@pytest.mark.parametrize("words", ["bố trí phòng họp xong rồi, gửi bản word nhé", "đang làm báo cáo tháng 11"])
async def test_who_decides_reports_the_own_work_all_the_same(office: Stage, words: str) -> None:
    office.has(CHIEF, "Bố trí phòng họp, hạn 27/11")
    told = await office.says(CHIEF, words, chat=CHIEF)
    assert all(one.file is None and "TỔNG HỢP" not in one.text for one in told)
