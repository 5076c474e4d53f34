"""What a unit answers: "kết quả: …; vướng mắc: không", "TTHC trực tuyến 58/60", "1. … 2. …", in any order."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from domain.rounds.answers import Told, Wording
from domain.rounds.plan import Item, ItemKind
from domain.words import fold
from reading.language.forms import Form
from reading.rounds.figures import is_figure, read_figure, says_nothing, without_reaching

_PLACE = Form(r"^\W*(?:<round.place> )?(?P<number>\d{1,2})(?:[.)/](?=\s)|\W*$)", "mục 2", "kết quả")
_INDICATOR = Form(r"^\W*<round.indicator>(?!\w)[\s:–-]*", "chỉ tiêu hồ sơ", "kết quả")
_PROPOSED = Form(r"^\W*<round.proposed>\W*$", "như đề xuất", "đề xuất kinh phí")
_USUAL = {
    ItemKind.RESULTS: Form(r"^\W*<round.results>\W*$", "kq", "vướng mắc"),
    ItemKind.OBSTACLES: Form(r"^\W*<round.obstacles>\W*$", "khó khăn, vướng mắc", "kết quả"),
    ItemKind.PLAN: Form(r"^\W*<round.plan>\W*$", "kế hoạch kỳ tới", "kết quả"),
}
_LABEL = re.compile(
    r"(?:^|(?<=[\n;.]))[ \t]*(?P<label>(?:[-–•+*]|\d{1,2}[.)/])?[^:=\n;.]{1,120}?)[ \t]*[:=](?!\d\d)[ \t]*",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"(?:^|(?<=[\n;]))[ \t]*(\d{1,2})[.)/][ \t]+(?=\S)")
LONGEST = 6000
"""Characters that are kept of what is said to one item."""


def read_answer(text: str, outline: Sequence[Item], missing: Collection[int]) -> Wording:
    """What the words say to which item. Words without a name are said to the one that is missing, where it is one."""
    plain = unicodedata.normalize("NFC", text).strip()
    pieces = list(_pieces(plain, outline))
    told: dict[int, str] = {}
    rest: list[str] = []
    for place, words in pieces:
        if place is None:
            rest.append(words)
        else:
            told[place] = f"{told[place]}\n{words}" if place in told else words
    spare = "\n".join(one for one in rest if one.strip(" .,;:-–\n"))
    if spare:
        left = [one for one in missing if one not in told]
        place = _opens(spare, outline, left) if told else _only_one(spare, outline, left)
        if place is not None:
            told[place], spare = spare, ""
    return _worded(told, outline, spare)


def _worded(told: dict[int, str], outline: Sequence[Item], rest: str) -> Wording:
    parts: dict[int, Told] = {}
    unread: list[int] = []
    proposed: list[int] = []
    for place, words in told.items():
        cleaned = words.strip(" ;,\n")[:LONGEST]
        if not cleaned:
            continue
        if _PROPOSED.match(fold(cleaned)):
            proposed.append(place)
        elif outline[place].kind is not ItemKind.INDICATOR:
            parts[place] = Told(cleaned, nothing=says_nothing(cleaned))
        elif (figure := read_figure(cleaned)) is not None or says_nothing(cleaned):
            parts[place] = Told(cleaned, figure, nothing=figure is None)
        else:
            unread.append(place)
    return Wording(parts, tuple(unread), tuple(proposed), rest.strip())


def as_proposed(text: str) -> bool:
    """Whether the words take all that was proposed as it is."""
    return _PROPOSED.match(fold(unicodedata.normalize("NFC", text))) is not None


def _only_one(words: str, outline: Sequence[Item], missing: Sequence[int]) -> int | None:
    """The only item that the words can be said to: a figure to an indicator, all else to the one that is missing."""
    figures = [place for place in missing if outline[place].kind is ItemKind.INDICATOR]
    if is_figure(words):
        return figures[0] if len(figures) == 1 else None
    return missing[0] if len(missing) == 1 else None


def _opens(words: str, outline: Sequence[Item], missing: Sequence[int]) -> int | None:
    """What stands before the first name is the results: "Đã ban hành 5 văn bản. Vướng mắc: không"."""
    results = [place for place in missing if outline[place].kind is ItemKind.RESULTS]
    return results[0] if len(results) == 1 and not is_figure(words) else _only_one(words, outline, missing)


def _pieces(text: str, outline: Sequence[Item]) -> Iterator[tuple[int | None, str]]:
    """The words cut at the names of items, each with the place of its item; None before the first of them."""
    found = list(_labels(text, outline))
    numbered = _numbers(text, outline)
    if not found or len(numbered) > 1:
        named = {one.place: one for one in found}
        found = [named.get(one.place, one) if one.start <= named.get(one.place, one).start else one for one in numbered]
    yield from _unlabelled(text[: found[0].start] if found else text, outline)
    ends = [*(one.start for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        words = text[one.end : end]
        if outline[one.place].kind is ItemKind.INDICATOR:
            first, _, below = words.partition("\n")
            yield one.place, first
            yield from _unlabelled(below, outline)
        else:
            yield one.place, words


@dataclass(frozen=True)
class _Named:
    place: int
    start: int
    end: int


def _labels(text: str, outline: Sequence[Item]) -> Iterator[_Named]:
    """Names before a colon; of "đã ban hành, vướng mắc: không" the part behind the comma."""
    for found in _LABEL.finditer(text):
        label, start = found["label"], found.start("label")
        place = place_of(label, outline)
        if place is None and "," in label:
            start += label.rindex(",") + 1
            place = place_of(label.rpartition(",")[2], outline)
        if place is not None:
            yield _Named(place, start, found.end())


def _numbers(text: str, outline: Sequence[Item]) -> list[_Named]:
    """ "1. …" and "2. …" at the beginning of lines, where no item is called by its name."""
    found = [_Named(int(one[1]) - 1, one.start(), one.end()) for one in _NUMBERED.finditer(text)]
    places = [one.place for one in found]
    fits = places == sorted(set(places)) and all(0 <= place < len(outline) for place in places)
    return found if fits and found and not text[: found[0].start].strip() else []


def _unlabelled(text: str, outline: Sequence[Item]) -> Iterator[tuple[int | None, str]]:
    """Lines that name an indicator and its figure without anything between: "TTHC trực tuyến 58/60"."""
    for line in re.split(r"\n|;", text):
        place = _indicator_in(line, outline)
        yield place, line if place is None else _figure_of(line)


def _figure_of(line: str) -> str:
    found = re.search(r"(?<![\w])\d", line)
    return line[found.start() :] if found else line


def _indicator_in(line: str, outline: Sequence[Item]) -> int | None:
    found = re.search(r"(?<![\w])\d", line)
    if found is None or read_figure(line[found.start() :]) is None:
        return None
    place = place_of(without_reaching(line[: found.start()]).strip(" -–:("), outline)
    return place if place is not None and outline[place].kind is ItemKind.INDICATOR else None


def place_of(label: str, outline: Sequence[Item]) -> int | None:
    """The place of the item that is called so; None where none is, or several may be."""
    folded = " ".join(fold(label).strip(" -–•+*.()").split())
    if not folded:
        return None
    if (numbered := _PLACE.match(folded)) and numbered.end() == len(folded):
        place = int(numbered["number"]) - 1
        return place if 0 <= place < len(outline) else None
    folded = re.sub(r"^(?:\d{1,2}|[a-z])[.)/]\s*", "", folded)
    for fits in (_is_title, _is_usual, _is_indicator, _opens_title):
        places = [place for place, item in enumerate(outline) if fits(folded, item)]
        if len(places) == 1:
            return places[0]
    return None


def _is_title(folded: str, item: Item) -> bool:
    return bool(item.title) and fold(item.title) == folded


def _is_usual(folded: str, item: Item) -> bool:
    form = _USUAL.get(item.kind)
    return form is not None and form.match(folded) is not None


def _is_indicator(folded: str, item: Item) -> bool:
    """Some words of its name, in whatever order, or the first letters of them."""
    if item.kind is not ItemKind.INDICATOR:
        return False
    named = _INDICATOR.match(folded)
    words = re.findall(r"\w+", folded[named.end() :] if named else folded)
    title = re.findall(r"\w+", fold(item.title))
    if not words:
        return named is not None
    return set(words) <= set(title) or "".join(words) == "".join(word[0] for word in title)


def _opens_title(folded: str, item: Item) -> bool:
    return len(folded) >= _LEAST and bool(item.title) and fold(item.title).startswith(folded)


_LEAST = 4
"""Letters of a name below which its beginning tells nothing."""
