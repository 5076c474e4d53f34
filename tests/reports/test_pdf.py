"""PDFs come from LibreOffice, which fails in ways of its own: none of them passes for a file."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from domain.overviews.report import Face, Report
from domain.refusals import NoPdf
from reports import pdf
from reports.faces import made
from tests.reports import department
from tests.reports.test_templates import written

WORD = made(department.report_of([]), Face.WORD).content


def faked(folder: Path, script: str) -> str:
    """A program that does this instead of converting; it runs where the paper lies."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 0", pdf.Why.NO_OUTPUT),
        ("echo nothing > paper.pdf", pdf.Why.NO_OUTPUT),
        ("echo %PDF-1.7 > other.pdf", pdf.Why.NO_OUTPUT),
        ("exit 77", pdf.Why.FAILED),
        ("echo %PDF-1.7 > paper.pdf; exit 1", pdf.Why.FAILED),
        ("sleep 60", pdf.Why.TOO_LONG),
    ],
)
def test_what_is_no_pdf_is_a_failure_whatever_the_program_says(tmp_path: Path, script: str, why: pdf.Why) -> None:
    with pytest.raises(pdf.NotConverted) as failed:
        pdf.converted(WORD, by=faked(tmp_path, script), longest=0.5)
    assert failed.value.why is why


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    script = faked(tmp_path, f"sleep 60 & echo $! > {told}; wait")
    with pytest.raises(pdf.NotConverted):
        pdf.converted(WORD, by=script, longest=0.5)
    assert _ends(int(told.read_text()))


def _ends(process: int) -> bool:
    """Whether nothing runs under this number, or soon does not; one that is dead may wait for its parent to look."""
    for _ in range(50):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_the_program_gets_a_profile_of_its_own_each_time(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = faked(tmp_path, f"echo $1 >> {told}; echo %PDF-1.7 > paper.pdf")
    assert pdf.converted(WORD, by=script) == pdf.converted(WORD, by=script)
    first, second = told.read_text().split()
    assert first != second


def test_without_libreoffice_a_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoPdf):
        made(department.report_of([]), Face.PDF)


PAGES = [
    (department.report_of([]), Face.WORD, 1, [], []),
    (department.quarter(), Face.WORD, 6, [2, 3], [2, 3]),
    (department.quarter(), Face.LETTER, 2, [2], []),
]


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize(("report", "face", "count", "upright", "turned"), PAGES, ids=["empty", "report", "letter"])
def test_pages_are_laid_out_and_numbered_as_planned(
    report: Report, face: Face, count: int, upright: list[int], turned: list[int]
) -> None:
    """Upright pages and those of the appendix have numbers from 1 each, and the first of each shows none."""
    document = pypdfium2.PdfDocument(pdf.converted(made(report, face).content))
    numbers: dict[bool, list[int]] = {False: [], True: []}
    for page in document:
        width, height = page.get_size()
        top = page.get_textpage().get_text_bounded(bottom=height - 52).strip()
        if top.isdigit():
            numbers[width > height].append(int(top))
    assert len(document) == count
    assert numbers == {False: upright, True: turned}


@pytest.mark.usefixtures("libreoffice")
def test_a_template_of_the_office_is_turned_into_pages_too() -> None:
    report = replace(department.quarter(), template=written("Sở có {{ tong }} nhiệm vụ, theo mẫu riêng."))
    (page,) = pypdfium2.PdfDocument(made(report, Face.PDF).content)
    assert page.get_textpage().get_text_range().strip() == "Sở có 13 nhiệm vụ, theo mẫu riêng."


@pytest.mark.usefixtures("libreoffice")
def test_the_pages_are_set_in_a_face_with_the_widths_of_times() -> None:
    document = pypdfium2.PdfDocument(made(department.quarter(), Face.PDF).content)
    names = {
        text.get_font().get_base_name()
        for page in document
        for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    assert names
    assert all("LiberationSerif" in name or "TimesNewRoman" in name for name in names)
