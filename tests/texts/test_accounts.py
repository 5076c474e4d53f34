"""The account of a period as a phone shows it: golden words, and no line of a table wider than a phone."""

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.organizations import Unit
from domain.overviews.account import Account, Adjustments, Inflow, Passage, flows_of, rows_of
from domain.overviews.board import Row
from domain.overviews.filters import Against, Filters
from domain.overviews.periods import Period, months
from domain.tasks import State, Timeliness
from texts.accounts import page
from texts.message import plain
from texts.tables import COLUMNS, width

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
UNITS = (Unit(1, "Văn phòng", ("VP",)), Unit(2, "Phòng Quản lý khoa học", ("P. QLKH",)), Unit(3, "Phòng Kế hoạch"))
DECEMBER = months(2026, 12, 1)
QUIET = [
    Passage(Inflow.CARRIED, 1, 1, State.COMPLETED, Timeliness.IN_TIME, 3),
    Passage(Inflow.ADDED, 2, 2, State.IN_PROGRESS, Timeliness.OVERDUE, 2),
]
BUSY = [
    *QUIET,
    Passage(Inflow.CARRIED, 2, 3, State.SUBMITTED, Timeliness.IN_TIME, 1),
    Passage(Inflow.REOPENED, 3, 3, State.COMPLETED, Timeliness.NO_DEADLINE, 1),
    Passage(Inflow.ADDED, 1, 1, State.CANCELLED, Timeliness.IN_TIME, 2),
]


def account_of(
    passages: Sequence[Passage],
    period: Period = DECEMBER,
    units: Sequence[Unit] = UNITS,
    adjustments: Adjustments | None = None,
    before: Account | None = None,
) -> Account:
    rows = rows_of(flows_of(passages), units, narrowed=False)
    return Account(
        organization="Sở Khoa học và Công nghệ",
        as_of=dt.datetime.combine(period.last, dt.time.max, HANOI),
        calendar=WorkingCalendar(),
        filters=Filters(period=period, against=Against.BEFORE if before else None),
        rows=tuple(Row(row.unit, row.flow.cells) for row in rows),
        counted=period,
        ended=True,
        flows=rows,
        adjustments=adjustments or Adjustments(),
        before=before,
    )


GOLDEN = """\
TỔNG HỢP NHIỆM VỤ THÁNG 12/2026
Sở Khoa học và Công nghệ
(từ 01/12/2026, tính đến hết ngày 31/12/2026)

Có 9 nhiệm vụ (kỳ trước chuyển sang 4, giao mới 4, mở lại 1): hoàn thành 4 \
(đúng hạn 3, quá hạn 0, không có thời hạn 1), hủy 2, chưa hoàn thành 3 (trong hạn 1, quá hạn 2).
Trong số chưa hoàn thành: 1 chờ xác nhận.

              |Vào
Đơn vị    Tổng|CS GM ML Đến
Văn phòng    5| 3  2  0   0
P. QLKH      3| 1  2  0   0
P. KH        2| 0  0  1   1
Tổng        10| 4  4  1   1

              |Đã HT   |Ra    |Chưa
Đơn vị    Tổng|ĐH QH KH|Hủy Đi|TH QH
Văn phòng    5| 3  0  0|  2  0| 0  0
P. QLKH      3| 0  0  0|  0  1| 0  2
P. KH        2| 0  0  1|  0  0| 1  0
Tổng        10| 3  0  1|  2  1| 1  2
Tổng: cộng các cột vào, bằng cộng các cột còn lại; CS: kỳ trước chuyển sang; GM: giao mới; ML: mở lại; \
Đến: đơn vị khác chuyển đến; ĐH, QH: hoàn thành đúng hạn, quá hạn; Đi: chuyển đơn vị khác; \
TH, QH: chưa hoàn thành, còn trong hạn, đã quá hạn; KH: không có thời hạn.
Hoàn thành tính theo ngày xác nhận, đúng hạn hay quá hạn theo ngày báo cáo; \
đã báo cáo mà chưa xác nhận là chưa hoàn thành.
P. KH: Phòng Kế hoạch.

SO VỚI THÁNG 11/2026
                 Kỳ này   Trước     +/−
Chuyển sang           4       3      +1
Giao mới              4       2      +2
Mở lại                1       0      +1
Chuyển đến            1       0      +1
Hoàn thành            4       3      +1
- đúng hạn            3       3       0
- không hạn           1       0      +1
Hủy                   2       0      +2
Chuyển đi             1       0      +1
Chưa hoàn thành       3       2      +1
- trong hạn           1       0      +1
- quá hạn             2       2       0

Điều chỉnh sau kỳ, tính vào kỳ phát sinh: 1 được xác nhận hoàn thành, 2 quá hạn được gia hạn.

Danh sách đã hoàn thành: /nhiemvu đã hoàn thành, tháng 12/2026; chưa hoàn thành: /nhiemvu đến ngày 31/12/2026"""


def blocks(html: str) -> list[str]:
    return [plain(block) for block in re.findall(r"<pre>(.*?)</pre>", html, re.DOTALL)]


def test_the_account_in_words() -> None:
    before = account_of(QUIET, months(2026, 11, 1))
    found = account_of(BUSY, adjustments=Adjustments(confirmed=1, extended=2), before=before)
    assert plain(page(found).html) == GOLDEN


def test_columns_of_zeros_are_left_out_and_one_table_is_enough() -> None:
    [block] = blocks(page(account_of(QUIET)).html)
    assert block.split("\n")[:2] == ["              |Vào  |Đã HT|Chưa", "Đơn vị    Tổng|CS GM|ĐH QH|TH QH"]


def test_an_empty_account_says_so_without_a_table() -> None:
    said = page(account_of([])).html
    assert "Trong kỳ này chưa có nhiệm vụ nào." in said
    assert "<pre>" not in said


@given(
    st.lists(
        st.builds(
            Passage,
            inflow=st.sampled_from(Inflow),
            first=st.integers(1, 3),
            last=st.integers(1, 3),
            state=st.sampled_from(State),
            when=st.sampled_from(Timeliness),
            count=st.sampled_from([1, 9, 10, 99, 1_000, 12_345]),
        ),
        max_size=12,
    )
)
def test_no_line_is_wider_than_a_phone_and_both_sides_add_up(passages: list[Passage]) -> None:
    for block in blocks(page(account_of(passages)).html):
        lines = block.split("\n")
        assert max(map(width, lines)) <= COLUMNS
        numbers = [[int(number) for number in re.findall(r"\d+", line)] for line in lines[2:]]
        assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
