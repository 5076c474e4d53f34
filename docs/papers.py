"""Make one of each paper of a made-up department, and take pictures of their pages: `uv run python docs/papers.py`."""

import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from domain.overviews.report import Face
from reports import pdf
from reports.faces import made
from tests.reports import department

IMAGES = Path(__file__).parent / "images" / "papers"
DOTS = 100
"""To the inch."""
COLOURS = 64
"""A page has few, and so weighs a third."""

OPEN = frozenset({4, 6, 13})
PAPERS = {
    "bao-cao": (Face.WORD, None),
    "cong-van-don-doc": (Face.LETTER, None),
    "so-theo-doi": (Face.WORKBOOK, None),
    "xin-gia-han": (Face.EXTENSION, 5),
    "ket-qua": (Face.COMPLETION, 6),
    "ban-giao": (Face.HANDOVER, OPEN),
}
"""Of each paper its face, and the number of the task that it is about, or which tasks; None where it is about all."""


def take(folder: Path) -> None:
    """Pictures of all pages into the folder, in the place of those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    report = department.quarter()
    for name, (face, task) in PAPERS.items():
        wanted = task if isinstance(task, frozenset) else {task}
        entries = tuple(one for one in report.entries if task is None or one.task.number in wanted)
        file = made(replace(report, entries=entries), face)
        pages = pypdfium2.PdfDocument(pdf.converted(file.content, ending=file.name.rpartition(".")[2]))
        for number, page in enumerate(pages, 1):
            picture = page.render(scale=DOTS / 72).to_pil().convert("RGB")
            _framed(picture).quantize(COLOURS).save(folder / f"{name}-{number}.png", optimize=True)
    (folder / "anh-tong-hop.png").write_bytes(made(report, Face.PICTURE).content)


def _framed(page: Image.Image) -> Image.Image:
    """The page with an edge, which on white paper nobody would see."""
    framed = Image.new("RGB", (page.width + 2, page.height + 2), "#999999")
    framed.paste(page, (1, 1))
    return framed


if __name__ == "__main__":
    take(IMAGES)
