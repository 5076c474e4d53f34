"""Make one of each paper of a made-up department, and take pictures of their pages: `uv run python docs/papers.py`."""

import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from domain.overviews.filters import Filters
from domain.overviews.report import Face, Report
from reports import pdf
from reports.faces import Made, made
from reports.rounds import compiled
from tests.reports import department, november

IMAGES = Path(__file__).parent / "images" / "papers"
DOTS = 100
"""To the inch."""
COLOURS = 64
"""A page has few, and so weighs a third."""

DIGITAL = department.UNITS[2]
OPEN = {4, 6, 13}
"""What the unit that hands over has to do."""


def papers() -> Iterator[tuple[str, Made]]:
    """One of each, by the name of its pictures."""
    report = department.quarter()
    yield "bao-cao", made(report, Face.WORD)
    yield "bao-cao-thang", made(department.account(), Face.WORD)
    yield "cong-van-don-doc", made(report, Face.LETTER)
    yield "so-theo-doi", made(department.grouped(), Face.WORKBOOK)
    yield "xin-gia-han", made(_about(report, {5}), Face.EXTENSION)
    yield "ket-qua", made(_about(report, {6}), Face.COMPLETION)
    handing = replace(report, board=replace(report.board, filters=Filters().of_units([DIGITAL])))
    yield "ban-giao", made(_about(handing, OPEN), Face.HANDOVER)
    yield "bao-cao-dot", compiled(november.report(), november.ORDER)


def _about(report: Report, wanted: Collection[int]) -> Report:
    return replace(report, entries=tuple(one for one in report.entries if one.task.number in wanted))


def take(folder: Path) -> None:
    """Pictures of all pages into the folder, in the place of those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for name, file in papers():
        pages = pypdfium2.PdfDocument(pdf.converted(file.content, ending=file.name.rpartition(".")[2]))
        for number, page in enumerate(pages, 1):
            picture = page.render(scale=DOTS / 72).to_pil().convert("RGB")
            _framed(picture).quantize(COLOURS).save(folder / f"{name}-{number}.png", optimize=True)
    (folder / "anh-tong-hop.png").write_bytes(made(department.quarter(), Face.PICTURE).content)


def _framed(page: Image.Image) -> Image.Image:
    """The page with an edge, which on white paper nobody would see."""
    framed = Image.new("RGB", (page.width + 2, page.height + 2), "#999999")
    framed.paste(page, (1, 1))
    return framed


if __name__ == "__main__":
    take(IMAGES)
