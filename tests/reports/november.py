"""A round made up for papers: the report of a month, with a late unit, one that sent a file, and a missing one."""

import datetime as dt
from decimal import Decimal

from domain.heard import File
from domain.organizations import Unit
from domain.overviews.jobs import RoundOrder
from domain.overviews.periods import months
from domain.rounds.answers import Answer, Told, UnitPart
from domain.rounds.plan import PERCENT, USUAL, Figure, Item, ItemKind, Plan, RoundKind
from domain.rounds.rounds import Round, RoundReport, Standing
from domain.tasks import PersonName
from tests.reports.department import LETTERHEAD, ORGANIZATION, UNITS, ZONE, exact, named

ORDER = RoundOrder(person=1, round=1)
ONLINE = Item(ItemKind.INDICATOR, "Tỷ lệ hồ sơ trực tuyến", Figure(Decimal(80), measure=PERCENT))
DONE = Item(ItemKind.INDICATOR, "Nhiệm vụ khoa học nghiệm thu", Figure(Decimal(4), measure="nhiệm vụ"))
OUTLINE = (*USUAL, ONLINE, DONE)
RESULTS, OBSTACLES, PLANNED, OF_ONLINE, OF_DONE = range(len(OUTLINE))
NOW = dt.datetime(2026, 11, 30, 9, 15, tzinfo=ZONE)


def report() -> RoundReport:
    """The round of November beside that of October."""
    return RoundReport(standing(), ORGANIZATION, LETTERHEAD, before())


def standing() -> Standing:
    office, research, digital, measures, centre = UNITS
    parts = (
        part(1, office, at(25, 10), {
            RESULTS: Told("Rà soát xong 58/58 thủ tục hành chính\nBáo cáo Đề án 06 quý III đã gửi UBND tỉnh"),
            OBSTACLES: Told("Không có", nothing=True),
            PLANNED: Told("Xây dựng dự toán kinh phí năm 2027"),
            OF_ONLINE: Told("58/60 hồ sơ", Figure(Decimal(58), Decimal(60), "hồ sơ")),
        }),
        part(2, research, at(25, 15), {
            RESULTS: Told("nghiệm thu 03 nhiệm vụ cấp tỉnh"),
            OBSTACLES: Told("Hội đồng chưa bố trí được lịch họp"),
            PLANNED: Told("Nghiệm thu 01 nhiệm vụ còn lại"),
            OF_ONLINE: Told("75%", Figure(Decimal(75), measure=PERCENT)),
            OF_DONE: Told("3", Figure(Decimal(3), measure="nhiệm vụ")),
        }),
        part(3, digital, at(27, 8), {
            RESULTS: Told("Vận hành 12 hệ thống dùng chung, không có sự cố"),
            OBSTACLES: Told("Máy quét hỏng, đang chờ mua sắm"),
            PLANNED: Told("Số hóa 2.000 hồ sơ"),
            OF_ONLINE: Told("46,5%", Figure(Decimal("46.5"), measure=PERCENT)),
            OF_DONE: Told("Không có", nothing=True),
        }),
        part(4, measures, at(24, 9), {}, File("1", "bao-cao-thang-11.docx")),
        UnitPart(5, named(centre)),
    )  # fmt: skip
    return Standing(_round(2, 11), parts, NOW)


def before() -> Standing:
    office, research, *_ = UNITS
    parts = (
        part(6, office, at(25, 10, 10), {OF_ONLINE: Told("92%", Figure(Decimal(92), measure=PERCENT))}),
        part(7, research, at(25, 10, 10), {OF_DONE: Told("2", Figure(Decimal(2), measure="nhiệm vụ"))}),
    )
    return Standing(_round(1, 10), parts, at(31, 9, 10))


def _round(number: int, month: int) -> Round:
    plan = Plan(period=months(2026, month, 1), due=exact(f"26/{month}", dt.date(2026, month, 26)), outline=OUTLINE)
    return Round(number, 1, number, plan, RoundKind.MONTH, at(20, 8, month), "Lê Thị Hồng Hạnh")


def part(number: int, unit: Unit, sent: dt.datetime, told: dict[int, Told], *files: File) -> UnitPart:
    by = PersonName(number, "Nguyễn Văn An", number)
    return UnitPart(number, named(unit), (Answer(by, sent, told, files),))


def at(day: int, hour: int, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, 0, tzinfo=ZONE)
