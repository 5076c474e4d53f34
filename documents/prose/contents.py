"""What an item has to have done, as somebody would type it: without who leads, who supports, and by when."""

import re
from collections.abc import Sequence

from documents.prose.limits import Said
from documents.prose.names import units_at
from documents.prose.verbs import begins
from documents.prose.words import Word, phrases, words_of

_FEWEST = 2
"""Words of a content."""
_JOINTS = ",;:"
_EMPTY = re.compile(r"\s*\(\s*\)")
_BEFORE_SIGN = re.compile(r"\s+(?=[,;.)])")
_DOUBLED = re.compile(r"[,;.](?P<sign>[,;.])")
_EDGES = " ,;:.–-"


def work_of(text: str, said: Said | None = None) -> str:
    """The text without those words; as it is where nothing else would be left of it."""
    work = _without_helpers(without_roles(text))
    return _without_limit(work, said) if said is not None else work


def without_roles(text: str) -> str:
    """The text without "chủ trì, phối hợp với …" before what is to be done."""
    words = words_of(text)
    at, helped = 0, False
    while (role := phrases("beside").at(words, at)).tags & {"lead", "support"}:
        end = at + role.length
        if "support" in role.tags:
            units = units_at(words, end, ordered=True)
            if units is None:
                break
            end, helped = units.end, True
        at = _behind_joint(words, end)
    rest = len(words) - at
    if not at or rest < _FEWEST or not (helped or "duty" in begins().at(words, at).tags):
        return text
    return _begun(text[words[at].start :])


def _behind_joint(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (words[at].text in _JOINTS or words[at].bare == "va"):
        at += 1
    return at


def _without_helpers(text: str) -> str:
    """The text without a clause that only tells who supports: "rà soát hồ sơ, phối hợp với Thanh tra Sở"."""
    words = words_of(text)
    for at in range(1, len(words)):
        if words[at - 1].text not in _JOINTS:
            continue
        role = phrases("beside").at(words, at)
        units = units_at(words, at + role.length, ordered=True) if "support" in role.tags else None
        if units is None:
            continue
        if units.end == len(words) or words[units.end].text in ",;.":
            behind = text[words[units.end].start :] if units.end < len(words) else ""
            work = _tidied(f"{text[: words[at - 1].start]}{behind}")
            return work if _tells(work) else text
    return text


def _without_limit(text: str, said: Said) -> str:
    """The text without the day by which it is to be done; what recurs or waits for something is part of the work."""
    deadline = said.deadline
    if deadline is None or deadline.rrule or not (deadline.day or deadline.moment):
        return text
    start = text.lower().find(said.words.lower())
    if start < 0:
        return text
    words = words_of(text)
    first = next((at for at, word in enumerate(words) if word.start >= start), len(words))
    begin = min((at for at in range(first) if _leads_to(words, at, first)), default=first)
    left = words[begin].start if begin < len(words) else start
    work = _tidied(f"{text[:left]} {text[start + len(said.words) :]}")
    return work if _tells(work) else text


def _leads_to(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a clause begins here that tells nothing but the limit: ", hoàn thành trước ngày …"."""
    said = phrases("beside").at(words, at)
    behind = at + said.length
    while behind < limit and words[behind].text in ":(":
        behind += 1
    return "done" in said.tags and behind == limit and (at == 0 or words[at - 1].is_mark or words[at].bare == "va")


def _tells(work: str) -> bool:
    """Whether something to do is left, and nothing that only led to a unit or a limit."""
    words, beside = words_of(work), phrases("beside")
    ends = {at + found.length for at in range(len(words)) if (found := beside.at(words, at)).tags & {"done"}}
    return len(words) >= _FEWEST and len(words) not in ends and beside.at(words, 0).length < len(words)


def _tidied(text: str) -> str:
    """Without blanks and signs that parted what is gone."""
    bare = _EMPTY.sub("", " ".join(text.split()))
    return _begun(_DOUBLED.sub(r"\g<sign>", _BEFORE_SIGN.sub("", bare)).strip(_EDGES))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
