"""Whatever people write, every face is made, says it as it was written, and counts it."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from domain.overviews.report import Face, Report
from reports.characters import legal
from reports.faces import made
from tests.reports import department
from tests.thoroughness import examples

LONG = "Xây dựng và triển khai kế hoạch " * 16
HOSTILE = {
    "XML": '</w:t></w:r></w:p><w:p/> & <c> ]]> <!-- "x" -->',
    "HTML": "<script>alert(1)</script> &lt;b&gt; &amp;",
    "a formula": '=HYPERLINK("http://a.b","x")&CMD|" /C calc"!A0',
    "templates": "{{ x.__class__ }} {% for a in b %} ${x} %s {0} #{x}",
    "500 characters": LONG[:500],
    "500 characters without a space": "X" * 500,
    "characters of control": "Rà\x00 so\x08át\x1b[31m \ud800 văn\ufffe bản\u202e\r\n\tmới",
    "marks apart": "Ra\u0300 soa\u0301t va\u0306n ba\u0309n",
    "pictures": "👍🏽 hoàn thành 👨‍👩‍👧 ✅",
    "another script": "工作 задание مهمة",
    "blanks": "   ",
}
FACES = [Face.WORD, Face.LETTER, Face.WORKBOOK, Face.PICTURE]


def report_with(words: str) -> Report:
    """Words wherever people write them: names, contents, products, reports, reasons, papers, the letterhead."""
    unit = department.Unit(1, words)
    other = department.Unit(2, "Phòng Khác")
    source = department.Paper(words, department.NOW.date(), words, words)
    head = department.Letterhead(words, words, words, words, (words,), department.Signer(words, words), words)
    found = [
        department.task(
            number,
            words,
            unit,
            state,
            due=department.exact(words, department.due(1).day or department.NOW.date()),
            product=words,
            last_words=words,
            paper=words,
            source=source,
            support=(department.named(other),),
            reported_at=department.at(2),
        )
        for number, state in enumerate((department.State.IN_PROGRESS, department.State.COMPLETED), 1)
    ]
    return department.report_of(found, units=(unit, other), letterhead=head, reasons={1: words})


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_every_face_is_made_and_whole(words: str, face: Face) -> None:
    content = made(report_with(words), face).content
    if face is Face.PICTURE:
        assert content.startswith(b"\x89PNG")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


@pytest.mark.parametrize("words", [words for words in HOSTILE.values() if words.strip()])
def test_contents_are_told_as_they_were_written(words: str) -> None:
    report = report_with(words)
    said = " ".join(legal(words).split())
    register = docx.Document(io.BytesIO(made(report, Face.WORD).content)).tables[-1]
    assert said in " ".join(register.cell(3, 1).text.split())
    sheet = openpyxl.load_workbook(io.BytesIO(made(report, Face.WORKBOOK).content))["Nhiệm vụ"]
    assert " ".join(str(sheet.cell(6, 3).value).split()) == said


def test_lines_stay_apart_and_words_never_run_together() -> None:
    report = report_with("Rà soát văn bản\nbáo cáo\tkết quả")
    register = docx.Document(io.BytesIO(made(report, Face.WORD).content)).tables[-1]
    assert register.cell(3, 1).text.startswith("Rà soát văn bản\nbáo cáo kết quả")
    sheet = openpyxl.load_workbook(io.BytesIO(made(report, Face.WORKBOOK).content))["Nhiệm vụ"]
    assert sheet.cell(6, 3).value == "Rà soát văn bản báo cáo kết quả"


@pytest.mark.by_turns
@given(st.text(max_size=60))
@examples(60)
def test_a_word_file_of_any_words_reads_back(words: str) -> None:
    document = docx.Document(io.BytesIO(made(report_with(words), Face.WORD).content))
    assert sum(isinstance(block, Table) for block in document.iter_inner_content()) == 4


@pytest.mark.by_turns
@given(st.text(max_size=60))
@examples(60)
def test_a_workbook_of_any_words_reads_back(words: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(report_with(words), Face.WORKBOOK).content), data_only=True)
    assert book["Tổng hợp"].cell(6, 3).value == 2
