"""Questions by /hoi, by name and in private: answered from the Board, within the asker's rights."""

import re

import pytest

from simulator import membership
from tests.flows.played import played
from tests.flows.stage import CENTRE, CHIEF, DIGITAL, DIRECTOR, OFFICER, OUTSIDER, SCIENCE, Stage, texts


@pytest.fixture
@played
async def busy(stage: Stage) -> Stage:
    """Friday 20/11: Science has one task late, one coming, one standing; Digital has one done; the centre is silent."""
    await stage.opens(SCIENCE, DIGITAL, CENTRE, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")
    stage.has(SCIENCE, "Báo cáo cải cách hành chính, hạn 10/12")
    stage.has(SCIENCE, "Trả lời phản ánh của công dân, hạn: thường xuyên")
    done = await stage.register(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 17/11")
    await stage.says(DIGITAL, "Đã xong, công văn số 88/SKHCN-CĐS", to=done)
    await stage.says(CHIEF, "/duyet 4")
    stage.has(CENTRE, "Biên tập kỷ yếu, hạn 24/11")
    await stage.says(SCIENCE, "/baocao 1 đạt 40%")
    await stage.passes(days=4)
    return stage


async def asked(stage: Stage, person: int, words: str) -> str:
    return texts(await stage.says(person, words))


LISTS = {
    "việc của QLKH tháng này": ["1", "3"],
    "việc nào sắp đến hạn": ["5"],
    "những việc quá hạn": ["1"],
    "các việc đã hoàn thành tháng 11": ["4"],
    "việc của Văn phòng tháng này": [],
}


async def test_numbers_and_lists_are_those_of_the_commands(busy: Stage) -> None:
    board = await asked(busy, DIRECTOR, "/summary")
    assert "Có 5 nhiệm vụ" in board
    everything = await asked(busy, DIRECTOR, "/hoi có bao nhiêu nhiệm vụ?")
    assert board.splitlines()[4] in everything
    assert "• Phòng Quản lý khoa học: 3" in everything
    late = await asked(busy, DIRECTOR, "/hoi co bao nhieu viec qua han")
    assert "Có 1 nhiệm vụ quá hạn" in late
    assert "/nhiemvu quá hạn" in late
    assert "Có 0 nhiệm vụ quá hạn" in await asked(busy, DIRECTOR, "/hoi Văn phòng có bao nhiêu việc quá hạn")
    assert "Có 1 nhiệm vụ hoàn thành đúng hạn" in await asked(busy, CHIEF, "/hoi bao nhiêu việc hoàn thành đúng hạn")
    for words, numbers in LISTS.items():
        assert re.findall(r"/nv(\d+)", await asked(busy, DIRECTOR, f"/hoi {words}")) == numbers, words


async def test_units_are_ranked_and_compared_and_rates_come_with_their_formula(busy: Stage) -> None:
    said = await asked(busy, DIRECTOR, "/hoi phòng nào nhiều việc quá hạn nhất?")
    assert "1. Phòng Quản lý khoa học: 1 quá hạn, trong tổng số 3 nhiệm vụ" in said
    assert re.findall(r"^(\d)\. (.+?):", said, re.MULTILINE)[1:] == [
        ("2", "Văn phòng Sở"),
        ("2", "Phòng Chuyển đổi số"),
        ("2", "Phòng Tiêu chuẩn Đo lường Chất lượng"),
        ("2", "Trung tâm Thông tin và Thống kê"),
    ]
    rates = await asked(busy, DIRECTOR, "/ask xếp hạng các phòng")
    assert "1. Phòng Chuyển đổi số: 1/1 = 100,0%" in rates
    assert "2. Phòng Quản lý khoa học: 0/3 = 0,0%" in rates
    assert "Tỷ lệ hoàn thành = số đã hoàn thành / số được giao" in rates
    said = await asked(busy, DIRECTOR, "/hoi so sánh QLKH với CĐS tháng này")
    assert re.search(r"^QLKH +3\| 0 +0 +0\| 1 +1 +1$", said, re.MULTILINE)
    assert "• Phòng Chuyển đổi số: hoàn thành 1/1 = 100,0%, đúng hạn 1/1 = 100,0%." in said
    table = said[said.index("|Đã HT") - 20 : said.index("HT: hoàn thành")]
    assert all(len(line) <= 40 for line in table.splitlines())
    none = await asked(busy, DIRECTOR, "/hoi so sánh Văn phòng với Trung tâm Thông tin và Thống kê tháng này")
    assert "• Văn phòng Sở: chưa có nhiệm vụ nào." in none
    assert "Chỉ nhận ra một đơn vị" in await asked(busy, DIRECTOR, "/hoi so sánh QLKH với Ban Bí mật")
    said = await asked(busy, DIRECTOR, "/hoi tỷ lệ hoàn thành chung thế nào?")
    assert "Tỷ lệ hoàn thành: 1/5 = 20,0%." in said
    assert "Tỷ lệ đúng hạn: 1/5 = 20,0%." in said
    assert "số hoàn thành đúng hạn / số được giao" in said


async def test_who_has_not_reported_is_said_with_the_head(busy: Stage) -> None:
    said = await asked(busy, DIRECTOR, "/hoi ai chưa báo cáo tuần này")
    assert "từ 16/11/2026 đến 22/11/2026" in said
    assert "• Trung tâm Thông tin và Thống kê (Bùi Thị Mai Phương): 1 nhiệm vụ đang thực hiện" in said
    assert "• Phòng Quản lý khoa học (Đặng Văn Lâm): còn 2/3 nhiệm vụ chưa có báo cáo" in said
    assert "Chuyển đổi số" not in said
    await busy.says(CENTRE, "/baocao 5 đạt 10%")
    assert "Trung tâm" not in await asked(busy, DIRECTOR, "/hoi phòng nào chưa báo cáo")
    assert "Chưa đến thời gian" in await asked(busy, DIRECTOR, "/hoi ai chưa báo cáo tháng 12")


async def test_a_head_is_answered_of_the_own_unit_alone(busy: Stage) -> None:
    count = await asked(busy, SCIENCE, "/hoi có bao nhiêu việc")
    assert "Có 3 nhiệm vụ" in count
    assert "Phạm vi: Phòng Quản lý khoa học" in count
    ranking = await asked(busy, SCIENCE, "/hoi phòng nào nhiều việc quá hạn nhất?")
    assert "Phòng Quản lý khoa học: 1 quá hạn" in ranking
    assert "đơn vị mình" in ranking
    silent = await asked(busy, SCIENCE, "/hoi ai chưa báo cáo tuần này")
    for said in (count, ranking, silent):
        assert "Trung tâm" not in said
        assert "Chuyển đổi số" not in said
    for words in ("so sánh QLKH với CĐS", "CĐS có bao nhiêu việc", "tỷ lệ hoàn thành của CĐS", "CĐS chưa báo cáo gì"):
        assert not re.search(r"\d", await asked(busy, SCIENCE, f"/hoi {words}")), words


async def test_an_officer_is_answered_of_the_own_tasks_and_a_stranger_of_none(busy: Stage) -> None:
    assert "Không có nhiệm vụ nào" in await asked(busy, OFFICER, "/hoi có bao nhiêu việc quá hạn")
    await busy.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    assert "Có 1 nhiệm vụ" in await asked(busy, OFFICER, "/hoi có bao nhiêu việc quá hạn")
    assert "dành cho" in await asked(busy, OFFICER, "/hoi phòng nào nhiều việc quá hạn nhất?")
    assert "dành cho" in await asked(busy, OFFICER, "/hoi ai chưa báo cáo")
    membership.join(busy.town, busy.group, OUTSIDER)
    for words in ("có bao nhiêu việc quá hạn", "việc của QLKH", "phòng nào chậm nhất", "trời đẹp"):
        await busy.passes(minutes=25)  # So that the group does not seem to be overrun.
        said = await asked(busy, OUTSIDER, f"/hoi {words}")
        assert "/toi" in said
        assert not re.search(r"\d", said)
        alone = texts(await busy.says(OUTSIDER, words, chat=OUTSIDER))
        assert not re.search(r"\d", alone)


async def test_what_is_not_understood_gets_three_examples_that_are(busy: Stage) -> None:
    for person in (DIRECTOR, SCIENCE, OFFICER):
        said = await asked(busy, person, "/hoi bao giờ có lương")
        examples = re.findall(r"• (/hoi .+)", said)
        assert len(examples) == 3
        for example in examples:
            assert "Chưa hiểu" not in await asked(busy, person, example)
    assert "Chưa hiểu" in await asked(busy, DIRECTOR, "/hoi")
    assert "31/11" in await asked(busy, DIRECTOR, "/hoi có bao nhiêu việc hạn từ 1/11 đến 31/11")


async def test_in_private_or_by_name_a_question_needs_no_command(busy: Stage) -> None:
    async def told(words: str) -> str:
        return texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))

    assert "/nv1" in await told("việc của QLKH tháng này")
    assert "Có 1 nhiệm vụ quá hạn" in await told("có bao nhiêu việc quá hạn")
    assert "Chưa hiểu câu hỏi" in await told("bao giờ có lương?")
    assert "Chưa rõ đồng chí nói về" in await told("xong rồi ạ")
    assert "Chưa rõ đồng chí nói về" in await told("vâng ạ")

    assert await busy.says(DIRECTOR, "@dondoc_bot có bao nhiêu việc quá hạn") == []
    membership.promote_bot(busy.town, busy.group)
    assert "Có 1 nhiệm vụ quá hạn" in await asked(busy, DIRECTOR, "@dondoc_bot có bao nhiêu việc quá hạn")
    assert await busy.says(DIRECTOR, "có bao nhiêu việc quá hạn") == []
    assert await busy.says(DIRECTOR, "hỏi @dondoc_bot xem có bao nhiêu việc quá hạn") == []


@pytest.mark.parametrize("words", ["bot làm được gì thế", "em là ai vậy, giúp được gì", "chỉ chị cách dùng với"])
async def test_who_asks_what_the_assistant_does_is_told(stage: Stage, words: str) -> None:
    await stage.opens(DIRECTOR)

    [told] = await stage.says(DIRECTOR, words, chat=DIRECTOR)

    assert "Trợ lý theo dõi, đôn đốc nhiệm vụ" in told.text
    assert "/giao" in told.text


async def test_what_is_overdue_or_due_soon_is_what_worries(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Lập bảng kê, hạn 17/11", "Viết sổ tay, hạn 30/12")

    [told] = await stage.says(DIRECTOR, "có việc gì đáng lo không", chat=DIRECTOR)

    assert "có nguy cơ trễ hạn" in told.text
    assert "/nv1" in told.text
    assert "/nv2" not in told.text


async def test_what_was_given_and_not_reported_on_is_listed_though_it_sounds_like_a_report(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)

    [told] = await stage.says(DIRECTOR, "danh sách việc anh giao mà chưa ai báo lại", chat=DIRECTOR)

    assert "do đồng chí giao; chưa báo cáo" in told.text


@pytest.mark.parametrize(
    "words",
    [
        "vì sao việc rà soát quy trình chậm?",
        "tại sao rà soát quy trình nội bộ lại trễ thế em",
        "sao việc rà soát quy trình nội bộ vẫn chưa xong?",
    ],
)
async def test_why_a_task_is_late_is_told_by_its_card(busy: Stage, words: str) -> None:
    told = texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))
    assert "Nhiệm vụ /nv1" in told
    assert "40%" in told


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("báo cáo tháng 11", "TỔNG HỢP NHIỆM VỤ THÁNG 11/2026"),
        ("cho anh xem tổng hợp quý IV nhé", "QUÝ IV/2026"),
        ("đối chiếu quý này với quý trước", "QUÝ IV/2026"),
        ("so sanh thang 10 voi thang 11", "THÁNG 11/2026"),
        ("tháng này so với cùng kỳ ra sao", "THÁNG 11/2026"),
    ],
)
async def test_the_board_over_some_time_is_asked_for_in_words(busy: Stage, words: str, head: str) -> None:
    told = texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))
    assert head in told
    assert ("Giao mới" in told) == (" so " in f" {words}" or "đối chiếu" in words)


async def test_words_that_no_task_has_narrow_no_list(busy: Stage) -> None:
    told = texts(await busy.says(DIRECTOR, "/hoi việc quá hạn giùm bữa trước"))
    assert "Không có nhiệm vụ nào có" in told
    assert "/nv1" in told
