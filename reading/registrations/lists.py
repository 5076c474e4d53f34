"""A list in a message: which lines begin an entry, which go on with it, and which stand above the entries."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import entries

_WORDS = r"(?:[ \t]+(?=\S)|(?=[^\W\d_]|[\"“(]))"
_BEHIND_FIGURE = r"[ \t]*(?=[^\W\d_]|[\"“(])"
"""Behind a sign that also stands inside figures: "1/ Rà soát", but not "10/12 họp"."""
_SIGNED = (
    rf"(?:(?P<sign>[.)]){_WORDS}|(?P<figure>[/:])[ \t]*(?=[^\W\d_]|[\"“(])|[ \t]?(?P<dash>[-–]){_BEHIND_FIGURE}"
    r"|(?P<key>\ufe0f?\u20e3)[ \t]*)"
)
_DEEP = re.compile(rf"[ \t]*(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.):]?{_WORDS}")
_NUMBER = re.compile(rf"[ \t]*\(?(?P<number>\d{{1,3}}){_SIGNED}")
_LETTER = re.compile(rf"[ \t]*\(?(?P<letter>[a-zđ])(?P<sign>[.)/]){_WORDS}")
_ROMAN = re.compile(rf"[ \t]*(?:[IVX]{{1,5}}|[A-H])(?P<sign>[.)/])(?![A-ZĐ]\.){_WORDS}")
_BULLET = re.compile(r"[ \t]*(?:(?P<plus>\+)|(?P<dash>[-–—])|[*•●▪◦✓✔☑✅➢➤→·►▶■□◆◇★🔹🔸👉]\ufe0f?)[ \t]*(?=\S)")
_CIRCLED = re.compile(r"[ \t]*(?P<circled>[\u2460-\u2473])[ \t]*(?=\S)")
FIRST_CIRCLED = ord("\u2460")
_BARE = re.compile(r"[ \t]*(?P<number>\d{1,2})[ \t]+(?=[^\W\d])")
_NAMED = Form(r"[ \t]*<list.entry>[ \t]*(?P<number>\d{1,3})[ \t]*[.):/–-][ \t]*(?=\S)", "việc 1: rà soát", "việc rà")
_SPELT = Form(r"[ \t]*(?P<spelt><list.spelt>)[ \t]*[,:]?[ \t]+(?=\S)", "một là, rà soát", "một lần rà soát")
_WEEKDAY = Form(r"[ \t]*(?P<spelt><list.weekday>)[ \t]*[,:][ \t]*(?=\S)", "thứ hai, rà soát", "thứ hai họp")
_PLACED = [entry for entry in entries("list") if {"spelt", "weekday"} & set(entry.value.split())]
_PLACES = {fold(entry.phrase): int(entry.value.split()[-1]) for entry in _PLACED}
_INLINE = re.compile(r"(?:(?<=[\s;,.:])|^)\(?(?P<number>\d{1,3})(?P<sign>[.)]|/(?=[ \t]*[^\W\d_]))[ \t]*(?=\S)")
_DOT = re.compile(r"(?<![ \t])[ \t]+(?=[•●▪➢►][ \t]*\S)")
_STANDS_APART = ";,.:)"
_FIRST_LETTERS = "ab"


class LineKind(Enum):
    """What a line without a mark is."""

    HEADING = auto()
    """It stands above the entries that follow it."""
    ENTRY = auto()
    """It is an entry of its own."""
    FURTHER = auto()
    """It goes on with what stands before it."""


Judge = Callable[[str], LineKind]


class Mark(NamedTuple):
    """What an entry begins with: the `style` that the entries of one level share, its number, where its words begin."""

    style: str
    number: int
    end: int


@dataclass
class Node:
    """A line that begins an entry, what goes on with it on the next lines, and the entries below it."""

    mark: str
    words: str
    more: list[str] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """Its words with all that goes on with it or stands below it, a line each."""
        return "\n".join((self.words, *self.more, *(f"{node.mark} {node.whole}" for node in self.below)))


@dataclass
class Section:
    """Entries, what stands above them, and lines of which nothing says that they are entries."""

    heading: str = ""
    nodes: list[Node] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


def sections(text: str, judge: Judge) -> list[Section]:
    """The text as sections of entries; `judge` tells what a line without a mark is."""
    found, around = [Section()], _Levels()
    lettered, bare = _has_letters(text), _has_bare_numbers(text)
    for line in _lines(text):
        mark = _mark_of(line, around, lettered=lettered) or (_bare_number(line, around) if bare else None)
        if mark is not None:
            node = Node(line[: mark.end].strip(), line[mark.end :].strip())
            around.place(node, mark, found[-1].nodes)
            continue
        kind = judge(line)
        if kind is LineKind.HEADING:
            if found[-1].nodes or found[-1].loose or found[-1].heading:
                found.append(Section())
            found[-1].heading = line.strip()
            around = _Levels()
        elif kind is LineKind.ENTRY:
            around = _Levels()
            node = Node("", line.strip())
            found[-1].nodes.append(node)
            around.last = node
        elif around.last is not None:
            around.last.more.append(line.strip())
        else:
            found[-1].loose.append(line.strip())
    return found


class _Levels:
    """The entries that are open, the outermost first, each with its style and number."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int, Node]] = []
        self.last: Node | None = None

    def numbered(self, number: int, style: str) -> str:
        """The style of a number: that of the entry which it follows, whatever its sign, or its own."""
        following = [one for one, before, _ in self.open if one[0] == "1" and before + 1 == number]
        return style if style in following or not following else following[-1]

    def follows_spelt(self, line: str) -> re.Match[str] | None:
        """ "thứ hai, …" behind "thứ nhất, …"; elsewhere it is a day."""
        found = _WEEKDAY.match(fold(line))
        numbers = [number for style, number, _ in self.open if style == "spelt"]
        return found if found and numbers and numbers[-1] + 1 == _PLACES[found["spelt"]] else None

    def place(self, node: Node, mark: Mark, top: list[Node]) -> None:
        """Put the entry beside those of its style, or below the innermost one where its style is new."""
        styles = [style for style, _, _ in self.open]
        if mark.style in styles:
            del self.open[styles.index(mark.style) :]
        (self.open[-1][2].below if self.open else top).append(node)
        self.open.append((mark.style, mark.number, node))
        self.last = node


def _mark_of(line: str, around: _Levels, *, lettered: bool) -> Mark | None:
    """What the line begins with; None where that is the mark of no entry."""
    if found := _DEEP.match(line):
        first, *_ = found["number"].split(".")
        if any(style[0] == "1" and int(first) == number for style, number, _ in around.open):
            return Mark(f"deep{found['number'].count('.')}", 0, found.end())
    if found := _NAMED.match(fold(line)):
        return Mark("named", int(found["number"]), found.end())
    if found := _NUMBER.match(line):
        number = int(found["number"])
        sign = found["sign"] or found["figure"] or found["dash"] or ""
        return Mark(around.numbered(number, f"1{sign}"), number, found.end())
    if found := _CIRCLED.match(line):
        return Mark("①", ord(found["circled"]) - FIRST_CIRCLED + 1, found.end())
    if (found := _SPELT.match(fold(line))) or (found := around.follows_spelt(line)):
        return Mark("spelt", _PLACES[found["spelt"]], found.end())
    if (found := _LETTER.match(line)) and (lettered or found["sign"] != "."):
        return Mark(f"a{found['sign']}", 0, found.end())
    if found := _ROMAN.match(line):
        return Mark(f"I{found['sign']}", 0, found.end())
    if found := _BULLET.match(line):
        return Mark("+" if found["plus"] else "-" if found["dash"] else "•", 0, found.end())
    return None


def _has_bare_numbers(text: str) -> bool:
    """Whether lines are numbered without any sign, from 1 on: "1 sửa máy lạnh"."""
    return all(re.search(rf"(?m)^[ \t]*{number}[ \t]+[^\W\d]", text) for number in (1, 2))


def _bare_number(line: str, around: _Levels) -> Mark | None:
    """A number that follows the one before it; a line may begin with any other one."""
    found = _BARE.match(line)
    before = next((number for style, number, _ in around.open if style == "bare"), 0)
    return Mark("bare", before + 1, found.end()) if found and int(found["number"]) == before + 1 else None


def _has_letters(text: str) -> bool:
    """Whether letters number entries: "a. Lâm" is a person where no "b." follows."""
    return all(re.search(rf"(?m)^[ \t]*{letter}\.", text) for letter in _FIRST_LETTERS)


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; an entry that begins inside a line has a line of its own."""
    for line in _first_apart(text.splitlines()):
        for piece in _DOT.split(line) if len(_DOT.findall(line)) > 1 or _BULLET.match(line) else (line,):
            yield from filter(str.strip, _apart(piece))


def _first_apart(lines: Sequence[str]) -> Iterator[str]:
    """The lines; what announces a list has one of its own also where the first entry follows it: "QLKH: 1. Rà soát"."""
    for line, behind in pairwise([*lines, ""]):
        following = _NUMBER.match(behind)
        first = next((one for one in _INLINE.finditer(line) if line[: one.start()].rstrip().endswith(":")), None)
        if first and following and int(following["number"]) == int(first["number"]) + 1:
            yield from (line[: first.start()], line[first.start() :])
        else:
            yield line


def _apart(line: str) -> Iterator[str]:
    """The line cut where its numbers go on: "1) … 2) …", also behind what announces them: "QLKH: 1) … 2) …"."""
    marks = _inline(line)
    starts = [0, *(mark.start() for mark in marks if mark.start())]
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        yield line[start:end]


def _inline(line: str) -> list[re.Match[str]]:
    """Where the numbers of entries stand: each is one more than that before, and all have one sign."""
    marks: list[re.Match[str]] = []
    for found in _INLINE.finditer(line):
        before = line[: found.start()].rstrip(" \t")
        if not marks:
            marks += [found] * (not before or before.endswith(":"))
        elif _follows(found, marks[-1]) and (found["sign"] == ")" or _stands_apart(before)):
            marks.append(found)
    return marks if len(marks) > 1 else []


def _follows(found: re.Match[str], last: re.Match[str]) -> bool:
    return int(found["number"]) == int(last["number"]) + 1 and found["sign"] == last["sign"]


def _stands_apart(before: str) -> bool:
    """ "báo cáo quý 2. Rà soát" has no second entry; "hạn 18/12 2. Rà soát" has one."""
    return before[-1] in _STANDS_APART or before[-1].isdecimal()
