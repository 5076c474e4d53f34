"""A plan made from random tasks, in random columns, with merged and empty cells, reads back as these tasks."""

from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from documents.document import Cell, Paragraph, Table
from documents.register import register_in
from documents.tables import Seen, found_in, whole_tables
from domain.documents.findings import Found
from tests.documents.drawn import RULES, SIGNED

HEADINGS = {
    "number": ("TT", "STT", "Số TT"),
    "content": ("Nội dung công việc", "Nhiệm vụ", "Tên nhiệm vụ, giải pháp", "Hoạt động"),
    "lead": ("Đơn vị chủ trì", "Chủ trì thực hiện", "Cơ quan/đơn vị thực hiện", "Đơn vị phụ trách"),
    "support": ("Đơn vị phối hợp", "Phối hợp thực hiện", "Cơ quan phối hợp"),
    "product": ("Sản phẩm", "Kết quả", "Sản phẩm dự kiến"),
    "due": ("Thời gian hoàn thành", "Thời hạn", "Thời gian thực hiện", "Hoàn thành"),
    "note": ("Ghi chú", "Lưu ý"),
}
GROUPED = ("lead", "support")
"""What stands below a merged heading, where the headings have two rows."""
UNITS = (
    "Văn phòng Sở",
    "Phòng Kế hoạch - Tài chính",
    "Trung tâm Thông tin, thống kê và ứng dụng",
    "Thanh tra Sở",
    "QLCN",
)
SUPPORT = (*UNITS, "Các phòng, đơn vị thuộc Sở", "Sở Văn hóa, Thể thao và Du lịch")
DUES = ("Quý II", "Trước 15/8", "Tháng 6/2026", "Thường xuyên", "Hằng quý", "Khi có yêu cầu", "31/12/2026", "Năm 2026")
PRODUCTS = ("Kế hoạch", "Báo cáo tổng kết", "Quyết định của Giám đốc Sở", "Biên bản, danh mục")
VERBS = ("Rà soát", "Xây dựng", "Tham mưu ban hành", "Tổ chức kiểm tra", "Công khai")
OBJECTS = (
    "quy chế làm việc của cơ quan", "danh mục hồ sơ năm 2026", "kế hoạch đào tạo, bồi dưỡng",
    "kết quả xử lý vi phạm theo Nghị định số 15/2020/NĐ-CP", "thủ tục hành chính nội bộ",
)  # fmt: skip
SECTIONS = ("Cải cách thể chế", "Thanh tra, kiểm tra", "Chuyển đổi số", "Tài chính - kế toán")
FIELDS = ("lead", "support", "product", "due")


@dataclass(frozen=True)
class Row:
    """A task as its row is to say it; `merged` are the fields that the cell of the row above holds for."""

    content: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    product: str
    due: str
    merged: frozenset[str] = frozenset()


def some(names: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple)


contents = st.builds("{} {} số {}".format, st.sampled_from(VERBS), st.sampled_from(OBJECTS), st.integers(1, 99))
rows = st.builds(
    Row,
    contents,
    some(UNITS, 2),
    some(SUPPORT, 3),
    st.sampled_from(("", *PRODUCTS)),
    st.sampled_from(("", *DUES)),
    st.frozensets(st.sampled_from(FIELDS), max_size=2),
)
parts = st.lists(st.tuples(st.sampled_from(SECTIONS), st.lists(rows, min_size=1, max_size=4)), min_size=1, max_size=3)
layouts = st.permutations([*HEADINGS]).flatmap(
    lambda order: st.tuples(
        st.just(order), st.fixed_dictionaries({key: st.sampled_from(HEADINGS[key]) for key in HEADINGS})
    )
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Table, list[Row], list[str]]:
    """A table, the tasks that it holds, and the numbers of their sections."""
    order, called = draw(layouts)
    separator = draw(st.sampled_from((", ", "; ", "\n", " / ", "\n- ")))
    lines = draw(headings(order, called))
    titled = draw(st.booleans())
    drawn_parts = draw(parts)
    tasks: list[Row] = []
    sections: list[str] = []
    assume(any(row.lead and row.due for _, part in drawn_parts for row in part))
    for count, (title, part) in enumerate(drawn_parts, start=1):
        numeral = ("I", "II", "III")[count - 1]
        if titled:
            lines.append(section(order, numeral, title, banded=draw(st.booleans())))
        before: Row | None = None
        for row in part:
            whole = filled(row, before)
            number = str(len(tasks) + 1) if not titled else str(part.index(row) + 1)
            lines.append(cells(order, whole, number, separator, before))
            tasks.append(whole)
            sections.append(numeral if titled else "")
            before = whole
    return Table(tuple(map(tuple, lines))), tasks, sections


def filled(row: Row, before: Row | None) -> Row:
    """The row with what the merged cells above it say; where there is no row above, nothing is merged."""
    if before is None:
        return Row(row.content, row.lead, row.support, row.product, row.due)
    values = {field: getattr(before if field in row.merged else row, field) for field in FIELDS}
    return Row(row.content, **values, merged=row.merged)


@st.composite
def headings(draw: st.DrawFn, order: list[str], called: dict[str, str]) -> list[list[Cell]]:
    """One row of headings, or two with a merged one above who leads and who supports, where they stand together."""
    first, second = sorted(order.index(key) for key in GROUPED)
    if second - first != 1 or draw(st.booleans()):
        return [[Cell(called[key]) for key in order]]
    above = [Cell(called[key]) for key in order]
    above[first], above[second] = Cell("Đơn vị thực hiện"), Cell(covered=True, across=True)
    below = [Cell(covered=True) for _ in order]
    for place in (first, second):
        below[place] = Cell({"lead": "Chủ trì", "support": "Phối hợp"}[order[place]])
    counts = [[Cell(f"({place + 1})") for place in range(len(order))]] if draw(st.booleans()) else []
    return [above, below, *counts]


def section(order: list[str], numeral: str, title: str, *, banded: bool) -> list[Cell]:
    if banded:
        return [Cell(f"{numeral}. {title}"), *(Cell(covered=True, across=True) for _ in order[1:])]
    return [Cell({"number": numeral, "content": title}.get(key, "")) for key in order]


def cells(order: list[str], row: Row, number: str, separator: str, before: Row | None) -> list[Cell]:
    said = {
        "number": number, "content": row.content, "lead": separator.join(row.lead),
        "support": separator.join(row.support), "product": row.product, "due": row.due,
    }  # fmt: skip
    is_merged = before is not None
    return [Cell(covered=True) if is_merged and key in row.merged else Cell(said.get(key, "")) for key in order]


def told(task: Found) -> tuple[object, ...]:
    return task.content, task.leads, task.support, task.product or "", task.deadline_words or ""


@given(plans())
def test_a_plan_reads_back_as_its_tasks(plan: tuple[Table, list[Row], list[str]]) -> None:
    table, tasks, sections = plan
    found = found_in(table, Seen(SIGNED, RULES, above=("PHỤ LỤC", "Phân công nhiệm vụ")))
    expected = [
        (row.content, row.lead, tuple(name for name in row.support if name not in row.lead), row.product, row.due)
        for row in tasks
    ]
    assert [told(task) for task in found] == expected
    assert [task.place.startswith(f"mục {numeral},") for task, numeral in zip(found, sections, strict=True)] == [
        bool(numeral) for numeral in sections
    ]
    assert len({task.place for task in found}) == len(found)


def is_between_tasks(table: Table, at: int) -> bool:
    """Whether a page may end before this row: below the headings, and within no merged cell."""
    if at == len(table.rows):
        return True
    below_headings = at > 3 and not any(cell.text.startswith("(") for cell in table.rows[at])
    return below_headings and not any(cell.covered and not cell.across for cell in table.rows[at])


@pytest.mark.by_turns
@given(plans(), st.data())
def test_a_plan_over_two_pages_reads_back_likewise(
    plan: tuple[Table, list[Row], list[str]], data: st.DataObject
) -> None:
    table, tasks, _ = plan
    cut = data.draw(st.sampled_from([at for at in range(1, len(table.rows) + 1) if is_between_tasks(table, at)]))
    pages = [Table(part) for part in (table.rows[:cut], table.rows[cut:]) if part]
    blocks = whole_tables((pages[0], Paragraph("12"), *pages[1:]), SIGNED, RULES)
    found = [one for block in blocks if isinstance(block, Table) for one in found_in(block, Seen(SIGNED, RULES))]
    assert [task.content for task in found] == [row.content for row in tasks]


WORDS = (
    "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm", "Tiến độ", "Quý I", "I", "1", "1.1", "-", "x", "Văn phòng",
    "Rà soát quy chế", "a) Lập\nb) Gửi", "15/6\n20/7", "Thường xuyên", "31/2", "Tổng cộng", "",
)  # fmt: skip
any_cells = st.builds(Cell, st.sampled_from(WORDS), st.just(False), st.just(False)) | st.builds(
    Cell, st.just(""), st.just(True), st.booleans()
)
any_tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.tuples(*[any_cells] * width), max_size=8).map(lambda rows: Table(tuple(rows)))
)


@given(st.lists(any_tables, max_size=3))
def test_any_table_is_read(tables: list[Table]) -> None:
    for block in whole_tables(tables, SIGNED, RULES):
        assert isinstance(block, Table)
        assert all(task.content for task in found_in(block, Seen(SIGNED, RULES)))
    register_in(tables, SIGNED, RULES)
