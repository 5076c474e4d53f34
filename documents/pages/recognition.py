"""Recognises Vietnamese letters in pictures, with Tesseract."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tesserocr
from PIL import Image

from documents.pages.ruled import Span
from documents.pages.sight import Line

_LANGUAGE = "vie"
_PLACES = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)
_WIDE = 1.6
"""In heights of the line: a wider gap parts two columns."""
_DOUBTFUL = 30
"""Of 100: a short line of which Tesseract is no surer was drawn, and not written."""
_SHORT = 25
_QUARTER = re.compile(r"(?<=\b[Qq]uý )(?:[IlHTU|!][IlHTU1|!]{0,2}|1[IlHTU|!]{1,2})(?=[/\s.,;)]|$)")
_STROKES = {"H": 2, "U": 2}
"""How many strokes of a Roman number are in a letter for which they were taken; 1 in others."""


def data() -> str | None:
    """The folder with the Vietnamese data; None where there is none."""
    for place in map(Path, _PLACES):
        found = sorted(place.rglob(f"{_LANGUAGE}.traineddata"))
        if found:
            return str(found[-1].parent)
    folder, languages = tesserocr.get_languages()
    return folder if _LANGUAGE in languages else None


@dataclass(frozen=True)
class Word:
    text: str
    left: int
    right: int
    sureness: float


class Recogniser:
    def __init__(self, folder: str) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang=_LANGUAGE, psm=tesserocr.PSM.SINGLE_BLOCK)
        self._api.SetVariable("thresholding_method", "2")
        self._api.SetVariable("user_defined_dpi", "200")

    def close(self) -> None:
        self._api.End()

    def look_at(self, grey: Image.Image) -> None:
        self._api.SetImage(grey)

    def lines(self, span: Span, seconds: float) -> list[Line]:
        """What is written in a part of the picture, in its dots. Raises TimeoutError."""
        self._api.SetRectangle(span.left, span.top, span.right - span.left, span.bottom - span.top)
        if not self._api.Recognize(max(1, round(seconds * 1000))):
            raise TimeoutError
        return [line for line, sureness in self._lines() if sureness >= _DOUBTFUL or len(line.text) >= _SHORT]

    def _lines(self) -> Iterator[tuple[Line, float]]:
        """Each with how sure Tesseract is of it, of 100."""
        found = self._api.GetIterator()
        if found is None:
            return
        level = tesserocr.RIL
        words: list[Word] = []
        base = height = 0.0
        for one in tesserocr.iterate_level(found, level.WORD):
            if one.Empty(level.WORD):
                continue
            if one.IsAtBeginningOf(level.TEXTLINE):
                yield from _cut(words, base, height)
                words = []
                base, height = _base(one), one.RowAttributes()["row_height"]
            left, _, right, _ = one.BoundingBox(level.WORD)
            words.append(Word(one.GetUTF8Text(level.WORD).strip(), left, right, one.Confidence(level.WORD)))
        yield from _cut(words, base, height)


def _base(found: tesserocr.PyResultIterator) -> float:
    line = found.Baseline(tesserocr.RIL.TEXTLINE)
    if line is None:
        return float(found.BoundingBox(tesserocr.RIL.TEXTLINE)[3])
    (_, one), (_, other) = line
    return float(one + other) / 2


def _cut(words: list[Word], base: float, height: float) -> Iterator[tuple[Line, float]]:
    """The line, in pieces where a gap in it is wide."""
    piece: list[Word] = []
    for word in words:
        if piece and word.left - piece[-1].right > _WIDE * height:
            yield from _line(piece, base, height)
            piece = []
        piece.append(word)
    yield from _line(piece, base, height)


def in_strokes(text: str) -> str:
    """The text with the numbers of quarters as they were printed: "quý I1" is "quý II", "quý IH" "quý III"."""
    return _QUARTER.sub(_counted, text)


def _counted(found: re.Match[str]) -> str:
    strokes = sum(_STROKES.get(letter, 1) for letter in found[0])
    return "I" * strokes if strokes < 4 else found[0]


def _line(words: list[Word], base: float, height: float) -> Iterator[tuple[Line, float]]:
    text = in_strokes(" ".join(word.text for word in words if word.text))
    if any(map(str.isalnum, text)):
        sureness = sum(word.sureness for word in words) / len(words)
        yield Line(text, words[0].left, words[-1].right, base, height), sureness
