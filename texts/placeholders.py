"""What can stand in a template of an office, by its name: documented once, and filled from the shipped paper itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from domain.overviews.account import Account
from domain.overviews.report import Face, Report
from texts import account_papers, letter, official, register, report, report_results
from texts.official import Band, Block, Clause, Item, OfficialPaper, Paragraph, Row, Section, Table, number

Values = dict[str, Any]
"""Words, lists of values, and values with names of their own; None, an empty list or no word where there is nothing."""


@dataclass(frozen=True)
class Placeholder:
    """What stands there; with `fields` it has parts ("tong_cong.ten"), of `many` each is gone through in a loop."""

    about: str
    fields: Mapping[str, "Placeholder"] = field(default_factory=dict)
    many: bool = False


def _named(**about: str) -> dict[str, Placeholder]:
    return {name: Placeholder(words) for name, words in about.items()}


_UNIT = _named(
    tt="số thứ tự",
    ten="tên đơn vị",
    tong="tổng số nhiệm vụ",
    hoan_thanh_dung_han="đã hoàn thành đúng hạn",
    hoan_thanh_qua_han="đã hoàn thành quá hạn",
    hoan_thanh_khong_han="đã hoàn thành, không hạn",
    trong_han="chưa hoàn thành, trong hạn",
    qua_han="chưa hoàn thành, quá hạn",
    khong_han="chưa hoàn thành, không hạn",
    ty_le="tỷ lệ hoàn thành",
)
_FLOW = _named(
    tt="số thứ tự",
    ten="tên đơn vị",
    phai_thuc_hien="phải thực hiện trong kỳ",
    chuyen_sang="kỳ trước chuyển sang",
    giao_moi="giao mới",
    mo_lai="mở lại",
    chuyen_den="đơn vị khác chuyển đến",
    hoan_thanh_dung_han="đã hoàn thành đúng hạn",
    hoan_thanh_qua_han="đã hoàn thành quá hạn",
    hoan_thanh_khong_han="đã hoàn thành, không hạn",
    da_huy="đã hủy",
    chuyen_di="chuyển đơn vị khác",
    trong_han="chưa hoàn thành, trong hạn",
    qua_han="chưa hoàn thành, quá hạn",
    khong_han="chưa hoàn thành, không hạn",
)
_TASK = _named(
    nhom="tên đơn vị ở dòng đầu của đơn vị đó, các dòng sau để trống",
    tt="số thứ tự",
    noi_dung="nội dung, kèm văn bản giao",
    don_vi="đơn vị chủ trì",
    phoi_hop="đơn vị phối hợp",
    san_pham="sản phẩm",
    thoi_han="thời hạn",
    tien_do="tiến độ, kết quả",
    ghi_chu="ghi chú: gia hạn, vướng mắc, mức khẩn",
)
_LATE = _named(
    tt="số thứ tự",
    noi_dung="nội dung, rút gọn nếu dài",
    day_du="nội dung đầy đủ",
    don_vi="đơn vị chủ trì",
    thoi_han="thời hạn",
    so_ngay="số ngày quá hạn",
    ghi_chu="chờ xác nhận, đề nghị gia hạn",
    tinh_hinh="tình hình thực hiện, nguyên nhân",
)
_LINE = {**_named(chu="chữ của dòng"), "la_tieu_de": Placeholder("có, nếu dòng là tiêu đề khoản")}
_SECTION = {**_named(tieu_de="tiêu đề, có số La Mã"), "doan": Placeholder("các dòng của mục", _LINE, many=True)}
_APPENDIX = _named(nhan="“Phụ lục”, “Phụ lục I”", ten="tên phụ lục", kem_theo="“(Kèm theo …)”")

_COMMON = {
    **_named(
        co_quan_chu_quan="cơ quan chủ quản, chữ in hoa",
        co_quan="cơ quan ban hành, chữ in hoa",
        ten_co_quan="tên cơ quan viết trong câu",
        so="“Số:        /BC-SKHCN”, số để trống cho Văn thư",
        ky_hieu="ký hiệu: “BC-SKHCN”",
        dia_danh_ngay="địa danh, ngày tháng năm, ngày để trống cho Văn thư",
        trich_yeu="trích yếu",
        tinh_den="ngày của số liệu: “20/11/2026”",
        tong="tổng số nhiệm vụ",
        hoan_thanh="số đã hoàn thành",
        hoan_thanh_dung_han="số đã hoàn thành đúng hạn",
        hoan_thanh_qua_han="số đã hoàn thành quá hạn",
        hoan_thanh_khong_han="số đã hoàn thành, không hạn",
        chua_hoan_thanh="số chưa hoàn thành",
        trong_han="số chưa hoàn thành, trong hạn",
        so_qua_han="số chưa hoàn thành, quá hạn",
        khong_han="số chưa hoàn thành, không hạn",
        sap_den_han="số sắp đến hạn",
        cho_xac_nhan="số đã báo cáo hoàn thành, chờ xác nhận",
        ty_le_hoan_thanh="tỷ lệ hoàn thành: “59,5%”",
        cau_tong_hop="câu tổng hợp số liệu của báo cáo",
        ket_thuc="câu kết thúc, có “./.”",
        nguoi_ky="họ tên người ký",
    ),
    "don_vi": Placeholder("số liệu từng đơn vị", _UNIT, many=True),
    "tong_cong": Placeholder("dòng cộng của các đơn vị; không có nếu chỉ một đơn vị", _UNIT),
    "nhiem_vu": Placeholder("tất cả nhiệm vụ, theo đơn vị", _TASK, many=True),
    "qua_han": Placeholder("nhiệm vụ quá hạn, chậm nhiều trước", _LATE, many=True),
    "noi_nhan": Placeholder("các dòng nơi nhận", many=True),
    "quyen_han": Placeholder("các dòng quyền hạn, chức vụ người ký", many=True),
}
PLACEHOLDERS: Mapping[Face, Mapping[str, Placeholder]] = {
    Face.WORD: {
        **_COMMON,
        **_named(mo_dau="câu mở đầu", co_nhiem_vu="có, nếu có nhiệm vụ để báo cáo"),
        "can_cu": Placeholder("các căn cứ", many=True),
        "ket_qua": Placeholder("mục kết quả, trước bảng theo đơn vị", _SECTION),
        "ket_qua_cu_the": Placeholder("các dòng kết quả cụ thể, sau bảng", _LINE, many=True),
        "ton_tai": Placeholder("mục tồn tại, khó khăn, vướng mắc", _SECTION),
        "kien_nghi": Placeholder("mục kiến nghị, đề xuất", _SECTION),
        "ky_toi": Placeholder("mục nhiệm vụ kỳ tới", _SECTION),
        "bien_dong": Placeholder("biến động trong kỳ của từng đơn vị; chỉ có trong báo cáo theo kỳ", _FLOW, many=True),
        "bien_dong_cong": Placeholder("dòng cộng của biến động; không có nếu chỉ một đơn vị", _FLOW),
        "phu_luc": Placeholder("phụ lục danh mục nhiệm vụ", _APPENDIX),
        "phu_luc_bien_dong": Placeholder("phụ lục biến động trong kỳ", _APPENDIX),
    },
    Face.LETTER: {
        **_COMMON,
        **_named(danh_gia="đánh giá tình hình, bằng số liệu", dan_yeu_cau="câu dẫn vào các yêu cầu"),
        "kinh_gui": Placeholder("các nơi nhận ở dòng “Kính gửi”", many=True),
        "yeu_cau": Placeholder("các yêu cầu, có số thứ tự", many=True),
        "phu_luc": Placeholder("phụ lục danh mục nhiệm vụ quá hạn, khi danh mục dài", _APPENDIX),
    },
}
"""What there is for each paper; the values below have these names and no others."""


def values(told: Report, face: Face) -> Values:
    """What stands at the placeholders of a paper: its own words and numbers, part by part."""
    return _of_letter(told) if face is Face.LETTER else _of_report(told)


def _of_report(told: Report) -> Values:
    paper, board = report.paper(told), told.board
    opening, *middle, closing = paper.body
    sections = dict(_sections(middle))
    results = sections.get(report.RESULTS)
    before, after = _around_table(results[1] if results else ())
    flows = account_papers.table(board).rows if isinstance(board, Account) and board.flow.came else ()
    appendices = {one.title: one for one in paper.appendices}
    return {
        **_common(told, paper),
        "mo_dau": _words(opening),
        "ket_thuc": _words(closing),
        "co_nhiem_vu": bool(board.total.total),
        "can_cu": list(paper.grounds),
        "ket_qua": _section((results[0], before) if results else None),
        "ket_qua_cu_the": _lines(after),
        "ton_tai": _section(sections.get(report.SHORTCOMINGS)),
        "kien_nghi": _section(sections.get(report.PROPOSALS)),
        "ky_toi": _section(sections.get(report.PLAN)),
        "bien_dong": _rows(_FLOW, flows, bold=False),
        "bien_dong_cong": next(iter(_rows(_FLOW, flows, bold=True)), None),
        "phu_luc": _appendix(appendices.get(report.TABLE_TITLE)),
        "phu_luc_bien_dong": _appendix(appendices.get(account_papers.TITLE)),
    }


def _of_letter(told: Report) -> Values:
    paper = letter.paper(told)
    said = [_words(block) for block in paper.body if isinstance(block, Paragraph)]
    assessment, lead, *asked, closing = said
    return {
        **_common(told, paper),
        "danh_gia": assessment,
        "dan_yeu_cau": lead,
        "yeu_cau": asked,
        "ket_thuc": closing,
        "kinh_gui": list(paper.addressees),
        "phu_luc": _appendix(next(iter(paper.appendices), None)),
    }


def _common(told: Report, paper: OfficialPaper) -> Values:
    board, total = told.board, told.board.total
    units = report_results.by_unit(board).rows
    return {
        "co_quan_chu_quan": paper.heading.above,
        "co_quan": paper.heading.agency,
        "ten_co_quan": official.agency(told.letterhead, board.organization),
        "so": paper.heading.number,
        "ky_hieu": paper.heading.number.rpartition("/")[2],
        "dia_danh_ngay": paper.heading.dated,
        "trich_yeu": paper.subject,
        "tinh_den": official.date(board.as_of.date()),
        "tong": number(total.total),
        "hoan_thanh": number(total.done),
        "hoan_thanh_dung_han": number(total.done_in_time),
        "hoan_thanh_qua_han": number(total.done_late),
        "hoan_thanh_khong_han": number(total.done_undated),
        "chua_hoan_thanh": number(total.open),
        "trong_han": number(total.open_in_time),
        "so_qua_han": number(total.open_overdue),
        "khong_han": number(total.open_undated),
        "sap_den_han": number(total.due_soon),
        "cho_xac_nhan": number(total.awaiting),
        "ty_le_hoan_thanh": official.percent(total.done, total.total) if total.total else "–",
        "cau_tong_hop": " ".join(filter(None, report_results.totals(board))),
        "nguoi_ky": paper.signature.name,
        "don_vi": _rows(_UNIT, units, bold=False),
        "tong_cong": next(iter(_rows(_UNIT, units, bold=True)), None),
        "nhiem_vu": _tasks(register.table(told)),
        "qua_han": _late(told),
        "noi_nhan": list(paper.recipients),
        "quyen_han": list(paper.signature.authority),
    }


def _rows(names: Mapping[str, Placeholder], rows: Sequence[Row | Band], *, bold: bool) -> list[Values]:
    """The rows of a table by the names of its columns; a sum is a `bold` one."""
    chosen = (row for row in rows if isinstance(row, Row) and row.bold is bold)
    return [dict(zip(names, row.cells, strict=True)) for row in chosen]


def _tasks(table: Table) -> list[Values]:
    found: list[Values] = []
    band = ""
    for row in table.rows:
        if isinstance(row, Band):
            band = row.text
        else:
            found.append(dict(zip(_TASK, (band, *row.cells), strict=True)))
            band = ""
    return found


def _late(told: Report) -> list[Values]:
    late, zone = letter.overdue(told), told.board.as_of.tzinfo
    found = []
    for row, entry in zip(letter.rows(told, late), late, strict=True):
        place, short, *rest = row.cells
        cells = (place, short, entry.task.content, *rest, letter.stands(entry, zone))
        found.append(dict(zip(_LATE, cells, strict=True)))
    return found


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[str, Sequence[Block]]]]:
    """Each section by its title: the title with its number, and what stands under it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Section):
            inside = takewhile(lambda one: not isinstance(one, Section), blocks[place + 1 :])
            yield block.title.partition(". ")[2], (block.title, tuple(inside))


def _around_table(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands before the table among these, and what behind it."""
    place = next((place for place, block in enumerate(blocks) if isinstance(block, Table)), len(blocks))
    return blocks[:place], blocks[place + 1 :]


def _section(found: tuple[str, Sequence[Block]] | None) -> Values | None:
    return {"tieu_de": found[0], "doan": _lines(found[1])} if found else None


def _lines(blocks: Sequence[Block]) -> list[Values]:
    return [{"chu": _words(block), "la_tieu_de": isinstance(block, Clause)} for block in blocks]


def _words(block: Block) -> str:
    if isinstance(block, Clause | Section):
        return block.title
    assert isinstance(block, Paragraph | Item)
    return block.text


def _appendix(found: official.Appendix | None) -> Values | None:
    return {"nhan": found.label, "ten": found.title, "kem_theo": found.note} if found else None
