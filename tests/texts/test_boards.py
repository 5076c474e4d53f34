"""The Board and the lists as a phone shows them: golden words, and no line of a table wider than a phone."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.names import Colleague, Named
from domain.organizations import Unit
from domain.overviews.board import Board, Tally, cancelled_of, late_ones, rows_of
from domain.overviews.filters import LEADERS, SPEAKER, Against, Called, Filters, Scope, Status
from domain.overviews.lists import Listed, TaskList
from domain.overviews.periods import Period, months, week
from domain.tasks import Due, State, Task, Timeliness, UnitName, Urgency
from reading.questions.filters import read_filters
from texts.boards import table
from texts.lists import page, period_words, typed
from texts.message import LIMIT, length, pages, plain
from texts.tables import COLUMNS, short_names, width

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 20, 10, 15, tzinfo=HANOI)
TODAY = NOW.date()
CALENDAR = WorkingCalendar()
UNITS = (
    Unit(1, "Văn phòng", ("VP",)),
    Unit(2, "Phòng Quản lý khoa học", ("P. QLKH",)),
    Unit(3, "Phòng Kế hoạch - Tài chính"),
    Unit(4, "Trung tâm Thông tin và Thống kê khoa học", ("Trung tâm TTTK",)),
)


def task(number: int, unit: Unit = UNITS[1], days: int | None = None, **known: object) -> Task:
    due = None if days is None else Due("hạn", DeadlineKind.EXACT, day=TODAY + days * ONE_DAY)
    state = known.pop("state", State.IN_PROGRESS)
    lead, content = UnitName(unit.id, unit.name), f"Rà soát văn bản {number}"
    return Task(100 + number, 1, number, content, lead, state, NOW, due=due, **known)  # type: ignore[arg-type]


def board_of(
    tallies: Sequence[Tally], late: Sequence[Task] = (), units: Sequence[Unit] = UNITS, **known: object
) -> Board:
    waiting = tuple(one for one in late if one.state is State.SUBMITTED)
    rows = rows_of(tallies, units, narrowed=False)
    name = "Sở Khoa học và Công nghệ"
    board = Board(name, NOW, CALENDAR, Filters(), rows, cancelled_of(tallies), late_ones(late, NOW, {}), waiting)
    return replace(board, **known)  # type: ignore[arg-type]


BUSY = (
    Tally(1, State.COMPLETED, Timeliness.IN_TIME, 3),
    Tally(2, State.COMPLETED, Timeliness.OVERDUE, 2),
    Tally(2, State.IN_PROGRESS, Timeliness.OVERDUE, 1),
    Tally(3, State.SUBMITTED, Timeliness.OVERDUE, 1),
    Tally(4, State.IN_PROGRESS, Timeliness.DUE_SOON, 12),
    Tally(4, State.ASSIGNED, Timeliness.NO_DEADLINE, 1),
    Tally(4, State.CANCELLED, Timeliness.IN_TIME, 1),
)
LATE = (
    task(3, days=-7, last_words="còn chờ Sở Tư pháp <góp ý>", percent=60),
    task(9, UNITS[2], days=-18, state=State.SUBMITTED, reported_at=NOW),
)

GOLDEN = """\
TỔNG HỢP NHIỆM VỤ
Sở Khoa học và Công nghệ
(tính đến 10:15 ngày 20/11/2026)

Có 20 nhiệm vụ, đến hết ngày 20/11/2026: 5 hoàn thành (đúng hạn 3, quá hạn 2), \
12 đang thực hiện trong hạn, 2 quá hạn, 1 không có thời hạn.
Trong số chưa hoàn thành: 🟡 12 sắp đến hạn, 1 chờ xác nhận.

              |Đã HT   |Chưa HT
Đơn vị    Tổng|ĐH QH KH|TH QH KH
Văn phòng    3| 3  0  0| 0  0  0
P. QLKH      3| 0  2  0| 0  1  0
P. KHTC      1| 0  0  0| 0  1  0
TT TTTKKH   13| 0  0  0|12  0  1
Tổng        20| 3  2  0|12  2  1
HT: hoàn thành; ĐH: đúng hạn; TH: trong hạn; QH: quá hạn; KH: không có thời hạn.
P. KHTC: Phòng Kế hoạch - Tài chính.
TT TTTKKH: Trung tâm Thông tin và Thống kê khoa học.

🔴 QUÁ HẠN (2)
1. 🔴 /nv9 Rà soát văn bản 9
Phòng Kế hoạch - Tài chính, hạn thứ Hai 02/11/2026, trễ 18 ngày, đã báo hoàn thành, chờ xác nhận

2. 🔴 /nv3 Rà soát văn bản 3
Phòng Quản lý khoa học, hạn thứ Sáu 13/11/2026, trễ 7 ngày, đã báo 60%
Báo cáo gần nhất: “còn chờ Sở Tư pháp <góp ý>”

CHỜ XÁC NHẬN (1): /nv9 (Phòng Kế hoạch - Tài chính)

Không tính 1 nhiệm vụ đã hủy.
⚠️ Trong 7 ngày qua có 2 tin nhắn không gửi được đến người nhận."""


def blocks(html: str) -> list[str]:
    return [plain(block) for block in re.findall(r"<pre>(.*?)</pre>", html, re.DOTALL)]


def test_the_board_in_words() -> None:
    message = table(board_of(BUSY, LATE, undelivered=2))
    assert plain(message.html) == GOLDEN
    assert message.shows == (109, 103)


def test_what_was_done_without_a_deadline_is_said_too() -> None:
    tallies = [*BUSY, Tally(1, State.COMPLETED, Timeliness.NO_DEADLINE, 4)]
    said = plain(table(board_of(tallies)).html)
    assert "Có 24 nhiệm vụ" in said
    assert "9 hoàn thành (đúng hạn 3, quá hạn 2, không có thời hạn 4)" in said


def test_who_has_not_reported_is_one_line_by_unit() -> None:
    tallies = [
        *BUSY,
        Tally(2, State.IN_PROGRESS, Timeliness.IN_TIME, 4, 2),
        Tally(4, State.ASSIGNED, Timeliness.OVERDUE, 1, 1),
    ]
    said = plain(table(board_of(tallies, filters=Filters(period=months(2026, 11, 1)))).html)
    [line] = [line for line in said.splitlines() if "CHƯA BÁO CÁO" in line]
    shares = f"{UNITS[1].name} 2, {UNITS[3].name} 1"
    command = "/nhiemvu chưa báo cáo, tháng 11/2026"
    assert line == f"🔕 CHƯA BÁO CÁO 10 ngày làm việc trở lên (3): {shares}. Xem: {command}"
    assert "CHƯA BÁO CÁO" not in table(board_of(tallies, filters=Filters(status=Status.OVERDUE))).html


def test_an_empty_board_says_so_without_a_table() -> None:
    said = table(board_of([])).html
    assert "Chưa có nhiệm vụ nào" in said
    assert "<pre>" not in said


def test_the_filters_are_said_back() -> None:
    filters = Filters((UnitName(1, "Văn <phòng>"),), months(2026, 11, 1), "10/kh-skhcn", Status.OVERDUE)
    said = table(board_of(BUSY, filters=filters)).html
    assert "Phạm vi: Văn &lt;phòng&gt;; quá hạn; có hạn trong tháng 11/2026; theo văn bản “10/kh-skhcn”" in said
    assert "Nhiệm vụ không có thời hạn được tính theo ngày giao." in said


names = st.text(st.sampled_from("AĐêữ ộ<&>Phòng 🔬한x\u0301"), min_size=1, max_size=40)
counts = st.sampled_from([1, 9, 10, 99, 100, 1_000, 12_345, 1_000_000])


@given(
    names=st.lists(names, min_size=1, max_size=6),
    counted=st.lists(st.tuples(st.integers(1, 6), st.sampled_from(State), st.sampled_from(Timeliness), counts)),
)
def test_no_line_of_a_table_is_wider_than_a_phone_and_its_numbers_add_up(
    names: list[str], counted: list[tuple[int, State, Timeliness, int]]
) -> None:
    units = [Unit(number, name) for number, name in enumerate(names, 1)]
    board = board_of([Tally(*one) for one in counted if one[0] <= len(units)], units=units)
    for block in blocks(table(board).html):
        lines = block.split("\n")
        assert max(map(width, lines)) <= COLUMNS
        assert len({width(line.partition("|")[0]) for line in lines}) == 1
        numbers = [[int(number) for number in re.findall(r"\d+", line.partition("|")[2])] for line in lines[2:]]
        if len(units) > 1:
            assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


def test_a_table_goes_on_in_the_next_message() -> None:
    units = [Unit(number, f"Phòng Nghiệp vụ số {number}") for number in range(1, 121)]
    tallies = [Tally(unit.id, State.ASSIGNED, Timeliness.IN_TIME, 1) for unit in units]
    parts = pages(table(board_of(tallies, LATE, units)))
    assert len(parts) > 1
    for part in parts:
        assert length(part.html) <= LIMIT
        assert part.html.count("<pre>") == part.html.count("</pre>")
        assert part.shows == (109, 103)
    shown = "\n".join("\n".join(blocks(part.html)) for part in parts)
    assert all(f"\nP. NVS{unit.id} " in shown for unit in units)


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        (Unit(1, "Văn phòng", ("VP",)), "Văn phòng"),
        (Unit(1, "Phòng Quản lý khoa học", ("Phòng Quản lý KH", "QLKH")), "QLKH"),
        (Unit(1, "Phòng Quản lý khoa học"), "P. QLKH"),
        (Unit(1, "Chi cục Tiêu chuẩn Đo lường Chất lượng"), "CC TCĐLCL"),
        (Unit(1, "Ban Quản lý khu công nghệ cao"), "BQL KCNC"),
        (Unit(1, "Quỹ Phát triển khoa học và công nghệ"), "Quỹ Phát tr…"),
    ],
)
def test_short_names(unit: Unit, short: str) -> None:
    assert short_names([unit]) == {1: short}


def test_two_units_never_share_a_short_name() -> None:
    units = [Unit(1, "Phòng Quản lý công nghệ"), Unit(2, "Phòng Quy hoạch"), Unit(3, "P. QLCN")]
    assert short_names(units) == {1: "P. QLCN 1", 2: "P. QH", 3: "P. QLCN 2"}


def listing(filters: Filters, *tasks: Task, total: int | None = None) -> TaskList:
    lines = tuple(Listed(one, supporting=False) for one in tasks)
    return TaskList(filters, lines, len(tasks) if total is None else total, 17, NOW, CALENDAR)


def test_a_list_in_words() -> None:
    found = listing(
        Filters(page=2),
        task(1, days=-1, last_words="vướng kinh phí"),
        task(2, UNITS[0], days=0),
        task(4, days=3, percent=80),
        task(5, days=10, state=State.WAITING),
        task(6),
        total=26,
    )
    message = page(replace(found, lines=(*found.lines, Listed(task(7, UNITS[3], days=6), supporting=True))))
    assert (
        plain(message.html)
        == """\
NHIỆM VỤ: chưa hoàn thành
Có 26 nhiệm vụ, trang 2/3, tính đến 10:15 ngày 20/11/2026.

1. 🔴 /nv1 Rà soát văn bản 1
Phòng Quản lý khoa học, hạn thứ Năm 19/11/2026, trễ 1 ngày
Báo cáo gần nhất: “vướng kinh phí”

2. 🟡 /nv2 Rà soát văn bản 2
Văn phòng, hạn thứ Sáu 20/11/2026, hạn trong hôm nay

3. 🟡 /nv4 Rà soát văn bản 4
Phòng Quản lý khoa học, hạn thứ Hai 23/11/2026, còn 1 ngày làm việc, đã báo 80%

4. 🟢 /nv5 Rà soát văn bản 5
Phòng Quản lý khoa học, hạn thứ Hai 30/11/2026, còn 5 ngày làm việc, chờ điều kiện

5. ⚪ /nv6 Rà soát văn bản 6
Phòng Quản lý khoa học, không có thời hạn

6. 🟡 /nv7 Rà soát văn bản 7
Trung tâm Thông tin và Thống kê khoa học, phối hợp, hạn thứ Năm 26/11/2026, còn 3 ngày làm việc

Trang sau: bấm nút hoặc gõ /nhiemvu trang 3"""
    )
    assert message.shows == (101, 102, 104, 105, 106, 107)
    assert [[button.label for button in row] for row in message.buttons] == [["Trang trước", "Trang sau"]]


def test_an_empty_list_says_what_was_looked_for() -> None:
    message = page(listing(Filters(status=Status.OVERDUE)))
    assert message.html == "<b>NHIỆM VỤ</b>: quá hạn\nKhông có nhiệm vụ nào trong phạm vi đồng chí được xem."
    assert message.buttons == ()


def test_a_page_of_the_longest_tasks_is_one_message() -> None:
    long = Unit(1, "Trung tâm Ứng dụng " * 15)
    said = "chờ ý kiến của các cơ quan có liên quan " * 20
    tasks = [
        replace(task(number, long, days=-400, state=State.RETURNED, last_words=said), content=said)
        for number in range(100_001, 100_011)
    ]
    filters = Filters((UnitName(1, long.name), UnitName(2, long.name)), week(TODAY), "kế hoạch " * 30, Status.OPEN)
    message = page(listing(filters, *tasks, total=99_999))
    assert length(message.html) <= LIMIT
    assert message.html.count("/nv") == 10


@pytest.mark.parametrize(("number", "labels"), [(1, ["Trang sau"]), (3, ["Trang trước"])])
def test_the_first_and_the_last_page_have_one_neighbour(number: int, labels: list[str]) -> None:
    message = page(listing(Filters(page=number), task(1), total=21))
    assert [button.label for row in message.buttons for button in row] == labels


def test_filters_too_long_for_a_button_can_be_typed() -> None:
    message = page(listing(Filters(paper="kế hoạch " * 8), task(1), total=21))
    assert message.buttons == ()
    assert "trang 2</code>" in message.html


@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**6), max_size=3), st.integers(1, 9_999))
def test_buttons_keep_to_what_the_messenger_takes(owner: int, units: list[int], number: int) -> None:
    filters = Filters(tuple(UnitName(unit, "Phòng") for unit in units), week(TODAY), "10/kh-skhcn", page=number)
    message = page(replace(listing(filters, task(1), total=99_999), owner=owner))
    assert all(len(button.data.encode()) <= 64 for row in message.buttons for button in row)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (months(2026, 11, 1), "tháng 11/2026"),
        (months(2026, 10, 3), "quý IV/2026"),
        (months(2026, 11, 3), "từ 01/11/2026 đến 31/01/2027"),
        (months(2026, 2, 3), "từ 01/02/2026 đến 30/04/2026"),
        (months(2026, 1, 12), "năm 2026"),
        (months(2026, 1, 6), "6 tháng đầu năm 2026"),
        (months(2026, 1, 9), "9 tháng đầu năm 2026"),
        (months(2026, 7, 6), "6 tháng cuối năm 2026"),
        (replace(months(2026, 11, 1), exact=True), "từ 01/11/2026 đến 30/11/2026"),
        (Period(TODAY, TODAY), "ngày 20/11/2026"),
        (week(TODAY), "từ 16/11/2026 đến 22/11/2026"),
    ],
)
def test_a_period_is_said_as_an_office_says_it(period: Period, words: str) -> None:
    assert period_words(period) == words


MAI = Called(7, "Bùi Thị Mai Phương")


@given(
    st.builds(
        Filters,
        units=st.lists(st.sampled_from(UNITS), unique=True, max_size=3).map(
            lambda units: tuple(UnitName(unit.id, unit.name) for unit in units)
        ),
        period=st.none() | st.sampled_from([months(2026, 11, 1), months(2025, 4, 3), week(TODAY)]),
        paper=st.none() | st.sampled_from(["10/kh-skhcn", "chuyen doi so"]),
        status=st.none() | st.sampled_from(Status),
        scope=st.sampled_from(Scope),
        page=st.integers(1, 99),
        supporting=st.booleans(),
        person=st.none() | st.just(MAI),
        assigner=st.none() | st.sampled_from([SPEAKER, LEADERS, MAI, Called(None, "UBND tỉnh")]),
        urgency=st.none() | st.sampled_from([Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS]),
        text=st.none() | st.sampled_from(["số hóa hồ sơ", "tháng 11"]),
        task=st.none() | st.just(14),
        as_of=st.none() | st.just(dt.date(2026, 11, 19)),
        against=st.none() | st.sampled_from(Against),
    )
)
def test_what_is_offered_to_be_typed_is_understood(filters: Filters) -> None:
    known = [Named(unit.id, unit.name, unit.aliases) for unit in UNITS]
    people = [Colleague(MAI.id or 0, MAI.name, unit=UNITS[0].id), Colleague(8, "Lê Văn An", leader=True)]
    asked = replace(filters, given=filters.period is not None and filters.assigner is not None)
    for one in (filters, asked):
        assert read_filters(typed(one), units=known, today=TODAY, people=people) == one
