"""Orders as they are typed in a hurry: units in short, several verbs in one sentence, deadlines told by reference."""

import pytest

from domain.asking import Awaited
from domain.names import Named
from domain.registering.drafts import Draft
from reading.registrations.several import read_drafts
from tests.reading.registrations.test_lists import ALL, CENTRE, told
from tests.reading.registrations.test_read import DIGITAL, NOW, OFFICE, SCIENCE, TIMES

APPLICATION = 6
WITH_TWO_CENTRES = (*ALL, Named(APPLICATION, "Trung tâm Ứng dụng tiến bộ", ("TTUD",)))


def read(text: str) -> Draft:
    (draft,) = read_drafts(text, WITH_TWO_CENTRES, now=NOW, rules=TIMES.dates, assigning=True)
    return draft


@pytest.mark.parametrize(
    "text",
    [
        "VP in giấy, QLKH mời khách, hạn 12/12",
        "VP in giấy còn QLKH mời khách, hạn 12/12",
        "VP in giấy, còn phòng QLKH mời khách, xong 12/12",
    ],
)
def test_a_day_behind_several_orders_of_one_sentence_is_everybodys(text: str) -> None:
    assert told(text) == [("in giấy", (OFFICE,), 12), ("mời khách", (SCIENCE,), 12)]


@pytest.mark.parametrize(
    "behind",
    ["cùng hạn với mục 1", "hạn như việc 1", "cùng hạn", "hạn như trên", "cùng thời hạn trên", "hạn bằng mục 1"],
)
def test_a_deadline_that_is_told_as_that_of_another_entry(behind: str) -> None:
    text = f"1. VP in giấy mời, hạn 12/12\n2. QLKH mời khách, {behind}\n3. CĐS dự, hạn 15/12"
    assert told(text) == [
        ("in giấy mời", (OFFICE,), 12),
        ("mời khách", (SCIENCE,), 12),
        ("dự", (DIGITAL,), 15),
    ]


def test_such_a_deadline_shows_both_words() -> None:
    _, second = read_drafts(
        "1. VP in giấy, hạn 12/12\n2. QLKH mời khách, cùng hạn với mục 1",
        ALL,
        now=NOW,
        rules=TIMES.dates,
        assigning=True,
    )
    assert second.due is not None
    assert second.due.words == "cùng hạn với mục 1 (12/12)"


@pytest.mark.parametrize("join", ["và", "cùng", "với", "&"])
def test_a_second_unit_in_short_that_fits_several_is_asked_about(join: str) -> None:
    draft = read(f"Phòng QLKH {join} Trung tâm soạn quy chế phối hợp, hạn 12/12")
    assert (draft.content, draft.unclear, draft.missing) == ("soạn quy chế phối hợp", "Trung tâm", Awaited.LEAD)


def test_a_second_unit_in_short_that_fits_one_asks_who_of_both_leads() -> None:
    draft = read("Phòng QLKH và Văn phòng soạn quy chế phối hợp, hạn 12/12")
    assert draft.content == "soạn quy chế phối hợp"
    assert draft.leads == (SCIENCE, OFFICE)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("2 phòng QLKH, CĐS nộp bản tự chấm điểm, hạn 12/12", (SCIENCE, DIGITAL)),
        ("hai đơn vị: VP, TTTK nộp bản tự chấm điểm, hạn 12/12", (OFFICE, CENTRE)),
        ("các phòng QLKH, CĐS nộp bản tự chấm điểm, hạn 12/12", (SCIENCE, DIGITAL)),
    ],
)
def test_units_that_are_counted(text: str, leads: tuple[int, ...]) -> None:
    draft = read(text)
    assert (draft.content, draft.leads) == ("nộp bản tự chấm điểm", leads)


def test_all_units_but_one() -> None:
    draft = read("các phòng, đơn vị (trừ VP) nộp bản tự chấm điểm, hạn 12/12")
    assert draft.content == "nộp bản tự chấm điểm"
    assert set(draft.leads) == {unit.id for unit in WITH_TWO_CENTRES} - {OFFICE}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sở Nội vụ xin số liệu viên chức, hạn 12/12, giao QLKH tham mưu", "Sở Nội vụ xin số liệu viên chức"),
        ("Cung cấp số liệu viên chức; QLKH nghiên cứu, tham mưu, hạn 12/12", "Cung cấp số liệu viên chức"),
        ("QLKH tham mưu kế hoạch đào tạo, hạn 12/12", "tham mưu kế hoạch đào tạo"),
        ("QLKH làm bảng kê nộp 12/12", "làm bảng kê"),
    ],
)
def test_verbs_that_only_pass_it_on_are_none_of_the_content(text: str, content: str) -> None:
    draft = read(text)
    assert (draft.content, draft.leads) == (content, (SCIENCE,))


def test_who_goes_on_with_the_same_work_supports_it() -> None:
    draft = read("TTTK viết, QLKH sửa: bài về giải thưởng, hạn 12/12")
    assert (draft.content, draft.leads, draft.support) == (
        "viết bài về giải thưởng; QLKH sửa",
        (CENTRE,),
        (SCIENCE,),
    )


def test_the_hour_before_a_bracket_belongs_to_its_day() -> None:
    draft = read("QLKH nộp bảng kê, hạn 9h sáng (thứ Hai 14/12)")
    assert draft.due is not None
    assert draft.due.moment is not None
    assert f"{draft.due.moment:%H:%M %d/%m}" == "09:00 14/12"


def test_what_a_start_is_about_stays_in_the_content() -> None:
    draft = read("VP trả lời trong 5 ngày kể từ ngày nhận được đơn về lối đi chung")
    assert draft.vague == "trong 5 ngày kể từ ngày nhận được đơn"
    assert draft.content == "trả lời về lối đi chung"


def test_headings_that_are_deadlines() -> None:
    text = "Hạn 10/12:\n1. VP in giấy mời\n2. QLKH mời khách\nHạn 15/12:\n1. CĐS lắp máy chiếu"
    assert told(text) == [
        ("in giấy mời", (OFFICE,), 10),
        ("mời khách", (SCIENCE,), 10),
        ("lắp máy chiếu", (DIGITAL,), 15),
    ]


def test_work_of_ones_own_told_one_behind_the_other() -> None:
    assert told("em đăng ký 2 việc: lắp đặt camera xong 10/12, tập huấn ký số 15/12", assigning=False) == [
        ("lắp đặt camera", (), 10),
        ("tập huấn ký số", (), 15),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- VP in giấy mời\n- QLKH mời khách\nxong trong thứ 6",
        "VP in giấy mời, QLKH mời khách; hạn thứ 6",
        "chốt thế này nhé: VP in giấy mời, QLKH mời khách, cả 2 xong thứ 6",
        "Hạn thứ 6:\n- VP in giấy mời\n- QLKH mời khách",
    ],
)
def test_a_day_that_stands_for_both(text: str) -> None:
    first, second = told(text)
    assert (first[:2], second[:2]) == (("in giấy mời", (OFFICE,)), ("mời khách", (SCIENCE,)))
    assert first[2] == second[2] is not None


def test_units_with_a_dash_between_them_are_two() -> None:
    draft = read("TTUD-TTTK chốt lịch bàn giao máy, hạn 12/12")
    assert (draft.content, draft.leads) == ("chốt lịch bàn giao máy", (APPLICATION, CENTRE))


def test_one_of_several_that_is_said_to_lead_has_the_help_of_the_others() -> None:
    draft = read("VP với TTTK sắp xếp kho sách, TTTK chủ trì, hạn 12/12")
    assert (draft.content, draft.leads, draft.support) == ("sắp xếp kho sách", (CENTRE,), (OFFICE,))


def test_work_that_begins_with_a_word_for_giving_stays_work() -> None:
    draft = read("TTTK: giao máy quét cho xã, hạn 12/12")
    assert (draft.content, draft.leads) == ("giao máy quét cho xã", (CENTRE,))
