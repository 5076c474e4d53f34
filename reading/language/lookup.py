"""The lexicon: phrases with what they mean to a reader, one a line, in the files of lexicon/.

A line has four columns between tabs: the phrase with its diacritics, its part, its value, and where it comes from or
why it is so; "-" is an empty one. The value is what the phrase means, or the tags by which rules ask for it, each for
what it does in them. A line that begins with "! " refuses a phrase that somebody may want to add. A line that begins
with "#" is for people. Lines are sorted by their phrases.
"""

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from domain.words import fold

EMPTY = "-"
REFUSED = "! "
GUARD = "secrecy"
ENGLISH = "English"
"""The source of phrases that are not Vietnamese."""


class Entry(NamedTuple):
    """One line of a file; `value` and `source` are empty where the line has none."""

    phrase: str
    part: str
    value: str
    source: str
    is_refused: bool


@lru_cache(maxsize=1)
def parts() -> tuple[str, ...]:
    """The names of all files."""
    files = resources.files("reading.language").joinpath("lexicon").iterdir()
    return tuple(sorted(file.name.removesuffix(".txt") for file in files if file.name.endswith(".txt")))


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every single word of the lexicon, as it is spelt, and without diacritics.

    English ones are left out: "last" may be the keystrokes of "lát"; and those of the guard, which reads no reports.
    """
    vietnamese = (
        entry.phrase for part in parts() if part != GUARD for entry in entries(part) if entry.source != ENGLISH
    )
    known = {word for phrase in vietnamese for word in phrase.split()}
    return frozenset(known | set(map(fold, known)))


def written(part: str) -> str:
    """The file of a part as it lies there. Raises FileNotFoundError for a part that has none."""
    return resources.files("reading.language").joinpath("lexicon", f"{part}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def lines(part: str) -> tuple[Entry, ...]:
    """All lines of a part, the refused ones too."""
    return tuple(_entry(line) for line in written(part).splitlines() if line and not line.startswith("#"))


def _entry(line: str) -> Entry:
    columns = line.removeprefix(REFUSED).split("\t")
    phrase, part, value, source = ("" if column == EMPTY else column for column in columns)
    return Entry(phrase, part, value, source, line.startswith(REFUSED))


@lru_cache(maxsize=256)
def entries(part: str) -> tuple[Entry, ...]:
    """The phrases of a part in the order of the file."""
    return tuple(entry for entry in lines(part) if not entry.is_refused)


@lru_cache(maxsize=256)
def phrases(part: str, tag: str = "") -> frozenset[str]:
    """The phrases of a part; with a `tag` those alone that have it among the words of their value."""
    return frozenset(entry.phrase for entry in entries(part) if not tag or tag in entry.value.split())


@lru_cache(maxsize=256)
def folded(part: str, tag: str = "") -> frozenset[str]:
    """Likewise, as they are spelt without diacritics."""
    return frozenset(map(fold, phrases(part, tag)))


@lru_cache(maxsize=256)
def words(part: str, tag: str = "") -> frozenset[str]:
    """Likewise, but the single words of the folded phrases."""
    return frozenset(word for phrase in folded(part, tag) for word in phrase.split())


@lru_cache(maxsize=256)
def pattern(part: str, tag: str = "") -> str:
    """A pattern of any one of the folded phrases, the longest first."""
    return f"(?:{'|'.join(sorted(folded(part, tag), key=lambda phrase: (-len(phrase), phrase)))})"
