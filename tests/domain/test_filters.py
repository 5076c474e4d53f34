"""What is typed after /tonghop and /nhiemvu, as people type it."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.names import Named
from domain.overviews.filters import LEADERS, SPEAKER, By, Called, Filters, Scope, Status, decode, encode, fits
from domain.overviews.periods import Period, RunsBackwards, months, week
from domain.tasks import State, Timeliness, UnitName, Urgency
from reading.questions.filters import read_filters

TODAY = dt.date(2026, 11, 20)
OFFICE = Named(1, "Văn phòng", ("VP",))
SCIENCE = Named(2, "Phòng Quản lý khoa học", ("P. QLKH",))
FINANCE = Named(3, "Phòng Kế hoạch - Tài chính")
DATA = Named(4, "Trung tâm Thông tin và Thống kê", ("TTTK",))
TECHNOLOGY = Named(5, "Phòng Quản lý công nghệ")
UNITS = (OFFICE, SCIENCE, FINANCE, DATA, TECHNOLOGY)


def asked(*units: Named, **others: object) -> Filters:
    return Filters(units=tuple(UnitName(unit.id, unit.name) for unit in units), **others)  # type: ignore[arg-type]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(first: str, last: str) -> Period:
    return Period(day(first), day(last))


def read(words: str) -> Filters:
    return read_filters(words, units=UNITS, today=TODAY)


NOVEMBER = months(2026, 11, 1)


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("", asked()),
        ("lĩnh vực chuyển đổi số", asked(area="chuyển đổi số")),
        ("lĩnh vực năng lượng quá hạn", asked(area="năng lượng", status=Status.OVERDUE)),
        ("VP, thuộc lĩnh vực năng lượng", asked(OFFICE, area="năng lượng")),
        ("theo lĩnh vực", asked(by=By.AREA)),
        ("theo từng lĩnh vực", asked(by=By.AREA)),
        ("theo lãnh đạo phụ trách", asked(by=By.LEADER)),
        ("theo lanh dao", asked(by=By.LEADER)),
        ("khối tôi phụ trách", asked(charge=SPEAKER)),
        ("Văn phòng", asked(OFFICE)),
        ("van phong", asked(OFFICE)),
        ("VP", asked(OFFICE)),
        ("phòng TTTK", asked(DATA)),
        ("phong tttk quá hạn", asked(DATA, status=Status.OVERDUE)),
        ("qlkh và vp", asked(SCIENCE, OFFICE)),
        ("Phòng Kế hoạch Tài chính", asked(FINANCE)),
        ("phong ke hoach tai chinh qua han", asked(FINANCE, status=Status.OVERDUE)),
        ("thông tin và thống kê", asked(DATA)),
        ("phòng quản lí công nghệ", asked(TECHNOLOGY)),
        ("quá hạn", asked(status=Status.OVERDUE)),
        ("qua han phong qlkh thang 11", asked(SCIENCE, status=Status.OVERDUE, period=NOVEMBER)),
        ("việc quá hạn của P. QLKH trong tháng 11 năm 2026", asked(SCIENCE, status=Status.OVERDUE, period=NOVEMBER)),
        ("việc của Văn phòng tháng này", asked(OFFICE, period=NOVEMBER)),
        ("chưa báo cáo", asked(status=Status.UNREPORTED)),
        ("chua bao cao vp", asked(OFFICE, status=Status.UNREPORTED)),
        ("việc chưa có báo cáo tiến độ của P. QLKH", asked(SCIENCE, status=Status.UNREPORTED)),
        ("lâu không báo cáo, phòng tôi", asked(scope=Scope.UNIT, status=Status.UNREPORTED)),
        ("sap den han", asked(status=Status.DUE_SOON)),
        ("sắp trễ hạn", asked(status=Status.DUE_SOON)),
        ("chờ xác nhận", asked(status=Status.AWAITING)),
        ("dang thuc hien", asked(status=Status.OPEN)),
        ("đang thực hiện trong hạn", asked(status=Status.IN_TIME)),
        ("hoàn thành", asked(status=Status.COMPLETED)),
        ("đã xong đúng hạn", asked(status=Status.COMPLETED_IN_TIME)),
        ("hoan thanh qua han", asked(status=Status.COMPLETED_LATE)),
        ("không hạn", asked(status=Status.NO_DEADLINE)),
        ("khong co thoi han", asked(status=Status.NO_DEADLINE)),
        ("của tôi", asked(scope=Scope.MINE)),
        ("cua toi qua han", asked(scope=Scope.MINE, status=Status.OVERDUE)),
        ("phòng", asked(scope=Scope.UNIT)),
        ("phong toi, tuan nay", asked(scope=Scope.UNIT, period=week(TODAY))),
        ("tất cả", asked()),
        ("tất cả các phòng, đơn vị", asked()),
        ("tổng hợp theo đơn vị", asked()),
        ("theo KH 10/KH-SKHCN", asked(paper="10/kh-skhcn")),
        ("văn bản 10/KH", asked(paper="10/kh")),
        ("Kế hoạch số 335/2025/NĐ-CP ngày 05/10/2026 của VP", asked(OFFICE, paper="335/2025/nd-cp")),
        ("12-KH/TU quá hạn", asked(paper="12-kh/tu", status=Status.OVERDUE)),
        ("theo kế hoạch chuyển đổi số, phòng kế hoạch tài chính", asked(FINANCE, paper="ke hoach chuyen doi so")),
        ("theo ke hoach chuyen doi so thang 11", asked(paper="ke hoach chuyen doi so", period=NOVEMBER)),
        ("theo tháng 11", asked(period=NOVEMBER)),
        ("trang 2", asked(page=2)),
        ("quá hạn trang 3", asked(status=Status.OVERDUE, page=3)),
        ("trang 0", asked(page=1)),
    ],
)  # fmt: skip
def test_filters_are_read_with_and_without_diacritics(words: str, filters: Filters) -> None:
    assert read(words) == filters


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("hôm nay", span("2026-11-20", "2026-11-20")),
        ("ngày mai", span("2026-11-21", "2026-11-21")),
        ("tuần này", span("2026-11-16", "2026-11-22")),
        ("tuan truoc", span("2026-11-09", "2026-11-15")),
        ("tuần tới", span("2026-11-23", "2026-11-29")),
        ("thang nay", NOVEMBER),
        ("tháng trước", months(2026, 10, 1)),
        ("tháng sau", months(2026, 12, 1)),
        ("thang sau", months(2026, 12, 1)),
        ("tháng sáu", months(2026, 6, 1)),
        ("tháng tư năm 2025", months(2025, 4, 1)),
        ("tháng 11/2025", months(2025, 11, 1)),
        ("t2/2027", months(2027, 2, 1)),
        ("11/2026", NOVEMBER),
        ("quý IV", months(2026, 10, 3)),
        ("quy 4", months(2026, 10, 3)),
        ("quý tư", months(2026, 10, 3)),
        ("quý I năm 2027", months(2027, 1, 3)),
        ("quý trước", months(2026, 7, 3)),
        ("6 tháng đầu năm", months(2026, 1, 6)),
        ("sáu tháng cuối năm 2025", months(2025, 7, 6)),
        ("từ đầu năm đến nay", span("2026-01-01", "2026-11-20")),
        ("năm 2026", months(2026, 1, 12)),
        ("năm ngoái", months(2025, 1, 12)),
        ("từ 1/11 đến 30/11", NOVEMBER),
        ("tu ngay 01/11/2026 den het ngay 30/11/2026", NOVEMBER),
        ("từ 15/12 đến 15/1", span("2026-12-15", "2027-01-15")),
        ("từ 15/12/2026 đến 15/1", span("2026-12-15", "2027-01-15")),
        ("từ 20/11 đến 10/11/2026", span("2025-11-20", "2026-11-10")),
        ("từ 15/12 đến 15/1/2027", span("2026-12-15", "2027-01-15")),
        ("ngày 20-11", span("2026-11-20", "2026-11-20")),
        ("20/11/2025", span("2025-11-20", "2025-11-20")),
    ],
)
def test_periods_are_read_as_offices_write_them(words: str, period: Period) -> None:
    assert read(words).period == period


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("tháng 12", months(2026, 12, 1)),
        ("tháng mười hai", months(2026, 12, 1)),
        ("t11", months(2026, 11, 1)),
        ("thang 1", months(2027, 1, 1)),
        ("tháng 2", months(2027, 2, 1)),
        ("tháng 3", months(2027, 3, 1)),
        ("quý IV", months(2026, 10, 3)),
        ("quy 1", months(2027, 1, 3)),
        ("quý II", months(2027, 4, 3)),
        ("6 tháng cuối năm", months(2026, 7, 6)),
        ("6 tháng cuối năm nay", months(2027, 7, 6)),
        ("từ 1/12 đến 31/12", span("2026-12-01", "2026-12-31")),
        ("từ 15/12 đến 15/1", span("2026-12-15", "2027-01-15")),
        ("ngày 20/12", span("2026-12-20", "2026-12-20")),
        ("ngày 20/2", span("2027-02-20", "2027-02-20")),
        ("tháng 12/2027", months(2027, 12, 1)),
    ],
)
def test_a_period_without_a_year_is_the_nearest_and_rather_one_that_has_begun(words: str, period: Period) -> None:
    assert read_filters(words, units=(), today=dt.date(2027, 2, 18)).period == period


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("trả lại", Status.RETURNED),
        ("bi tra lai", Status.RETURNED),
        ("đã hủy", Status.CANCELLED),
        ("huỷ bỏ", Status.CANCELLED),
        ("không quá hạn", Status.IN_TIME),
        ("chua qua han", Status.IN_TIME),
    ],
)
def test_more_is_asked_for_by_its_state(words: str, status: Status) -> None:
    assert read(words).status is status


@pytest.mark.parametrize(
    ("words", "unclear"),
    [
        ("quá hạn, đã hủy", "đã hủy"),
        ("tháng 11, tháng 12", "tháng 12"),
        ("tháng 13", "tháng 13"),
        ("năm 9999", "năm 9999"),
        ("🔴", "🔴"),
        ("Phòng Đào tạo", "Phòng Đào tạo"),
    ],
)
def test_what_is_not_understood_is_named(words: str, unclear: str) -> None:
    with pytest.raises(refusals.UnclearWords) as refused:
        read(words)
    assert unclear in refused.value.words


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("quá hạn xyz", asked(status=Status.OVERDUE, text="xyz")),
        ("VP và blah", asked(OFFICE, text="blah")),
        ("<b>x</b>", asked(text="b>x</b")),
        ("tài chính", asked(text="tài chính")),
        ("việc về đê điều của VP tháng 11", asked(OFFICE, period=NOVEMBER, text="đê điều")),
        ("“tháng 11”", asked(text="tháng 11")),
    ],
)
def test_words_that_no_rule_knows_are_looked_for_in_the_content(words: str, filters: Filters) -> None:
    assert read(words) == filters


@pytest.mark.parametrize(
    ("words", "status", "also"),
    [
        ("quá hạn hoàn thành", Status.COMPLETED_LATE, None),
        ("chưa xong, quá hạn", Status.OVERDUE, None),
        ("quá hạn, đang xin gia hạn", Status.EXTENSION, Status.OVERDUE),
    ],
)
def test_two_statuses_are_said_of_the_same_tasks(words: str, status: Status, also: Status | None) -> None:
    assert read(words) == asked(status=status, also=also)


def test_a_name_of_two_units_is_asked_about() -> None:
    with pytest.raises(refusals.WhichUnit) as refused:
        read("phòng quản lý")
    assert refused.value.close == (SCIENCE.name, TECHNOLOGY.name)


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(refusals.NoSuchDay):
        read("từ 31/2 đến 5/3")


@pytest.mark.parametrize(
    "words",
    [
        "từ 20/11 đến 10/11",
        "tu 1/12 den 1/11",
        "từ 5/3 - 2/3",
        "từ 30/11/2026 đến 1/11/2026",
        "VP từ 9/11/2026 đến 2/11",
    ],
)
def test_a_last_day_before_the_first_is_refused(words: str) -> None:
    with pytest.raises(RunsBackwards):
        read(words)


def test_endless_words_are_refused_at_once() -> None:
    with pytest.raises(refusals.UnclearWords):
        read("quá hạn " * 2_000)


def test_marks_that_stand_apart_from_their_letters_are_read_alike() -> None:
    assert read(unicodedata.normalize("NFD", "quá hạn tháng sáu")) == read("quá hạn tháng sáu")


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused(words: str) -> None:
    try:
        read(words)
    except refusals.Refusal:
        return


BINH = Called(7, "Bình")
some_filters = st.builds(
    Filters,
    units=st.lists(st.sampled_from(UNITS), unique=True, max_size=3).map(
        lambda units: tuple(UnitName(unit.id, unit.name) for unit in units)
    ),
    period=st.none() | st.sampled_from([NOVEMBER, months(2025, 4, 3), span("2026-01-05", "2099-11-20")]),
    paper=st.none() | st.sampled_from(["10/kh-skhcn", "ke hoach: chuyen doi so"]),
    status=st.none() | st.sampled_from(Status),
    scope=st.sampled_from(Scope),
    page=st.integers(1, 9999),
    supporting=st.booleans(),
    person=st.none() | st.sampled_from([SPEAKER, BINH]),
    assigner=st.none() | st.sampled_from([SPEAKER, LEADERS, BINH, Called(None, "UBND tỉnh")]),
    given=st.booleans(),
    urgency=st.none() | st.sampled_from([Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS]),
    late_days=st.none() | st.integers(0, 999),
    text=st.none() | st.sampled_from(["số hóa hồ sơ", "a:b, c"]),
    for_me=st.booleans(),
    also=st.none() | st.sampled_from(Status),
)


@given(some_filters)
def test_the_data_of_a_button_gives_its_filters_back(filters: Filters) -> None:
    assert decode(encode(filters), units=UNITS, people=[Named(7, "Bình")]) == filters


@pytest.mark.parametrize(
    "code",
    ["", "1", "x:a:::", "1:z:::", "1:aZ:::", "1:a:99::", "1:a:1:261131-261130:", "1:a::2611-2612:", "1:a::1-2-3:"],
)
def test_forged_data_is_stale(code: str) -> None:
    with pytest.raises(refusals.StaleButton):
        decode(code, units=UNITS)


@pytest.mark.by_turns
@given(st.sampled_from(State), st.sampled_from(Timeliness))
def test_what_is_open_and_what_is_done_never_overlap(state: State, when: Timeliness) -> None:
    def is_one(status: Status) -> bool:
        return fits(status, state, when, unreported=False)

    done = is_one(Status.COMPLETED)
    opened = is_one(Status.OPEN)
    assert done + opened == (state is not State.CANCELLED)
    for status in (Status.IN_TIME, Status.DUE_SOON, Status.OVERDUE, Status.NO_DEADLINE, Status.AWAITING):
        assert opened or not is_one(status)
    for status in (Status.COMPLETED_IN_TIME, Status.COMPLETED_LATE):
        assert done or not is_one(status)
