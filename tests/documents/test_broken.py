"""Whatever bytes come: a reader gives a document or a fault, and words are not lost on the way."""

import io
import zipfile
from contextlib import suppress
from functools import cache
from random import Random

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document import Paragraph, words_of
from documents.limits import Limits
from documents.opening import opened
from documents.readers.text import of_text
from domain.documents.faults import Unreadable
from tests.documents.packing import abstract, box, level, listed, num, p, packed, r, table, tc, tr, word
from tests.thoroughness import examples

_DIGITS = b"0123456789"


@cache
def packages() -> list[dict[str, str | bytes]]:
    """Part by part: a letter of everything that the walker knows, one that a library wrote, a workbook."""
    rich = word(
        f"<w:p>{box(p('DỰ THẢO'))}{r('Kính gửi')}</w:p>"
        + p("Giao", listed(1))
        + table(tr(tc("TT", properties='<w:vMerge w:val="restart"/>'), tc("a", properties='<w:gridSpan w:val="2"/>'))),
        numbering=abstract(0, level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%2)")) + num(1, 0),
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:b/></w:rPr></w:style>',
        header1=p("Sở Y tế"),
    )
    letter, book = io.BytesIO(), io.BytesIO()
    written = docx.Document()
    written.add_paragraph("Giao Văn phòng", style="List Number")
    written.add_table(2, 2)
    written.save(letter)
    sheets = openpyxl.Workbook()
    sheets.worksheets[0].append(["TT", "Nhiệm vụ", 1.5])
    sheets.worksheets[0].merge_cells("A2:B3")
    sheets.save(book)
    return [_parts(content) for content in (rich, letter.getvalue(), book.getvalue())]


def _parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def broken(part: bytes, by: Random) -> bytes:
    """Bytes changed, lost, doubled, and numbers that are none any more."""
    found = bytearray(part)
    for _ in range(by.randint(1, 4)):
        at = by.randrange(len(found) + 1)
        match by.randrange(4):
            case 0:
                found[at : at + 1] = bytes([by.randrange(256)])
            case 1:
                del found[at : at + by.randint(1, 40)]
            case 2:
                found[at:at] = found[at // 2 : at // 2 + by.randint(1, 200)]
            case _:
                figures = [place for place, byte in enumerate(found) if byte in _DIGITS] or [0]
                place = by.choice(figures)
                found[place : place + 1] = by.choice([b"-1", b"99999999999", b"x", b"", b"1.5"])
    return bytes(found)


@pytest.mark.by_turns
@given(st.randoms(use_true_random=False), st.integers(0, 2))
@examples(200)
def test_a_broken_package_gives_a_document_or_a_fault(by: Random, which: int) -> None:
    parts = packages()[which]
    name = by.choice(sorted(parts))
    part = parts[name]
    assert isinstance(part, bytes)
    with suppress(Unreadable):
        opened(packed({**parts, name: broken(part, by)}), "a", limits=Limits())


@given(st.binary(max_size=200))
@examples(200)
def test_any_bytes_give_a_document_or_a_fault(content: bytes) -> None:
    with suppress(Unreadable):
        opened(content, "a", limits=Limits())


LETTERS = st.text(st.sampled_from("aăâđêưứ ATS.;:1-+)\n\t\f|/"), max_size=200)


@given(LETTERS)
@examples(400)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    """Bars and blanks part cells; figures alone between blank lines are numbers of pages, rows of signs are drawn."""
    kept = _letters(words_of(of_text(text).blocks))
    assert kept == _letters(text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


@given(st.lists(st.from_regex(r"[A-ZĐ][a-zđê]{2,8}( [a-z]{2,6}){3,20}\.", fullmatch=True), min_size=1, max_size=8))
@examples(40)
def test_paragraphs_that_a_blank_line_parts_stay_apart(paragraphs: list[str]) -> None:
    read = of_text("\n\n".join(paragraphs)).blocks
    assert [block.text for block in read if isinstance(block, Paragraph)] == paragraphs
