"""Where the name of a unit ends before a verb that no list knows: names are of one form, what units do is of any."""

from collections.abc import Sequence

from documents.prose.verbs import LIMITS, begins
from documents.prose.words import Word, phrases

_SOON = 3
"""Words of a name that no list knows before a verb that is known: "Phòng Quản lý xuất bản phẩm chủ trì"."""
_NAME_TAGS = frozenset(("noun", "name", "field"))


def whole_name(words: Sequence[Word], body: int, end: int) -> int:
    """Where the name ends that was taken to go on from the word `body`, behind its head, to `end`.

    It is cut before words that no other name has, where no verb that is known follows them: they are the verb.
    """
    if end >= len(words) or _goes_on_to(words, end):
        return end
    at = _known_until(words, body, end)
    tail = end - at
    if words[end].text in ";." and tail <= _SOON:
        return end
    is_before_verb = bool(begins().at(words, end).tags & {"duty"}) and not LIMITS.fullmatch(words[end].bare)
    goes_on = 1 < tail <= _SOON if is_before_verb else tail == 1
    return end if at <= body or goes_on else at


def names_on(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on behind "và": "văn hóa và gia đình", "di tích và danh thắng Yên Tử"."""
    if phrases("named").at(words, at).length:
        return True
    is_proper = at + 2 < len(words) and words[at + 2].is_capital and not phrases("unit").at(words, at + 2).length
    return is_proper and all(is_small(words, one) and not begins().at(words, one).length for one in (at, at + 1))


def is_unknown_work(words: Sequence[Word], at: int) -> bool:
    """Whether behind a name something is to be done, by a word that no list knows."""
    return at < len(words) and is_small(words, at) and not begins().at(words, at).length and not _known(words, at)


def is_small(words: Sequence[Word], at: int) -> bool:
    """Whether a word in small letters stands here, with its marks."""
    word = words[at]
    return not (word.is_mark or word.is_capital or word.text[0].isdigit() or word.is_lost)


def _goes_on_to(words: Sequence[Word], end: int) -> bool:
    """Whether behind a name stands what does not follow a verb: the end of a sentence, a colon, another unit."""
    if words[end].is_mark and words[end].text not in ",(;.":
        return True
    if (words[end].text != "," and words[end].bare != "va") or end + 1 >= len(words):
        return False
    is_unit = _known(words, end + 1) > 0 and words[end + 1].is_capital
    return is_unit or phrases("plural").at(words, end + 1).length > 0


def _known_until(words: Sequence[Word], body: int, end: int) -> int:
    """The first word that neither other names have nor the form of names allows; `end` where there is none."""
    at = body
    while at < end:
        word = words[at]
        if word.is_lost or phrases("plural").at(words, at).length:
            return end
        if step := _known(words, at):
            at += step + (step == 1 and _completes(words, at, end))
        elif word.is_mark or word.bare == "va" or not is_small(words, at):
            is_first = word.is_capital and not word.is_acronym and not (at > body and words[at - 1].is_capital)
            at += 1 + (is_first and _completes(words, at, end))
        elif names_on(words, at):
            at += 2
        else:
            break
    return min(at, end)


def _completes(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the next syllable belongs to this one, which is no word alone: "Tài chính", "Tổ chức bộ máy"."""
    is_next = at + 1 < end and is_small(words, at + 1) and not _known(words, at + 1)
    return is_next and "place" not in phrases("unit").at(words, at).tags


def _known(words: Sequence[Word], at: int) -> int:
    """How many words here are of names: of units, of fields, of what boards do."""
    verb = begins().at(words, at)
    is_noun = verb.tags & _NAME_TAGS or (words[at].is_capital and verb.length > 1)
    lists = (phrases(part).at(words, at).length for part in ("unit", "field", "named"))
    return max(verb.length if is_noun else 0, *lists)
