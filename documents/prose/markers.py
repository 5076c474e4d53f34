"""The numbers, letters and dashes in front of items, typed or told by the format, and how one stands under another."""

import re
from typing import NamedTuple

from documents.prose.words import CAPITAL
from domain.words import fold

_TYPED = re.compile(
    r"(?P<chapter>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVXLC]{1,6}|\d{1,2}|[A-D])\s*[.:]?)(?=\s|$)"
    r"|(?P<article>(?:Điều|ĐIỀU|Dieu)\s+\d{1,3}[a-zđ]?\s*[.:])"
    r"|(?P<roman>[IVX]{1,6}\s?(?:[.)]\s*(?=\S)|(?:/|[-–])\s+(?=\S)))"
    r"|(?P<capital>[A-EĐ]\.)\s*(?=\S)"
    r"|(?P<decimal>\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})?\s?[-–/](?=\s+[{CAPITAL}]))\s*(?=\D)"
    r"|(?P<bracketed>\(\d{1,2}\)|\([a-zđ]\)|\([ivx]{1,4}\))\s*(?=\S)"
    r"|(?P<letter>[a-zđ]{1,2}\s?\)|[a-zđ]\.)\s*(?=\S)"
    r"|(?P<plus>\+)\s*(?=\S)"
    r"|(?P<dash>[-–—])(?:\s*(?=[^\s\d-])|\s+(?=\d{1,3}\s[^\W\d]))"
    r"|(?P<bullet>[*•▪●○◦·])\s*(?=\S)"
)
_FIGURES = re.compile(r"\d+")


class Marker(NamedTuple):
    """How an item is marked: its kind, its name ("II", "3", "b"; "" for a dash), and where its text begins.

    Items of one kind and `depth` stand beside each other: "1.1" is of depth 2.
    """

    kind: str
    name: str
    end: int
    depth: int = 1

    @property
    def is_nameless(self) -> bool:
        """A dash or its like."""
        return self.kind in ("dash", "plus", "bullet")

    @property
    def is_first(self) -> bool:
        """Whether a list begins with it."""
        return self.name.rpartition(".")[2].rpartition(" ")[2] in ("1", "01", "a", "A", "I", "i")

    @property
    def is_section(self) -> bool:
        return self.kind in ("chapter", "roman", "capital", "article")


def marker_of(text: str, given: str = "") -> Marker | None:
    """The marker of a paragraph, which its text begins with or the format gives apart; None where it has none."""
    found = _TYPED.match(f"{given} x" if given else text)
    if found is None or found.lastgroup is None:
        return None
    written = found[found.lastgroup].strip()
    name = written.strip(" .:)(/-–")
    if found.lastgroup in ("chapter", "article"):
        return Marker(found.lastgroup, name, 0 if given else found.end())
    if found.lastgroup in ("dash", "plus", "bullet"):
        return Marker(found.lastgroup, "", 0 if given else found.end())
    depth = len(_FIGURES.findall(name)) if found.lastgroup == "decimal" else 1
    kind = found.lastgroup if found.lastgroup != "decimal" or not written.endswith(")") else "parenthesis"
    return Marker(kind, name, 0 if given else found.end(), depth)


def is_article(marker: Marker | None) -> bool:
    return marker is not None and marker.kind == "article"


def called(marker: Marker) -> str:
    """As somebody refers to it: "Điều 2" folded, "b"."""
    return fold(marker.name)
