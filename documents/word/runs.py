"""The words of one paragraph of a Word file, as they are seen: what was inserted, without what was deleted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.encodings import from_tcvn3
from documents.packages import Element, attribute, child, local, value
from documents.word.styles import Look, Styles, look

_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "instrText", "delText", "rt"})
"""What is not seen, or is seen once in another form."""
_INSTEAD = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_OLD_FONT = ".vn"
"""How the fonts of TCVN3 begin; those that end in H have only capitals."""


@dataclass
class Said:
    """What a paragraph says. `boxes` are the contents of its text boxes, `drawn` words of watermarks."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    bold: bool = True

    @property
    def text(self) -> str:
        """With a line break where somebody put one; blanks are single."""
        lines = ("".join(self.parts)).split("\n")
        return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def said(paragraph: Element, style: Look, styles: Styles) -> Said:
    found = Said()
    for run in _runs(paragraph):
        _hear(run, style, styles, found)
    return found


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, each once: Word writes a second form of it for old programs."""
    for one in element:
        if local(one) == "txbxContent":
            yield one
        elif local(one) != "Fallback":
            yield from text_boxes(one)


def watermarks(element: Element) -> Iterator[str]:
    """The words that are drawn across a page."""
    for one in element:
        if local(one) == "textpath" and (words := attribute(one, "string")):
            yield words
        if local(one) != "Fallback":
            yield from watermarks(one)


def _runs(element: Element) -> Iterator[Element]:
    """The runs in order, also those in links, fields and insertions."""
    for one in element:
        name = local(one)
        if name in ("r", "AlternateContent"):
            yield one
        elif name not in _LEFT_OUT:
            yield from _runs(one)


def _hear(run: Element, style: Look, styles: Styles, found: Said) -> None:
    properties = child(run, "rPr")
    own = look(properties).over(styles.own(value(properties, "rStyle"))).over(style)
    if own.hidden:
        return
    for one in run:
        name = local(one)
        if name in _DRAWN or name == "AlternateContent":
            found.boxes += text_boxes(one)
            found.drawn += watermarks(one)
        elif name == "Choice":
            found.boxes += text_boxes(one)
        elif name not in _LEFT_OUT:
            _note(_written(one, own), own, found)


def _written(element: Element, own: Look) -> str:
    name = local(element)
    if name != "t":
        return "" if attribute(element, "type") in ("page", "column") else _INSTEAD.get(name, "")
    text = (element.text or "").replace("\xad", "").replace("\u200b", "").replace("\xa0", " ")
    font = (own.font or "").lower()
    if font.startswith(_OLD_FONT):
        text = from_tcvn3(text)
    return text.upper() if own.capitals or (font.startswith(_OLD_FONT) and font.endswith("h")) else text


def _note(text: str, own: Look, found: Said) -> None:
    if text.strip() and not own.bold:
        found.bold = False
    found.parts.append(text)
