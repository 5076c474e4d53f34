"""The numbers that Word puts before paragraphs: they stand in no text, only in the definitions of lists."""

from dataclasses import dataclass, field, replace

from documents.packages import Element, attribute, is_on, local, value

_BULLETS = {"\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "o": "○"}
"""What the fonts of signs show in the place of letters."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 4_000
_LEVELS = 9
_MOST_LINKS = 4


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level, from 1, whose next number begins this one anew; 0 for none, None for every level above."""
    style: str | None = None
    legal: bool = False
    """All numbers in it are shown in figures."""


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Where the list begins anew, and at which number."""


@dataclass(frozen=True)
class Marker:
    text: str
    level: int


@dataclass
class _Count:
    at: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts along a document: to be asked for every paragraph of a list, in order."""

    def __init__(self, tree: Element | None) -> None:
        """`tree` is the part with the definitions; None where the file has none."""
        parts = [] if tree is None else list(tree)
        abstracts = {attribute(one, "abstractNumId") or "": one for one in parts if local(one) == "abstractNum"}
        nums = {attribute(one, "numId") or "": one for one in parts if local(one) == "num"}
        linked = {link: key for key, one in abstracts.items() if (link := value(one, "styleLink"))}
        self._lists = {number: _list(one, abstracts, linked) for number, one in nums.items()}
        self._counts: dict[str, _Count] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str | None, level: int | None, style: str | None) -> Marker | None:
        """The marker of the next paragraph of that list; None where it is in none.

        Without a level it is the one that belongs to the style.
        """
        found = self._lists.get(number or "")
        if found is None:
            return None
        if level is None:
            level = next((at for at, one in found.levels.items() if style and one.style == style), 0)
        definition = found.levels.get(level)
        if definition is None:
            return None
        count = self._counts.setdefault(found.abstract, _Count())
        self._step(found, count, number or "", level)
        return Marker(_shown(definition, found.levels, count), level)

    def _step(self, found: _List, count: _Count, number: str, level: int) -> None:
        """One further at the level. A level above that nobody has used is shown as begun, and counts as used."""
        if level in found.starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            count.at[level] = found.starts[level]
        elif level in count.at:
            count.at[level] += 1
        else:
            count.at[level] = found.levels[level].start
        for above in range(level):
            count.at.setdefault(above, found.levels[above].start if above in found.levels else 1)
        for below in [at for at in count.at if at > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or level < restart:
                del count.at[below]


def _list(num: Element, abstracts: dict[str, Element], linked: dict[str, str]) -> _List:
    key = value(num, "abstractNumId") or ""
    for _ in range(_MOST_LINKS):
        link = value(abstracts.get(key), "numStyleLink")
        if link is None or link not in linked:
            break
        key = linked[link]
    abstract = abstracts.get(key)
    levels = {at: one for at, one in map(_level, () if abstract is None else abstract) if at is not None}
    starts: dict[int, int] = {}
    for override in num:
        at = _number(attribute(override, "ilvl"))
        if local(override) != "lvlOverride" or at is None:
            continue
        for one in override:
            own, level = _level(one)
            if own is not None:
                levels[at] = level
        start = _number(value(override, "startOverride"))
        if start is not None:
            starts[at] = start
            levels[at] = replace(levels.get(at, _Level()), start=start)
    return _List(key, levels, starts)


def _level(element: Element) -> tuple[int | None, _Level]:
    at = _number(attribute(element, "ilvl"))
    if local(element) != "lvl" or at is None or at >= _LEVELS:
        return None, _Level()
    start = _number(value(element, "start"))
    return at, _Level(
        start=0 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=_number(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
        legal=bool(is_on(element, "isLgl")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _shown(definition: _Level, levels: dict[int, _Level], count: _Count) -> str:
    if definition.form == "bullet":
        sign = definition.text.strip()
        return _BULLETS.get(sign) or ("•" if "\ue000" <= sign[:1] <= "\uf8ff" else sign)
    text = definition.text
    for at in range(_LEVELS):
        if (place := f"%{at + 1}") in text:
            level = levels.get(at, _Level())
            form = "decimal" if definition.legal else level.form
            text = text.replace(place, _written(count.at.get(at, level.start), form))
    return text.strip()


def _written(number: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman":
            return _roman(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperLetter":
            return _lettered(number).upper()
        case "lowerLetter":
            return _lettered(number)
        case _:
            return str(number)


def _roman(number: int) -> str:
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    found = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        found += letters * times
    return found


def _lettered(number: int) -> str:
    """As Word goes on after z: aa, bb."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 8)
