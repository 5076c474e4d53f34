"""The shipped layout as a template to start from: placeholders where the paper has words, loops where it has rows."""

import io
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from domain.overviews.report import Face
from reports import grids, word
from reports.decree import HEAD_COLUMNS, LANDSCAPE, PORTRAIT, Part
from texts import account_papers, letter, official, register, report, report_results
from texts.official import Appendix, Band, Block, Clause, Column, OfficialPaper, Paragraph, Row, Section, Table
from texts.placeholders import PLACEHOLDERS

RULE = 30.0
"""Millimetres of the rule under the names of bodies and under the subject, whose length nobody knows yet."""
_WIDEST = "- Phòng Quản lý Khoa học và Công nghệ;"
"""An addressee such as stands in the middle of its line."""


def template_of(face: Face) -> bytes:
    """The template to start from, as .docx."""
    document = _letter() if face is Face.LETTER else _report()
    _set_rules(document, face)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _paper(
    kind: str, body: Sequence[Block], *, grounds: tuple[str, ...] = (), addressees: tuple[str, ...] = ()
) -> OfficialPaper:
    return OfficialPaper(
        heading=official.Heading("{{ co_quan_chu_quan }}", "{{ co_quan }}", "{{ so }}", "{{ dia_danh_ngay }}"),
        kind=kind,
        subject="{{ trich_yeu }}",
        body=tuple(body),
        recipients=_each("dong", "noi_nhan"),
        signature=official.Signature(_each("dong", "quyen_han"), "{{ nguoi_ky }}"),
        grounds=grounds,
        addressees=addressees,
    )


def _each(one: str, many: str) -> tuple[str, ...]:
    """A paragraph for each of a list."""
    return f"{{%p for {one} in {many} %}}", f"{{{{ {one} }}}}", "{%p endfor %}"


def _only_if(condition: str, *blocks: Block) -> tuple[Block, ...]:
    return Paragraph(f"{{%p if {condition} %}}"), *blocks, Paragraph("{%p endif %}")


def _lines(many: str) -> tuple[Block, ...]:
    """The lines of a section, of which some are titles."""
    line = "{{ doan.chu }}"
    chosen = _only_if("doan.la_tieu_de", Clause(line), Paragraph("{%p else %}"), Paragraph(line))
    return Paragraph(f"{{%p for doan in {many} %}}"), *chosen, Paragraph("{%p endfor %}")


def _row(of: str, names: Iterable[str], *, bold: bool = False) -> Row:
    return Row(tuple(f"{{{{ {of}.{name} }}}}" for name in names), bold=bold)


def _each_row(one: str, many: str, *rows: Row | Band) -> tuple[Row | Band, ...]:
    return Band(f"{{%tr for {one} in {many} %}}"), *rows, Band("{%tr endfor %}")


def _rows_if(condition: str, *rows: Row | Band) -> tuple[Row | Band, ...]:
    return Band(f"{{%tr if {condition} %}}"), *rows, Band("{%tr endif %}")


def _summed(columns: tuple[Column, ...], many: str, total: str, *, numbered: bool) -> Table:
    """A row for each unit, and the sums."""
    names = PLACEHOLDERS[Face.WORD][many].fields
    rows = (*_each_row("dv", many, _row("dv", names)), *_rows_if(total, _row(total, names, bold=True)))
    return Table(columns, rows, numbered)


def _tasks() -> Table:
    first, *names = PLACEHOLDERS[Face.WORD]["nhiem_vu"].fields
    band = _rows_if(f"nv.{first}", Band(f"{{{{ nv.{first} }}}}"))
    return Table(register.COLUMNS, _each_row("nv", "nhiem_vu", *band, _row("nv", names)), numbered=True)


_LATE = ("tt", "noi_dung", "don_vi", "thoi_han", "so_ngay", "ghi_chu")
_LATE_WIDE = ("tt", "day_du", "don_vi", "thoi_han", "so_ngay", "tinh_hinh")


def _report() -> Document:
    units = _summed(report_results.UNIT_COLUMNS, "don_vi", "tong_cong", numbered=False)
    body: list[Block] = [Paragraph("{{ mo_dau }}"), Section("{{ ket_qua.tieu_de }}"), *_lines("ket_qua.doan")]
    body += [*_only_if("co_nhiem_vu", units), *_lines("ket_qua_cu_the")]
    for section in ("ton_tai", "kien_nghi", "ky_toi"):
        body += _only_if(section, Section(f"{{{{ {section}.tieu_de }}}}"), *_lines(f"{section}.doan"))
    body.append(Paragraph("{{ ket_thuc }}"))
    document = word.document_of(_paper(report.KIND, body, grounds=_each("dong", "can_cu")))
    _append(document, "phu_luc", _tasks())
    flows = _summed(account_papers.COLUMNS, "bien_dong", "bien_dong_cong", numbered=True)
    _append(document, "phu_luc_bien_dong", flows)
    return document


def _letter() -> Document:
    late = Table(letter.COLUMNS, _each_row("nv", "qua_han", _row("nv", _LATE)))
    wide = Table(letter.WIDE, _each_row("nv", "qua_han", _row("nv", _LATE_WIDE)), numbered=True)
    body: list[Block] = [Paragraph("{{ danh_gia }}"), *_only_if("qua_han and not phu_luc", late)]
    body += [Paragraph("{{ dan_yeu_cau }}"), *map(Paragraph, _each("dong", "yeu_cau")), Paragraph("{{ ket_thuc }}")]
    document = word.document_of(_paper("", body, addressees=("{{ kinh_gui[0] }}",)))
    _address_several(document)
    _append(document, "phu_luc", wide)
    return document


def _address_several(document: Document) -> None:
    """The line of one addressee where there is one, and the lines of several where there are more."""
    only = next(one for one in document.paragraphs if one.text.startswith(official.ADDRESSED))
    before = len(document.paragraphs)
    word.address(document, (_WIDEST, _WIDEST))
    head, one, left_over = document.paragraphs[before:]
    left_over._p.getparent().remove(left_over._p)  # type: ignore[union-attr]
    one.runs[0].text = "{{ noi }}"
    several = [_says(document, "{%p else %}"), head, _says(document, "{%p for noi in kinh_gui %}"), one]
    several += [_says(document, "{%p endfor %}"), _says(document, "{%p endif %}")]
    only._p.addprevious(_says(document, "{%p if kinh_gui|length == 1 %}")._p)
    for paragraph in reversed(several):
        only._p.addnext(paragraph._p)


def _says(document: Document, words: str) -> WordParagraph:
    return word.say(document, Part.BODY, words)


def _append(document: Document, name: str, table: Table) -> None:
    """An appendix that is there where its value is."""
    before = len(document.element.body)
    label, title, note = (f"{{{{ {name}.{part} }}}}" for part in ("nhan", "ten", "kem_theo"))
    word.append(document, Appendix(label, title, note, table))
    added = list(document.element.body)[before - 1 : -1]
    first = next(one for one in added if label in "".join(one.itertext()))
    first.addprevious(_says(document, f"{{%p if {name} %}}")._p)
    added[-1].addprevious(_says(document, "{%p endif %}")._p)


def _set_rules(document: Document, face: Face) -> None:
    """The rules under words that nobody knows yet; the one under the motto is as long as it has to be."""
    under_subject = [] if face is Face.LETTER else [PORTRAIT.room]
    rooms = [HEAD_COLUMNS[0], None, *under_subject]
    rules = list(document.element.body.iter(qn("w:pBdr")))
    rooms += [LANDSCAPE.room] * (len(rules) - len(rooms))
    for rule, room in zip(rules, rooms, strict=True):
        if room is not None:
            properties = rule.getparent()
            aside = f"{grids.twips((room - RULE) / 2)}"
            indent = properties.find(qn("w:ind"))
            indent.set(qn("w:left"), aside)
            indent.set(qn("w:right"), aside)
