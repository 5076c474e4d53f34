"""The faces of a Board as files: one Report in, the bytes of a file out, so that no number can differ."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.overviews.jobs import PaperOrder, TemplateOrder
from domain.overviews.report import Face, Report
from domain.overviews.templates import Inspected
from texts import letter, placeholders, task_papers
from texts import report as report_words
from texts.official import OfficialPaper

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """A file as it is sent: its name in plain letters, with its ending, and its bytes.

    `without_template`: the template of the department did not go with it, and it has the shipped layout.
    """

    name: str
    content: bytes
    without_template: bool = False


def made(report: Report, face: Face) -> Made:
    """The face of the report. It takes up to some seconds and asks nothing: for a thread, not for an event loop.

    Raises NoPdf, or pdf.NotConverted, where a PDF is asked for.
    """
    name, ending, make = _FACES[face]
    named = f"{name}-{report.board.as_of:%Y-%m-%d}.{ending}"
    if report.template is None:
        return Made(named, make(report))
    from reports.templates import NotFilled  # The libraries are loaded when the first file is made, as below.

    try:
        return Made(named, make(report))
    except NotFilled as fault:
        logger.warning("a template was not filled: %s", type(fault.__cause__).__name__)
        return Made(named, make(replace(report, template=None)), without_template=True)


def starting_template(face: Face) -> Made:
    """The shipped layout of a report or a letter as a template to start from."""
    from reports import starting

    return Made(f"mau-{_FACES[face][0]}.docx", starting.template_of(face))


def ordered(report: Report, order: PaperOrder) -> Made:
    """Likewise, of an order."""
    return made(report, order.face)


def template_inspected(content: bytes, order: TemplateOrder) -> Inspected:
    """What is in a file that is to be the template of a paper. For a process of its own: it reads what others made."""
    from reports import inspecting

    return inspecting.inspected(content, order.face)


def _word(report: Report) -> bytes:
    return _written(report, Face.WORD, report_words.paper(report))


def _letter(report: Report) -> bytes:
    return _written(report, Face.LETTER, letter.paper(report))


def _written(report: Report, face: Face, paper: OfficialPaper) -> bytes:
    """The paper in the template of the department, or in the shipped layout. Raises NotFilled."""
    from reports import templates, word

    if report.template is None:
        return word.laid_out(paper, made_at=report.made_at)
    values = placeholders.values(report, face)
    return templates.filled(report.template, values, paper=paper, made_at=report.made_at)


def _of_task(write: Callable[[Report], OfficialPaper]) -> Callable[[Report], bytes]:
    def made_of(report: Report) -> bytes:
        from reports import word

        return word.laid_out(write(report), made_at=report.made_at)

    return made_of


def _pdf(report: Report) -> bytes:
    from reports import pdf

    return pdf.converted(_word(report))


def _workbook(report: Report) -> bytes:
    from reports import workbook

    return workbook.written(report)


def _picture(report: Report) -> bytes:
    from reports import picture

    return picture.drawn(report)


_FACES: dict[Face, tuple[str, str, Callable[[Report], bytes]]] = {
    Face.WORD: ("bao-cao", "docx", _word),
    Face.WORKBOOK: ("tong-hop", "xlsx", _workbook),
    Face.PICTURE: ("tong-hop", "png", _picture),
    Face.PDF: ("bao-cao", "pdf", _pdf),
    Face.LETTER: ("don-doc", "docx", _letter),
    Face.EXTENSION: ("gia-han", "docx", _of_task(task_papers.extension)),
    Face.COMPLETION: ("ket-qua", "docx", _of_task(task_papers.completion)),
    Face.HANDOVER: ("ban-giao", "docx", _of_task(task_papers.handover)),
}
