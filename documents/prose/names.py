"""Units, bodies and posts by the shape of their names: which of them a sentence names at a place, and where they end.

The organization's own list is not known here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from documents.prose.ends import whole_name
from documents.prose.name import NUMERAL, Name, name_at, opener
from documents.prose.verbs import begins
from documents.prose.words import Word, phrases, words_of


class Units(NamedTuple):
    """Names as they were written, and the place of the first word behind them.

    `apart` tells that several were named as each for itself: "các sở: A, B".
    """

    names: tuple[str, ...]
    end: int
    apart: bool = False


def units_at(words: Sequence[Word], place: int, *, whole: bool = False, ordered: bool = False) -> Units | None:
    """The names that begin at this word; None where none does.

    `whole` says that the text is nothing but names, `ordered` that it was said before that somebody is addressed.
    """
    names: list[str] = []
    at = place
    while shared := _distributed(words, at, whole=whole):
        names += shared.names
        following = _behind_joint(words, shared.end)
        if following is None or not opener(words, following, known=True):
            return Units(tuple(names), shared.end, apart=True)
        at = following
    lax = ordered and at < len(words) and words[at].is_capital
    while (name := name_at(words, at, whole=whole, known=ordered or bool(names), lax=lax and not names)) is not None:
        names.append(spelt(words, name.start, name.end))
        at = name.after
        following = _behind_joint(words, at)
        if following is None and whole and at < len(words) and not words[at].is_mark:
            following = at
        if following is None:
            break
        while (place_name := _same_in(words, name, following)) is not None:
            names.append(place_name[0])
            at = place_name[1]
            if (further := _behind_joint(words, at)) is None:
                return Units(tuple(names), at)
            following = further
        if shared := _distributed(words, following, whole=whole):
            return Units((*names, *shared.names), shared.end)
        if opener(words, following, known=True) == 0:
            break
        at = following
    return Units(tuple(names), at) if names else None


def _same_in(words: Sequence[Word], name: Name, at: int) -> tuple[str, int] | None:
    """The same body in another place, and the word behind it: "Hội Nông dân phường 1, phường 4, xã Hòa Bình"."""
    places = [one for one in range(name.start + 1, name.end) if _is_place(words, one)]
    if not places or not _is_place(words, at):
        return None
    end = at + 2
    while end < len(words) and words[end].is_capital and words[end - 1].is_capital:
        end += 1
    return f"{spelt(words, name.start, places[-1])} {spelt(words, at, end)}", end


def _is_place(words: Sequence[Word], at: int) -> bool:
    """Whether a place is named here: "phường 4", "xã Hòa Bình"."""
    kind = phrases("unit").at(words, at)
    if not {"place", "class"} <= kind.tags or kind.length != 1 or words[at].is_capital or at + 1 >= len(words):
        return False
    return words[at + 1].is_capital or words[at + 1].text.isdigit()


def spelt(words: Sequence[Word], start: int, end: int) -> str:
    """As it was written, with single blanks."""
    parts = [words[start].text]
    for before, word in zip(words[start : end - 1], words[start + 1 : end], strict=True):
        parts += [" " * (word.start > before.end), word.text]
    return "".join(parts)


def _behind_joint(words: Sequence[Word], place: int) -> int | None:
    """The word behind a comma, semicolon, plus or "và"; None where none of them stands here."""
    joined = False
    while place < len(words) and (words[place].text in ",;+&/" or words[place].bare in ("va", "cung")):
        place, joined = place + 1, True
    return place if joined and place < len(words) else None


def _distributed(words: Sequence[Word], place: int, *, whole: bool) -> Units | None:
    """ "các Sở: Tài chính, Y tế" and "các sở Tài chính, Y tế" as one name for each; None where it is no such list.

    "UBND các huyện: A, B" gives "UBND huyện A".
    """
    start, before = _before_plural(words, place)
    plural = phrases("plural").at(words, start)
    head = phrases("unit").at(words, start + plural.length)
    at = start + plural.length + head.length
    if not plural.length or not head.length or at >= len(words) or "title" in head.tags:
        return None
    at = _behind_classes(words, at)
    has_colon = words[at].text == ":"
    at += has_colon
    if at >= len(words) or not words[at].is_capital or _is_list_of_classes(words, at):
        return None
    if has_colon and _begins_sentence(words, at):
        return None
    kind = spelt(words, start + plural.length, start + plural.length + head.length)
    names, end = _shares(words, at, f"{before}{kind}", kept=has_colon, whole=whole)
    if any(NUMERAL.fullmatch(name.rpartition(" ")[2]) for name in names[1:]):
        return None
    is_list = has_colon or sum(name.lower().startswith(f"{before}{kind}".lower()) for name in names) > 1
    return Units(tuple(names), end, apart=True) if is_list else None


def _begins_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether behind the colon what is to be done begins, and no name: "UBND các xã: Căn cứ Kế hoạch, ban hành"."""
    opens = begins().at(words, at).length or phrases("recitals").at(words, at).length
    end = _field_end(words, at)
    following = _behind_joint(words, end)
    is_list = following is not None and words[following].is_capital
    return bool(opens) and not is_list


def _behind_classes(words: Sequence[Word], at: int) -> int:
    """The colon behind further classes: "các Sở, ban, ngành: Tài chính"; the same place where none follows."""
    place = at
    while place < len(words) and (words[place].text == "," or words[place].bare == "va"):
        classes = phrases("unit").at(words, place + 1)
        if "class" not in classes.tags:
            return at
        place += 1 + classes.length
    return place if place < len(words) and words[place].text == ":" else at


def _before_plural(words: Sequence[Word], place: int) -> tuple[int, str]:
    """Where "các" stands and the words before it, which belong to each name: "UBND các huyện: A, B"."""
    head = phrases("unit").at(words, place)
    if head.length and phrases("plural").at(words, place + head.length).length:
        return place + head.length, f"{spelt(words, place, place + head.length)} "
    return place, ""


def _is_list_of_classes(words: Sequence[Word], at: int) -> bool:
    return "class" in phrases("unit").at(words, at).tags and not words[at].is_capital


def _shares(words: Sequence[Word], at: int, kind: str, *, kept: bool, whole: bool) -> tuple[list[str], int]:
    """The names of the list that begins here, and its end."""
    kind = kind if kind[:1].isupper() else kind[:1].upper() + kind[1:]
    names: list[str] = []
    while at < len(words):
        own = name_at(words, at, whole=whole, known=False)
        if own is not None and (kept or names) and phrases("unit").at(words, at).length:
            names.append(spelt(words, own.start, own.end))
            end = own.after
        elif words[at].is_capital or _is_other_kind(words, at):
            end = _field_end(words, at)
            kept_kind = kind if words[at].is_capital else kind.rpartition(" ")[0]
            names.append(f"{kept_kind} {spelt(words, at, end)}".strip())
        else:
            break
        following = _behind_joint(words, end)
        if following is None or not (words[following].is_capital or _is_other_kind(words, following)):
            return names, end
        if _before_plural(words, following)[0] != following:
            return names, end
        at = following
    return names, at


def _is_other_kind(words: Sequence[Word], at: int) -> bool:
    """A place of another kind within a list: "UBND các huyện: A, B, thành phố C"."""
    kind = phrases("unit").at(words, at)
    behind = at + kind.length
    return "class" in kind.tags and behind < len(words) and words[behind].is_capital and not words[at].is_capital


def _field_end(words: Sequence[Word], at: int) -> int:
    """Where a name such as "Tài chính" ends that stands without its "Sở"."""
    field = phrases("field").at(words, at)
    if field.length:
        return at + field.length
    end = at + 1
    while end < len(words) and words[end].bare != "va":
        if words[end].is_mark:
            is_inside = words[end].text in "-–" and end + 1 < len(words) and words[end + 1].is_capital
            if not is_inside:
                break
        elif not words[end].is_capital and begins().at(words, end).length:
            break
        end += 1
    end = whole_name(words, at, end)
    behind = end + 1
    is_last_half = words[at:end] and any(word.text in "-–" for word in words[at:end])
    if is_last_half and behind < len(words) and words[end].bare == "va" and words[behind].is_capital:
        return _field_end(words, behind)
    return end


def is_named(name: str) -> bool:
    """Whether a name is that of one unit, and not of a class of them."""
    words = words_of(name)
    return not any(phrases("plural").at(words, place).length for place in range(min(len(words), 3))) and any(
        word.is_capital for word in words
    )
