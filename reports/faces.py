"""The faces of a Board as files: one Report in, the bytes of a file out, so that no number can differ."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.overviews.jobs import PaperOrder
from domain.overviews.report import Face, Report
from texts import letter, task_papers
from texts import report as report_words
from texts.official import OfficialPaper


@dataclass(frozen=True)
class Made:
    """A file as it is sent: its name in plain letters, with its ending, and its bytes."""

    name: str
    content: bytes


def made(report: Report, face: Face) -> Made:
    """The face of the report. It takes up to some seconds and asks nothing: for a thread, not for an event loop.

    Raises NoPdf, or pdf.NotConverted, where a PDF is asked for.
    """
    name, ending, make = _FACES[face]
    return Made(f"{name}-{report.board.as_of:%Y-%m-%d}.{ending}", make(report))


def ordered(report: Report, order: PaperOrder) -> Made:
    """Likewise, of an order."""
    return made(report, order.face)


def _word(report: Report) -> bytes:
    from reports import word  # The libraries are loaded when the first file is made: few messages ask for one.

    return word.laid_out(report_words.paper(report), made_at=report.made_at)


def _letter(report: Report) -> bytes:
    from reports import word

    return word.laid_out(letter.paper(report), made_at=report.made_at)


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
