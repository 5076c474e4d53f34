"""How Vietnamese is spelt on a phone: letters without marks, marks in the wrong place, keystrokes left over."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence

from domain.words import fold

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
TONE_MARKS = frozenset(TONES.values())
VOWELS = frozenset("aeiouyăâêôơư")
_TELEX_KEYS = re.compile(r"(?=[a-z]{3,8}$)(?=.*[sfrxjw]|.*(?:aa|ee|oo|dd))")
_SYLLABLE = re.compile(r"(?:ngh?|nh|gh?|gi|kh?|ch|ph|qu|th?|tr|[bcdhlmnprsvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?$")
"""Folded."""
_TELEX_PAIRS = {"aa": "â", "aw": "ă", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "dd": "đ"}


_BLANKS = re.compile(r"\s{2,}")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe]")
"""What text layers of PDFs, web pages and phones leave inside words, where nobody sees it."""


def squeezed(text: str) -> str:
    """The text with each run of blanks as one, a line's end where one is among them, so that patterns pass it soon."""
    return _BLANKS.sub(lambda run: "\n" if "\n" in run.group() else " ", text)


def composed(text: str) -> tuple[str, Sequence[int] | None]:
    """The text in NFC, and for each of its letters the place in `text` where it began.

    None for the places means that the text was composed already. One more place is given for the end.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        whole = unicodedata.normalize("NFC", cluster)
        letters.append(whole)
        places.extend([start] * len(whole))
    return "".join(letters), [*places, len(text)]


def visible(text: str) -> tuple[str, Sequence[int] | None]:
    """What can be seen of the text, and the place in `text` of each of its letters; None where it is the same."""
    if not _INVISIBLE.search(text):
        return text, None
    places = [place for place, letter in enumerate(text) if not _INVISIBLE.match(letter)]
    return "".join(text[place] for place in places), places


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter together with the marks that follow it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            yield start, text[start:place]
            start = place


def meant(word: str, known: Container[str]) -> str:
    """The word (in lower case) that was typed so: out of keystrokes of Telex, and with its tone where spelling puts it.

    What is `known` is no row of keystrokes, nor is what gives no Vietnamese syllable.
    """
    if word not in known and _TELEX_KEYS.match(word):
        keyed = from_telex(word)
        if keyed is not None and _SYLLABLE.match(fold(keyed)):
            return settled(keyed)
    return settled(word)


def mended(word: str, known: Container[str]) -> str:
    """The word (in lower case and settled) as `meant`, and out of fingers that were too quick where it is no syllable.

    A slip gives only what is `known`.
    """
    typed = meant(word, known)
    if word in known or not LEAST_SLIP <= len(word) <= LONGEST_SLIP or _SYLLABLE.match(fold(typed)):
        return typed
    return next((slip for slip in map(settled, _slips(word)) if slip in known), typed)


LEAST_SLIP, LONGEST_SLIP = 3, 8
"""Letters of a word in which a slip of the fingers is looked for."""
_CUT_ENDINGS = {"g": "ng", "h": "nh"}
"""Of the two letters that end many syllables the first one is left out in a hurry: "vướg", "thàh"."""


def _slips(word: str) -> Iterator[str]:
    """What may have been meant: two neighbours in their order, a consonant that was left out, "đ" half typed."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    yield word[:-1] + _CUT_ENDINGS.get(word[-1], word[-1])
    if word.startswith("dd"):
        yield "đ" + word[2:]


def is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is the word, or has one letter too many, too few, another one, or two in the other order."""
    same = 0
    while same < min(len(typed), len(word)) and typed[same] == word[same]:
        same += 1
    rest, wanted = typed[same:], word[same:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )


def toneless(word: str) -> str:
    """The word as it is typed before its tone: "việc" is "viêc"."""
    return _without_tone(word)[0]


def settled(word: str) -> str:
    """The word in NFC with its tone on the one vowel on which spelling puts it: "hoà" and "hòa" are one word."""
    if word.isascii():
        return word
    plain, tone = _without_tone(word)
    return _with_tone(plain, tone) if tone and not VOWELS.isdisjoint(plain) else unicodedata.normalize("NFC", word)


def _without_tone(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tone = next((letter for letter in decomposed if letter in TONE_MARKS), "")
    return unicodedata.normalize("NFC", decomposed.replace(tone, "")) if tone else word, tone


def is_syllable(word: str) -> bool:
    """Whether a word without its marks may be a Vietnamese syllable."""
    return _SYLLABLE.match(word) is not None


def from_telex(keys: str) -> str | None:
    """The word that these Telex keystrokes were meant to give ("truowsc" is "trước"); None where they give no other."""
    letters: list[str] = []
    tone = ""
    for key in keys:
        pair = (letters[-1] if letters else "") + key
        if key in TONES and any(letter in VOWELS for letter in letters):
            tone = TONES[key]
        elif pair in _TELEX_PAIRS:
            letters[-1] = _TELEX_PAIRS[pair]
        elif key == "w":
            letters = _with_horn(letters)
        elif key in "aeo" and _last_vowel(letters) == key:
            letters = _with_hat(letters, key)
        else:
            letters.append(key)
    word = "".join(letters).replace("uơ", "ươ")
    if tone:
        word = _with_tone(word, tone)
    return word if word != keys else None


def _last_vowel(letters: Sequence[str]) -> str:
    return next((letter for letter in reversed(letters) if letter in VOWELS), "")


def _with_hat(letters: Sequence[str], key: str) -> list[str]:
    """A vowel typed again after the consonants takes its hat: "tuana" is "tuân"."""
    place = len(letters) - 1 - list(reversed(letters)).index(key)
    return [*letters[:place], _TELEX_PAIRS[key * 2], *letters[place + 1 :]]


def _with_horn(letters: Sequence[str]) -> list[str]:
    """A late "w" bends the vowels before it: "truocw" is "trươc"; one without a vowel is itself "ư"."""
    if not any(letter in "aou" for letter in letters):
        return [*letters, "ư"]
    return [_TELEX_PAIRS.get(letter + "w", letter) for letter in letters]


def _with_tone(word: str, tone: str) -> str:
    """The tone goes to a vowel that has a mark already, else to the last but one of several, as spelling teaches."""
    places = [place for place, letter in enumerate(word) if letter in VOWELS]
    marked = [place for place in places if word[place] not in "aeiouy"]
    ends_in_vowel = word[-1] in VOWELS
    chosen = marked[-1] if marked else places[-2] if len(places) > 1 and ends_in_vowel else places[-1]
    return unicodedata.normalize("NFC", word[: chosen + 1] + tone + word[chosen + 1 :])
