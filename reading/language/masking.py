"""Words without who is in them: names, telephone numbers and addresses are masked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from domain.words import fold
from reading.language.lookup import pattern

MASK = "***"

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|@\w{4,32}")
_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){8,30}")
_TITLES = pattern("calling", "title")


def masked(words: str, names: Sequence[str]) -> str:
    """The words with names of known people, telephone numbers and addresses masked.

    A given name alone is masked only behind a title ("anh Bình"), because most of them are common words.
    """
    words = unicodedata.normalize("NFC", words)
    at = 0
    pieces = []
    for start, end in _merged(sorted(_spans(words, names))):
        pieces += [words[at:start], MASK]
        at = end
    return "".join([*pieces, words[at:]])


def _spans(words: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    plain = _plain(words)
    for form in (_ADDRESS, _NUMBER):
        yield from (found.span() for found in form.finditer(plain))
    for name in names:
        parts = _plain(unicodedata.normalize("NFC", name)).split()
        for known in {" ".join(parts[at:]) for at in (0, -2) if len(parts) > 1}:
            yield from (found.span() for found in re.finditer(rf"\b{re.escape(known)}\b", plain))
        if parts:
            titled = rf"\b{_TITLES}\.? ({re.escape(parts[-1])})\b"
            yield from (found.span(1) for found in re.finditer(titled, plain))


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reach = 0
    for start, end in spans:
        if end > reach:
            yield max(start, reach), end
            reach = end


def _plain(words: str) -> str:
    """The words in small letters without marks, letter for letter: places in them are places in the words."""
    return "".join((fold(letter) or letter)[0] for letter in words)
