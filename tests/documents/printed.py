"""PDFs that tests make for themselves: set by typst with the fonts that its package brings, and changed by pdfium."""

import ctypes
import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import typst

PAGE = """
#set page(width: 210mm, height: 297mm, margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Libertinus Serif", size: 14pt, lang: "vi", hyphenate: false)
#set par(first-line-indent: (amount: 12.7mm, all: true), justify: true, spacing: 1.2em)
"""

LETTERHEAD = """
#set par(first-line-indent: 0pt, justify: false, spacing: 0.65em)
#grid(columns: (68mm, 95mm), align: center, row-gutter: 8pt,
  [UBND TỈNH HOA LƯ\\ #strong[SỞ CÔNG NGHIỆP] #line(length: 30%)],
  [#text(12pt)[#strong[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]]\\ #strong[Độc lập - Tự do - Hạnh phúc] #line(length: 60%)],
  [Số: 812/SCN-VP\\ V/v phòng, chống thiên tai mùa mưa bão năm 2026],
  [#emph[Hoa Lư, ngày 03 tháng 6 năm 2026]])
#v(10pt)
#set par(first-line-indent: (amount: 12.7mm, all: true), justify: true, spacing: 1.2em)
"""


def printed(source: str, *, page: str = PAGE) -> bytes:
    content = typst.compile((page + source).encode(), format="pdf", ignore_system_fonts=True)
    assert isinstance(content, bytes)
    return content


def searchable(source: str, folder: Path) -> bytes:
    """A scan that some program has recognised: a picture of each page, and over it the words that nobody sees."""
    pages = rendered(printed(source))
    for number, page in enumerate(pages, 1):
        (folder / f"{number}.png").write_bytes(page)
    hidden = """
#set page(background: context image(str(counter(page).get().first()) + ".png", width: 100%, height: 100%))
#set text(fill: rgb(0, 0, 0, 0))
#set table(stroke: none)
"""
    (folder / "page.typ").write_text(PAGE + hidden + source)
    content = typst.compile(str(folder / "page.typ"), format="pdf", ignore_system_fonts=True)
    assert isinstance(content, bytes)
    return content


def turned(content: bytes, degrees: int) -> bytes:
    """The pages as they are, with the word that they be shown turned, and their content turned back."""
    file = pdfium.PdfDocument(content)
    for page in file:
        width, height = page.get_size()
        sine = {90: 1, 270: -1}[degrees]
        across, up = (height, 0) if degrees == 90 else (0, width)
        matrix = raw.FS_MATRIX(0, sine, -sine, 0, across, up)
        for each in page.get_objects(max_depth=1):
            raw.FPDFPageObj_TransformF(each.raw, matrix)
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
        page.set_rotation(degrees)
        page.gen_content()
    return saved(file)


def saved(file: pdfium.PdfDocument) -> bytes:
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def rendered(content: bytes, dots: int = 200) -> list[bytes]:
    """A picture of each page, as a scanner would make it of a clean print."""
    pictures = []
    for page in pdfium.PdfDocument(content):
        made = io.BytesIO()
        page.render(scale=dots / 72, grayscale=True).to_pil().save(made, "png")
        pictures.append(made.getvalue())
    return pictures


def typed(page: pdfium.PdfPage, lines: Sequence[tuple[float, float, str]], *, hidden: bool = False) -> None:
    """Puts Latin words on a page, each from a place on; hidden ones are there only for who searches."""
    for x, y, words in lines:
        text = raw.FPDFPageObj_NewTextObj(page.pdf.raw, b"Helvetica", 12.0)
        letters = words.encode("utf-16-le") + b"\x00\x00"
        raw.FPDFText_SetText(text, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
        if hidden:
            raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        raw.FPDFPage_InsertObject(page.raw, text)
    page.gen_content()
