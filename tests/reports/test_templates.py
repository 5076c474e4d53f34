"""Templates of an office: the shipped ones make the shipped papers, and no template does more than write values."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION

from domain.overviews.report import Face, Report
from reports.faces import made, starting_template
from tests.reports import department
from tests.reports.test_hostile import HOSTILE, report_with
from texts.placeholders import PLACEHOLDERS, Placeholder, values

PAPERS = (Face.WORD, Face.LETTER)
REPORTS = {
    "a quarter": department.quarter(),
    "a month": department.account(),
    "nothing at all": department.report_of([]),
    "one unit": department.report_of([department.task(1, "Rà soát", department.UNITS[0], due=department.due(3))],
                                     units=department.UNITS[:1]),
    "two of five units late": department.report_of(
        [department.task(n, f"Rà soát {n}", department.UNITS[n], due=department.due(3)) for n in (1, 2)]
    ),
    "300 overdue": department.many(300, late=300),
}  # fmt: skip


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def said(document: Document) -> list[str]:
    """Every paragraph with words and every row of every table, in the order of the document."""
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            found.append(block.text)
    return found


def words_of(document: Document) -> str:
    """All that it says, wherever lines are broken."""
    return "".join("".join(said(document)).split())


@pytest.mark.parametrize("face", PAPERS)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_shipped_template_makes_the_shipped_paper(report: Report, face: Face) -> None:
    template = starting_template(face).content
    own = made(replace(report, template=template), face)
    shipped = opened(made(report, face).content)
    assert not own.without_template
    assert words_of(opened(own.content)) == words_of(shipped)
    assert len(opened(own.content).sections) == len(shipped.sections)
    assert opened(own.content).core_properties.title == shipped.core_properties.title


@pytest.mark.parametrize("face", PAPERS)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_write_stands_in_it_as_they_wrote_it(words: str, face: Face) -> None:
    report = report_with(words)
    own = made(replace(report, template=starting_template(face).content), face)
    assert not own.without_template
    assert words_of(opened(own.content)) == words_of(opened(made(report, face).content))


def test_an_appendix_without_tasks_leaves_no_turned_page() -> None:
    own = made(replace(department.report_of([]), template=starting_template(Face.WORD).content), Face.WORD)
    [pages] = opened(own.content).sections
    assert pages.orientation == WD_ORIENTATION.PORTRAIT


def written(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_template_of_ones_own_says_what_it_says_with_the_numbers_of_the_board() -> None:
    template = written("Sở có {{ tong }} nhiệm vụ, {{ so_qua_han }} quá hạn.", "{%p for nv in qua_han %}",
                       "{{ nv.tt }}. {{ nv.noi_dung }} – {{ nv.so_ngay }} ngày", "{%p endfor %}")  # fmt: skip
    report = department.quarter()
    own = said(opened(made(replace(report, template=template), Face.WORD).content))
    assert own[0] == f"Sở có {report.board.total.total} nhiệm vụ, 0{report.board.total.open_overdue} quá hạn."
    assert len(own) == 1 + report.board.total.open_overdue


@pytest.mark.by_turns
@pytest.mark.parametrize(
    "words",
    [
        "{{ tong.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ don_vi.append(1) }}",
        "{{ range(10) }}",
        "{{ khong_co_gi }}",
        "{{ lipsum() }}",
        "{% for a in nhiem_vu %}{% for b in nhiem_vu %}{% for c in nhiem_vu %}{{ c.noi_dung }}{% endfor %}{% endfor %}"
        "{% endfor %}",
        "{{ tong",
        "{{ 'x' * 10 ** 10 }}",
        "{% for a in tong",
    ],
)
def test_what_reaches_beyond_the_values_is_not_done_and_the_shipped_layout_is_used(words: str) -> None:
    report = department.many(300)
    own = made(replace(report, template=written(words)), Face.WORD)
    assert own.without_template
    assert said(opened(own.content)) == said(opened(made(report, Face.WORD).content))


def test_what_is_no_word_file_gives_the_shipped_layout() -> None:
    own = made(replace(department.quarter(), template=b"PK no"), Face.LETTER)
    assert own.without_template


def names(schema: Mapping[str, Placeholder], told: Mapping[str, Any]) -> None:
    """The values have the names of the table, and no others, all the way down."""
    assert set(told) == set(schema)
    for name, placeholder in schema.items():
        value = told[name]
        assert isinstance(value, list) == placeholder.many
        for one in value if placeholder.many else [value]:
            if placeholder.fields and one is not None:
                names(placeholder.fields, one)


@pytest.mark.parametrize("face", PAPERS)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_values_are_those_that_are_documented(report: Report, face: Face) -> None:
    names(PLACEHOLDERS[face], values(report, face))


@pytest.mark.parametrize("face", PAPERS)
def test_the_shipped_template_names_nothing_that_is_not_documented(face: Face) -> None:
    words = "\n".join(said(opened(starting_template(face).content)))
    used = set(re.findall(r"\{\{ (\w+)", words)) - {"dong", "doan", "dv", "nv", "noi"}
    assert used <= set(PLACEHOLDERS[face])


PAGE = (Path(__file__).parents[2] / "docs" / "mau-van-ban.md").read_text(encoding="utf-8")


def documented(schema: Mapping[str, Placeholder], before: str = "") -> set[tuple[str, str]]:
    """Every placeholder with its parts, and what is said of it."""
    found = set()
    for name, placeholder in schema.items():
        found |= {(f"{before}{name}", placeholder.about), *documented(placeholder.fields, f"{before}{name}.")}
    return found


@pytest.mark.parametrize(("face", "title"), [(Face.WORD, "## Báo cáo"), (Face.LETTER, "## Công văn đôn đốc")])
def test_the_table_of_the_page_is_that_of_the_code(face: Face, title: str) -> None:
    table = PAGE.partition(f"{title}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([\w.]+)` \|[^|]*\| (.*) \|$", table, flags=re.MULTILINE)
    assert set(rows) == documented(PLACEHOLDERS[face])
