"""A department made up for papers: its letterhead, its units, and Reports of any tasks, counted as rules count."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from domain import tasks
from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.letterhead import Authority, Letterhead, Signer
from domain.organizations import Unit
from domain.overviews import groups
from domain.overviews.account import Account, Adjustments, Flow, FlowRow
from domain.overviews.board import Board, Late, Tally, late_ones, rows_of
from domain.overviews.filters import EVERYTHING, Filters
from domain.overviews.periods import Period
from domain.overviews.report import Entry, Report
from domain.registering.papers import Paper
from domain.tasks import Due, PersonName, State, Task, Timeliness, UnitName, Urgency

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 20, 9, 40, tzinfo=ZONE)
CALENDAR = WorkingCalendar()
ORGANIZATION = "Sở Khoa học và Công nghệ"
LETTERHEAD = Letterhead(
    above="UBND tỉnh Sông Lam",
    agency="Sở Khoa học và Công nghệ",
    symbol="SKHCN",
    place="Sông Lam",
    recipients=("Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở"),
    signer=Signer("Trần Minh Khoa", "Phó Giám đốc", Authority.FOR_HEAD),
    drafter="VP",
)
UNITS = (
    Unit(1, "Văn phòng"),
    Unit(2, "Phòng Quản lý Khoa học"),
    Unit(3, "Phòng Chuyển đổi số"),
    Unit(4, "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
    Unit(5, "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"),
)
PLAN = Paper("45/KH-UBND", dt.date(2026, 1, 12), "UBND tỉnh", "chuyển đổi số tỉnh Sông Lam năm 2026")
LETTER = Paper("1187/VPUB-KGVX", dt.date(2026, 9, 28), "Văn phòng UBND tỉnh", "báo cáo kết quả thực hiện Đề án 06")

INSPECTION = Paper("212/KH-UBND", dt.date(2026, 9, 15), "UBND tỉnh", "kiểm tra đo lường, chất lượng xăng dầu năm 2026")


def exact(words: str, day: dt.date) -> Due:
    return Due(words, DeadlineKind.EXACT, day)


def due(day: int, month: int = 11) -> Due:
    """A day of 2026 as somebody would type it."""
    return exact(f"{day}/{month}", dt.date(2026, month, day))


def task(number: int, content: str, unit: Unit, state: State = State.IN_PROGRESS, **more: object) -> Task:
    known = Task(
        id=number,
        organization=1,
        number=number,
        content=content,
        lead=UnitName(unit.id, unit.name),
        state=state,
        created_at=dt.datetime(2026, 10, 1, 8, tzinfo=ZONE),
    )
    return replace(known, **more)  # type: ignore[arg-type]


def at(day: int, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, 10, 30, tzinfo=ZONE)


def named(unit: Unit) -> UnitName:
    return UnitName(unit.id, unit.name)


def report_of(
    found: Sequence[Task],
    *,
    units: Sequence[Unit] = UNITS,
    letterhead: Letterhead = LETTERHEAD,
    filters: Filters = EVERYTHING,
    reasons: Mapping[int, str] | None = None,
    asked: Mapping[int, Due] | None = None,
    earlier: Mapping[int, tuple[Due, ...]] | None = None,
    coming_until: dt.date | None = None,
    now: dt.datetime = NOW,
) -> Report:
    """The Report of these tasks at `now`; `reasons`, `asked` and `earlier` deadlines go by the number of a task."""
    counted = [one for one in found if one.state is not State.CANCELLED]
    order = {unit.id: place for place, unit in enumerate(units)}
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    counted.sort(key=lambda one: (order[one.lead.id], (one.due and one.due.ends(ZONE)) or last, one.number))
    entries = tuple(
        Entry(
            one,
            tasks.timeliness(one, now, CALENDAR),
            tasks.days_late(one, now),
            (*(earlier or {}).get(one.number, ()), *([one.due] if one.due else [])),
            (reasons or {}).get(one.number),
            (asked or {}).get(one.number),
        )
        for one in counted
    )
    return Report(
        board=_board(found, units, filters, now),
        entries=entries,
        letterhead=letterhead,
        coming=tuple(
            sorted(_coming(counted, now, coming_until), key=lambda one: (one.due and one.due.day, one.number))
        ),
        coming_until=coming_until,
    )


def _board(found: Sequence[Task], units: Sequence[Unit], filters: Filters, now: dt.datetime) -> Board:
    tallies = [
        Tally(lead, state, when, count)
        for (lead, state, when), count in Counter(
            (one.lead.id, one.state, tasks.timeliness(one, now, CALENDAR)) for one in found
        ).items()
    ]
    late: tuple[Late, ...] = late_ones(
        (
            one
            for one in found
            if one.state not in tasks.CLOSED and tasks.timeliness(one, now, CALENDAR) is Timeliness.OVERDUE
        ),
        now,
        {},
    )
    return Board(
        organization=ORGANIZATION,
        as_of=now,
        calendar=CALENDAR,
        filters=filters,
        rows=rows_of(tallies, units, narrowed=False),
        cancelled=sum(one.state is State.CANCELLED for one in found),
        overdue=late[:30],
        awaiting=tuple(one for one in found if one.state is State.SUBMITTED)[:10],
        returned=tuple(one for one in found if one.state is State.RETURNED)[:10],
    )


def _coming(found: Sequence[Task], now: dt.datetime, until: dt.date | None) -> list[Task]:
    if until is None:
        return []
    return [
        one
        for one in found
        if one.state in tasks.OPEN_TO_REPORTS and one.due and one.due.day and now.date() <= one.due.day <= until
    ]


def quarter() -> Report:
    """A department in the middle of a quarter: every cell of the statistics, reasons, requests, moved deadlines."""
    office, research, digital, measures, centre = UNITS
    done, open_ = State.COMPLETED, State.IN_PROGRESS
    found = [
        task(1, "Tham mưu UBND tỉnh ban hành Kế hoạch triển khai Nghị quyết số 57-NQ/TW năm 2027", research, done,
             due=due(30, 10), reported_at=at(28, 10), completed_at=at(29, 10), product="dự thảo kế hoạch",
             last_words="xong rồi ạ, đã trình tại Tờ trình 88/TTr-SKHCN", source=PLAN, paper="45/KH-UBND"),
        task(2, "Rà soát danh mục dịch vụ công trực tuyến toàn trình thuộc phạm vi quản lý của Sở", office, done,
             due=due(10), reported_at=at(9), completed_at=at(10), support=(named(digital),), product="báo cáo",
             last_words="đã gửi báo cáo 152/BC-SKHCN"),
        task(3, "Báo cáo kết quả thực hiện Đề án 06 quý III", office, done, due=due(15, 10), reported_at=at(19, 10),
             completed_at=at(20, 10), last_words="Báo cáo 140/BC-SKHCN", source=LETTER, paper="1187/VPUB-KGVX",
             product="báo cáo"),
        task(4, "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực", digital, open_, due=due(10),
             percent=80, last_words="80%, còn chờ máy quét", support=(named(office), named(measures)),
             source=PLAN, paper="45/KH-UBND", product="dữ liệu số hóa"),
        task(5, "Kiểm tra phương tiện đo, chất lượng xăng dầu tại các cửa hàng trên địa bàn tỉnh", measures, open_,
             due=due(31, 10), count=(5, 12), last_words="5/12 cửa hàng", product="biên bản kiểm tra",
             source=INSPECTION, paper="212/KH-UBND", set_above=True),
        task(6, "Trả lời kiến nghị của cử tri về sóng di động tại các xã vùng cao", digital, State.SUBMITTED,
             due=due(18), reported_at=at(19), last_words="dạ xong, công văn 1120/SKHCN-CĐS ạ", urgency=Urgency.URGENT),
        task(7, "Xây dựng dự toán kinh phí sự nghiệp khoa học năm 2027", office, open_, due=due(25), percent=60,
             last_words="60%", product="dự toán", support=(named(research), named(centre))),
        task(8, "Tổ chức hội thảo thương mại hóa kết quả nghiên cứu", centre, State.ASSIGNED, due=due(15, 12),
             support=(named(research),), product="kỷ yếu hội thảo"),
        task(9, "Nghiệm thu 04 nhiệm vụ khoa học và công nghệ cấp tỉnh", research, open_, due=due(20, 12), count=(1, 4),
             last_words="1/4", product="hồ sơ nghiệm thu"),
        task(10, "Tuyên truyền, phổ biến pháp luật về sở hữu trí tuệ", research, open_,
             due=Due("thường xuyên", DeadlineKind.STANDING)),
        task(11, "Hướng dẫn các xã, phường áp dụng hệ thống quản lý chất lượng TCVN ISO 9001", measures, done,
             reported_at=at(5), completed_at=at(6), last_words="Hướng dẫn 15/HD-SKHCN"),
        task(12, "Rà soát quy hoạch hạ tầng viễn thông thụ động", digital, State.RETURNED, due=due(28),
             last_words="việc này của Sở Xây dựng", urgency=Urgency.NORMAL),
        task(13, "Cập nhật dữ liệu vào hệ thống giám sát Nghị quyết 57", digital, open_, due=due(23),
             percent=30, last_words="30%"),
        task(14, "Họp giao ban chuyên đề", office, State.CANCELLED, due=due(5)),
    ]  # fmt: skip
    return report_of(
        found,
        reasons={
            4: "máy quét hỏng, đang chờ mua sắm",
            5: "thiếu kinh phí thuê phương tiện đi lại",
            9: "Hội đồng chưa bố trí được lịch họp",
        },
        asked={5: due(15, 12)},
        earlier={4: (due(31, 10),)},
        coming_until=dt.date(2026, 12, 20),
    )


def grouped(another: str = "Chuyển đổi số") -> Report:
    """The same department, two of whose units no leader is in charge of, with areas of some tasks."""
    report = quarter()
    areas = {1: "Khoa học", 9: "Khoa học", 4: "Chuyển đổi số", 6: "Chuyển đổi số", 13: another}
    entries = tuple(replace(one, task=replace(one.task, area=areas.get(one.task.number))) for one in report.entries)
    first, second = PersonName(1, "Trần Minh Khoa", 1), PersonName(2, "Lê Hoàng Nam", 2)
    charges = {UNITS[0].id: first, UNITS[1].id: second, UNITS[2].id: second}
    return replace(report, entries=entries, groups=groups.of_report(entries, charges))


def many(count: int, *, late: int | None = None) -> Report:
    """A year of a department: `count` tasks over all units and states, or all of them late."""
    states = (State.COMPLETED, State.IN_PROGRESS, State.ASSIGNED, State.SUBMITTED, State.COMPLETED)
    first = dt.date(2026, 2, 1)
    found = [
        task(
            number,
            f"Triển khai nội dung thứ {number} của kế hoạch chuyển đổi số, báo cáo kết quả về Văn phòng Sở tổng hợp",
            UNITS[number % len(UNITS)],
            states[number % len(states)] if late is None else State.IN_PROGRESS,
            due=exact("trong năm", first + dt.timedelta(days=number % (330 if late is None else 200))),
            reported_at=at(1 + number % 19)
            if states[number % len(states)] in (State.COMPLETED, State.SUBMITTED)
            else None,
            support=(named(UNITS[(number + 1) % len(UNITS)]),),
            product="báo cáo",
            last_words="đang phối hợp với các đơn vị liên quan",
            source=PLAN,
            paper=PLAN.number,
        )
        for number in range(1, count + 1)
    ]
    return report_of(found, coming_until=dt.date(2026, 12, 31))


def account() -> Report:
    """The same department at the end of the month, as the account of the month beside the one before."""
    report = quarter()
    board = report.board
    month = Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    flows = []
    for row in board.rows:
        cancelled = int(row.unit.id == UNITS[0].id)
        moved = {UNITS[1].id: {"departed": 1}, UNITS[2].id: {"arrived": 1, "reopened": 1}}.get(row.unit.id, {})
        whole = Flow(cancelled=cancelled, cells=row.cells, **moved)
        carried = min(2, whole.went)
        flows.append(FlowRow(row.unit, replace(whole, carried=carried, added=whole.went - whole.came - carried)))
    shown = {name: getattr(board, name) for name in ("organization", "as_of", "calendar", "rows", "overdue")}
    now = Account(
        **shown,
        filters=Filters(period=month),
        counted=month,
        ended=False,
        flows=tuple(flows),
        cancelled=board.cancelled,
    )
    earlier = Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    before = replace(now, filters=Filters(period=earlier), counted=earlier, flows=now.flows[1:])
    return replace(report, board=replace(now, before=before, adjustments=Adjustments(confirmed=2, extended=1)))
