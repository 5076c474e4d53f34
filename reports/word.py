"""Lays an official paper out as a Word file, in the measures of the decree."""

import datetime as dt
import io
from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as Pages
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from reports import grids, metrics, template
from reports.characters import LONGEST_PROPERTY, legal
from reports.decree import (
    EVEN_COLUMNS,
    FOOT_COLUMNS,
    GAP,
    HEAD_COLUMNS,
    LANDSCAPE,
    LETTER_SUBJECT_ROOM,
    PORTRAIT,
    RULE_SHARE,
    SUBJECT_ROOM,
    TYPES,
    Part,
)
from texts import official
from texts.official import Appendix, Block, Clause, Item, OfficialPaper, Paragraph, Section, Signature, Table

_STYLES = {Section: Part.SECTION, Clause: Part.CLAUSE, Paragraph: Part.BODY, Item: Part.ITEM}


def laid_out(paper: OfficialPaper, *, made_at: dt.datetime) -> bytes:
    """The paper as .docx; number, day and signature are left to those whose they are."""
    document = document_of(paper)
    describe(document, paper, made_at)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def document_of(paper: OfficialPaper) -> Document:
    """The paper as a document that may be changed still."""
    document = template.blank(PORTRAIT)
    _number_pages(document.sections[0])
    _head(document, paper)
    if not paper.is_letter:
        _title(document, paper)
    address(document, paper.addressees)
    for ground in paper.grounds:
        say(document, Part.GROUND, ground)
    for block in paper.body:
        _block(document, block)
    _foot(document, paper)
    for appendix in paper.appendices:
        append(document, appendix)
    return document


def describe(document: Document, paper: OfficialPaper, made_at: dt.datetime) -> None:
    """What the file tells of itself."""
    known = document.core_properties
    known.title, known.author, known.subject = (
        legal(words)[:LONGEST_PROPERTY] for words in (paper.title, paper.heading.agency, paper.subject)
    )
    known.comments, known.language = "", "vi-VN"
    known.created = known.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)


def _number_pages(pages: Pages) -> None:
    """From 1 in each part, in the middle of the upper margin, and not on its first page (phần II, mục 9)."""
    pages.different_first_page_header_footer = True
    pages.first_page_header.is_linked_to_previous = False
    pages.header.is_linked_to_previous = False
    _restyle(pages.first_page_header.paragraphs[0], Part.PAGE_NUMBER)
    number = _restyle(pages.header.paragraphs[0], Part.PAGE_NUMBER)
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _restyle(paragraph: WordParagraph, part: Part) -> WordParagraph:
    paragraph._p.get_or_add_pPr().style = part.name
    return paragraph


def say(where: Document | Cell, part: Part, words: str) -> WordParagraph:
    """A paragraph behind all that stands there, in the style of the part."""
    paragraph = _restyle(where.add_paragraph(), part)
    paragraph.add_run("\n".join(map(legal, words.split("\n"))))
    return paragraph


def _head(document: Document, paper: OfficialPaper) -> None:
    """Two rows of two cells, so that the number and the date stand level however long the names above are."""
    heading = paper.heading
    left, right = HEAD_COLUMNS
    (agencies, state), (number, dated) = _columns(document, HEAD_COLUMNS, rows=2)
    for line in _lines(heading.above, Part.ABOVE, left):
        say(agencies, Part.ABOVE, line)
    names = _lines(heading.agency, Part.AGENCY, left)
    for line in names:
        say(agencies, Part.AGENCY, line)
    _rule(agencies, left, _width(names[-1], Part.AGENCY) * RULE_SHARE)
    say(state, Part.NATION, official.NATION)
    say(state, Part.MOTTO, official.MOTTO)
    _rule(state, right, _width(official.MOTTO, Part.MOTTO))
    say(number, Part.NUMBER, heading.number)
    if paper.is_letter:
        lines = _lines(paper.subject, Part.LETTER_SUBJECT, LETTER_SUBJECT_ROOM)
        say(number, Part.LETTER_SUBJECT, "\n".join(lines))
    say(dated, Part.DATED, heading.dated)


def _columns(document: Document, widths: Sequence[float], *, rows: int) -> list[list[Cell]]:
    """The cells of a table without rules, still without a paragraph, behind all that stands in the document."""
    table = grids.cells(widths, rows)
    _add(document, table)
    word_table = WordTable(table, document)
    return [[Cell(cell, word_table) for cell in row.tc_lst] for row in table.tr_lst]


def _add(document: Document, element: BaseOxmlElement) -> None:
    document.element.body.insert_element_before(element, "w:sectPr")


def _lines(words: str, part: Part, room: float) -> Sequence[str]:
    return metrics.lines(words, TYPES[part].size, room)


def _width(words: str, part: Part) -> float:
    return metrics.width(words, TYPES[part].size)


def _rule(where: Document | Cell, room: float, length: float) -> None:
    """A solid line in the middle, `length` of `room` millimetres: a low empty paragraph with a border under it."""
    aside = grids.twips((room - min(length, room)) / 2)
    paragraph = where.add_paragraph()
    paragraph._p.insert(
        0,
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
            f'<w:spacing w:line="90" w:lineRule="exact"/><w:ind w:left="{aside}" w:right="{aside}"/></w:pPr>'
        ),
    )


def _title(document: Document, paper: OfficialPaper) -> None:
    say(document, Part.TITLE, paper.kind)
    lines = _lines(paper.subject, Part.SUBJECT, SUBJECT_ROOM)
    for line in lines:
        say(document, Part.SUBJECT, line)
    _rule(document, PORTRAIT.room, _width(lines[-1], Part.SUBJECT) * RULE_SHARE)


def address(document: Document, addressees: Sequence[str]) -> None:
    """One on the line of "Kính gửi:"; several on lines of their own, whose dashes stand under its colon."""
    if len(addressees) == 1:
        only = say(document, Part.ADDRESSEES, f"{official.ADDRESSED} {addressees[0]}")
        only.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    dash = _width(official.ADDRESSED.rstrip(":"), Part.ADDRESSEES)
    widest = max((_width(line, Part.ADDRESSEES) for line in addressees), default=0)
    aside = max((PORTRAIT.room - dash - widest) / 2, 0)
    for line in (official.ADDRESSED, *addressees) if addressees else ():
        paragraph = say(document, Part.ADDRESSEES, line)
        paragraph.paragraph_format.left_indent = Mm(aside if line == official.ADDRESSED else aside + dash)


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Table):
        _gap(document)
        _add(document, grids.grid(block, PORTRAIT.room))
        _gap(document)
    else:
        say(document, _STYLES[type(block)], block.title if isinstance(block, Section | Clause) else block.text)


def _gap(document: Document) -> None:
    """Room around a table, which has none of its own."""
    document.add_paragraph().paragraph_format.line_spacing = Pt(GAP)


def _foot(document: Document, paper: OfficialPaper) -> None:
    """Recipients and signature, level with each other, on one page with the last two paragraphs of the text."""
    _gap(document)
    for paragraph in document.paragraphs[-3:]:
        paragraph.paragraph_format.keep_with_next = True
    if paper.opposite is None:
        ((left, right),) = _columns(document, FOOT_COLUMNS, rows=1)
        _receive(left, paper)
    else:
        ((left, right),) = _columns(document, EVEN_COLUMNS, rows=1)
        _sign(left, paper.opposite)
        # In the same row, which no page break splits: not every program keeps two tables together.
        _receive(left, paper).paragraph_format.space_before = Pt(GAP)
    _sign(right, paper.signature)


def _receive(where: Cell, paper: OfficialPaper) -> WordParagraph:
    """The first paragraph of the recipients."""
    head = say(where, Part.RECIPIENTS_HEAD, official.RECIPIENTS)
    for line in paper.recipients:
        say(where, Part.RECIPIENTS, line)
    return head


def _sign(where: Cell, signature: Signature) -> None:
    for line in signature.authority:
        say(where, Part.AUTHORITY, line)
    say(where, Part.SIGNER, signature.name)


def append(document: Document, appendix: Appendix) -> None:
    """A part of its own on turned pages, which are numbered anew."""
    pages = document.add_section(WD_SECTION.NEW_PAGE)
    _flatten(document.paragraphs[-1])
    template.lay(pages, LANDSCAPE)
    say(document, Part.APPENDIX, appendix.label)
    for line in _lines(appendix.title, Part.APPENDIX_TITLE, LANDSCAPE.room):
        say(document, Part.APPENDIX_TITLE, line)
    say(document, Part.APPENDIX_NOTE, appendix.note)
    _rule(document, LANDSCAPE.room, _width(appendix.note, Part.APPENDIX_NOTE) * RULE_SHARE)
    _gap(document)
    _add(document, grids.grid(appendix.table, LANDSCAPE.room))
    _flatten(document.add_paragraph())


def _flatten(paragraph: WordParagraph) -> None:
    """Word wants a paragraph behind each table; it is to take no room."""
    paragraph.paragraph_format.line_spacing = Pt(1)
