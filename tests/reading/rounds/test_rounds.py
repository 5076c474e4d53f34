"""Rounds as offices open them and as units answer them, in tables."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.overviews.periods import Period, months
from domain.rounds.plan import USUAL, Figure, Item, ItemKind, Plan, RoundAsked, RoundWish
from reading.rounds.answers import as_proposed, read_answer
from reading.rounds.figures import read_figure, target_behind
from reading.rounds.opening import read_plan
from reading.rounds.orders import read_round_order

NOW = dt.datetime(2026, 11, 16, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
RULES = DateRules(WorkingCalendar())
NOVEMBER, FOURTH = months(2026, 11, 1), months(2026, 10, 3)


def planned(text: str, known: Plan | None = None) -> Plan:
    return read_plan(text, known or Plan(), now=NOW, rules=RULES)


@pytest.mark.parametrize(
    ("text", "period", "name", "due"),
    [
        ("tháng 11, hạn 25/11", NOVEMBER, "", 25),
        ("thang 11 han 25/11", NOVEMBER, "", 25),
        ("mở đợt báo cáo tháng 11; hạn nộp: 25/11", NOVEMBER, "", 25),
        ("quý IV, nộp trước ngày 28/11", FOURTH, "", 27),
        ("báo cáo định kỳ quý 4 hạn gửi thứ Sáu", FOURTH, "", 20),
        ("quý, hạn 20/11", FOURTH, "", 20),
        ("tháng trước, hạn 20/11", months(2026, 10, 1), "", 20),
        ("6 tháng đầu năm, chậm nhất 30/11", months(2026, 1, 6), "", 30),
        ("9 tháng, hạn 20/11", months(2026, 1, 9), "", 20),
        ("năm 2026; hạn 30/11", months(2026, 1, 12), "", 30),
        ("năm nay, hạn 30/11", months(2026, 1, 12), "", 30),
        ("đột xuất “Chuyển đổi số, cải cách”, hạn 20/11", None, "Chuyển đổi số, cải cách", 20),
        ("đột xuất phòng chống thiên tai, hạn 18/11", None, "phòng chống thiên tai", 18),
        ("chuyên đề \"An toàn thông tin\" gửi trước 19/11", None, "An toàn thông tin", 18),
        ("tháng 11", NOVEMBER, "", None),
        ("tháng 11, hạn ngày 25 hằng tháng", NOVEMBER, "", None),
    ],
)  # fmt: skip
def test_a_round_is_opened_in_a_line(text: str, period: Period | None, name: str, due: int | None) -> None:
    found = planned(text)
    assert (found.period, found.name, found.due.day if found.due else None) == (
        period,
        name,
        dt.date(2026, 11, due) if due else None,
    )


@pytest.mark.parametrize("words", ["chốt số liệu 14/11", "chốt số liệu ngày 14/11", "số liệu đến 14/11"])
def test_the_cut_off_is_no_due_day(words: str) -> None:
    found = planned(f"tháng 11, {words}, hạn 17h ngày 25/11")
    assert found.cut_off == dt.date(2026, 11, 14)
    assert found.due is not None
    assert found.due.moment is not None


def test_an_outline_is_typed_line_by_line_and_takes_the_place_of_the_one_before() -> None:
    found = planned(
        "hạn 27/11\n- Kết quả\n• Chỉ tiêu: TTHC trực tuyến đạt tối thiểu 60%\n3. Công tác cán bộ", Plan(NOVEMBER)
    )
    assert found.outline == (
        Item(ItemKind.RESULTS, "Kết quả"),
        Item(ItemKind.INDICATOR, "TTHC trực tuyến", Figure(Decimal(60), measure="%")),
        Item(ItemKind.OTHER, "Công tác cán bộ"),
    )
    assert found.period == NOVEMBER
    below = planned("tháng 11\nĐề cương:\nKết quả thực hiện\nKhó khăn, vướng mắc")
    assert [item.kind for item in below.outline] == [ItemKind.RESULTS, ItemKind.OBSTACLES]


def test_indicators_in_the_line_that_opens_are_no_name() -> None:
    plan = planned("tháng 11, hạn 25/11, chỉ tiêu: số hóa hồ sơ 90%; đề tài nghiệm thu 3 đề tài")
    assert (plan.name, plan.period) == ("", months(2026, 11, 1))
    assert plan.outline[:3] == USUAL
    assert [(one.kind, one.title) for one in plan.outline[3:]] == [
        (ItemKind.INDICATOR, "số hóa hồ sơ"),
        (ItemKind.INDICATOR, "đề tài nghiệm thu"),
    ]
    assert all(one.target for one in plan.outline[3:])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kế hoạch tháng 12", ItemKind.PLAN),
        ("Nhiệm vụ trọng tâm quý I/2027", ItemKind.PLAN),
        ("Phương hướng 6 tháng cuối năm", ItemKind.PLAN),
        ("Kết quả thực hiện tháng 11 năm 2026", ItemKind.RESULTS),
        ("Kế hoạch số hóa", ItemKind.OTHER),
        ("Kết quả cải cách hành chính năm 2026", ItemKind.OTHER),
    ],
)
def test_a_usual_part_may_name_its_period(title: str, kind: ItemKind) -> None:
    [item] = planned(f"tháng 11, hạn 25/11\n1. {title}").outline
    assert (item.kind, item.title) == (kind, title)


def test_a_correction_renames_nothing_without_quotes() -> None:
    assert planned("để mai xem", Plan(NOVEMBER)) == Plan(NOVEMBER)
    assert planned("“Chuyển đổi số”", Plan(NOVEMBER)).name == "Chuyển đổi số"


@pytest.mark.parametrize(
    ("words", "title", "target"),
    [
        ("hồ sơ trực tuyến 60%", "hồ sơ trực tuyến", Figure(Decimal(60), measure="%")),
        ("số sáng kiến: 12 sáng kiến", "số sáng kiến", Figure(Decimal(12), measure="sáng kiến")),
        ("giải ngân từ 95,5% trở lên", "giải ngân", Figure(Decimal("95.5"), measure="%")),
        ("doanh thu đạt 1.250 triệu đồng", "doanh thu", Figure(Decimal(1250), measure="triệu đồng")),
        ("tỷ lệ hài lòng", "tỷ lệ hài lòng", None),
    ],
)
def test_the_target_stands_behind_the_name_of_an_indicator(words: str, title: str, target: Figure | None) -> None:
    assert target_behind(words) == (title, target)


@pytest.mark.parametrize(
    ("words", "value", "total", "measure"),
    [
        ("58/60", "58", "60", ""),
        ("05/12 hồ sơ", "5", "12", "hồ sơ"),
        ("58/60 hồ sơ, còn 2 hồ sơ chờ bổ sung", "58", "60", "hồ sơ"),
        ("12 hồ sơ đã được số hóa trong tháng", "12", None, ""),
        ("60%", "60", None, "%"),
        ("đạt 60,5 %", "60.5", None, "%"),
        ("58/60 (96,7%)", "58", "60", ""),
        ("58 trên 60", "58", "60", ""),
        ("đến 25/11 đạt 60%", "60", None, "%"),
        ("1.250 triệu", "1250", None, "triệu"),
        ("12", "12", None, ""),
    ],
)
def test_a_figure_is_read(words: str, value: str, total: str | None, measure: str) -> None:
    assert read_figure(words) == Figure(Decimal(value), Decimal(total) if total else None, measure)


@pytest.mark.parametrize("words", ["đang tổng hợp", "15/BC-SKHCN", "58/60, còn 20%", "3 phòng và 4 trung tâm", ""])
def test_what_is_no_one_figure_is_none(words: str) -> None:
    assert read_figure(words) is None


OUTLINE = (
    *USUAL,
    Item(ItemKind.INDICATOR, "TTHC trực tuyến", Figure(Decimal(60), measure="%")),
    Item(ItemKind.INDICATOR, "Số sáng kiến"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kết quả: xong 5 việc; vướng mắc: không; kế hoạch: trình", {0: "xong 5 việc", 1: "không", 2: "trình"}),
        ("ket qua: da xong\nkho khan: khong co", {0: "da xong", 1: "khong co"}),
        ("kq: xong\nvm: ko\nkh: tiếp tục", {0: "xong", 1: "ko", 2: "tiếp tục"}),
        ("1. đã xong\n2. không\n3. trình đề án", {0: "đã xong", 1: "không", 2: "trình đề án"}),
        ("Kết quả:\n1. nâng cấp\n2. tập huấn\nKế hoạch: mua", {0: "1. nâng cấp\n2. tập huấn", 2: "mua"}),
        ("Đã ban hành 5 văn bản. Vướng mắc: thiếu kinh phí", {0: "Đã ban hành 5 văn bản.", 1: "thiếu kinh phí"}),
        ("đã tập huấn, vướng mắc: không", {0: "đã tập huấn", 1: "không"}),
        ("chỉ tiêu TTHC: 58/60", {3: "58/60"}),
        ("TTHC trực tuyến đạt 58/60 (96,7%)\nsố sáng kiến 12", {3: "58/60 (96,7%)", 4: "12"}),
        ("sáng kiến: chưa có", {4: "chưa có"}),
        ("mục 2: thiếu người", {1: "thiếu người"}),
        ("phương hướng tháng tới: không rõ", {}),
    ],
)  # fmt: skip
def test_an_answer_is_read_item_by_item(text: str, told: dict[int, str]) -> None:
    found = read_answer(text, OUTLINE, range(5))
    assert {place: one.words for place, one in found.parts.items()} == told


def test_words_without_a_name_are_for_the_one_item_that_is_missing() -> None:
    assert read_answer("đang chờ kinh phí", OUTLINE, [1]).parts[1].words == "đang chờ kinh phí"
    assert read_answer("58/60", OUTLINE, [1, 3]).parts[3].figure == Figure(Decimal(58), Decimal(60))
    assert read_answer("58/60", OUTLINE, [3, 4]).rest == "58/60"
    assert read_answer("đang chờ kinh phí", OUTLINE, [0, 1]).rest == "đang chờ kinh phí"


def test_an_indicator_without_a_figure_is_asked_for_again() -> None:
    found = read_answer("TTHC: đang tổng hợp; kết quả: như đề xuất", OUTLINE, range(5))
    assert (found.parts, found.unread, found.proposed) == ({}, (3,), (0,))


def test_a_proposal_is_taken_as_it_is() -> None:
    assert as_proposed("như đề xuất")
    assert as_proposed("Nhu de xuat.")
    assert not as_proposed("đề xuất kinh phí")


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("", RoundAsked(RoundWish.SHOW)),
        ("3", RoundAsked(RoundWish.SHOW, 3)),
        ("đợt 3", RoundAsked(RoundWish.SHOW, 3)),
        ("tổng hợp", RoundAsked(RoundWish.COMPILE)),
        ("tong hop dot 2", RoundAsked(RoundWish.COMPILE, 2)),
        ("đóng 3", RoundAsked(RoundWish.CLOSE, 3)),
        ("kết thúc đợt 3", RoundAsked(RoundWish.CLOSE, 3)),
        ("tháng 3", RoundAsked(RoundWish.OPEN)),
        ("đóng góp ý kiến, hạn 5/12", RoundAsked(RoundWish.OPEN)),
        ("tổng hợp số liệu cán bộ, hạn 5/12", RoundAsked(RoundWish.OPEN)),
    ],
)
def test_what_is_wanted_of_rounds(words: str, order: RoundAsked) -> None:
    assert read_round_order(words) == order


@pytest.mark.parametrize(
    "text",
    [
        "1. ket qua: lam xong 3 phan\n2. 58%\n3. khong co",
        "1) làm xong 3 phần; 2) 58%; 3) không có",
        "1. làm xong 3 phần\n2. hồ sơ trực tuyến: 58%\n3. không có",
    ],
)
def test_numbers_name_the_items_also_where_some_are_called_by_their_names(text: str) -> None:
    outline = (
        Item(ItemKind.RESULTS, "Kết quả"),
        Item(ItemKind.INDICATOR, "hồ sơ trực tuyến"),
        Item(ItemKind.OBSTACLES, "Vướng mắc"),
    )
    found = read_answer(text, outline, (0, 1, 2))
    assert not found.rest
    assert found.parts[0].words.endswith(("3 phần", "3 phan"))
    assert found.parts[1].figure == Figure(Decimal(58), None, "%")
    assert found.parts[2].nothing
