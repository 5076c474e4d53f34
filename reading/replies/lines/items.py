"""Which lines of a digest, or which numbered tasks, the stretches of one reply speak of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.language.forms import Form, composed
from reading.language.lookup import folded as listed
from reading.language.numerals import COUNTING
from reading.language.tokens import Folded, fold, places
from reading.replies.lines.all_of_them import in_all
from reading.replies.lines.counted import UNITS, leading, uncounted
from reading.replies.lines.enumeration import FIGURE, NAMED, PART_OF, THING, entries_in
from reading.replies.lines.respelt import respelt

_TASK = "(?:/?<task_word.mark>|<line.task>|#<task_word.mark>)"
_START = r"(?:^|[,;.\n:!?(]|(?<!\w)<line.opening>(?!\w))\s{0,9}"

_STATES = r"<line.state>|<line.reaches>(?= \d)"
_FIGURE = rf"{FIGURE}|\d{{1,4}}\s?/\s?\d{{1,4}}(?![\d/])"
_SAYS = rf"(?=(?:{_STATES})(?!\w)|{_FIGURE})"
"""What is said of a line: a word of its state, a share, a count. A number before it is the line's."""

_JOIN = r"\s?(?:(?:,\s?)?<line.join>|[,&+-])\s?"
_LISTED = rf"\d{{1,2}}(?:{_JOIN}\d{{1,2}}(?![\d%/]|\s?%))"
_LIST = rf"{_LISTED}{{0,39}}"
_LIST_OF_DONE = rf"\d{{1,2}}(?:{_JOIN}\d{{1,2}}(?![\d%/]|\s?%| {_SAYS})){{0,39}}(?! \(?\d)"
"""Behind "xong": a number with words of its own is no longer one of them ("xong 1 và 3, 2 80%")."""

NO_NUMBER = rf"(?:(?=\s?{UNITS} <line.which>(?!\w))|(?![\d%/]|\s?%|\s?[/-]\s?\d|[.,:]\d|\s?{UNITS}(?!\w)))"
"""But "2 phòng nào chủ trì" asks of the line."""

_OPENING = re.compile(composed(_START))
_TASK_NAMED = Form(
    rf"(?:(?<![\w/]){_TASK}|(?<![\w/])<task_word.duty>)\s?(?:<line.number>\s)?(?P<task>\d{{1,6}})(?![\d%/])(?:\s?[:.)-])?",
    "nhiệm vụ số 18: xong",
    "nv 80%",
)
_CLAUSE_ENDS = Form(r"[,;\n!?]|\.(?=\s|$)|(?<!\w)<line.clause_end>(?!\w)", "xong 1 nhưng chưa 2", "xong 1.2")
_ASIDE = Form(
    r"(?<!\w)(?:<line.aside>|<not_behind line.towards><line.with>)\s?(?:<line.a_thing>\s?)?$",
    "gộp vào việc ",
    "đối với việc ",
)
_AWAITED = Form(r"(?<!\w)<spelt line.await>\s?(?:<spelt line.a_thing>\s?)?$", "chờ việc ", "cho việc ", typed=True)
"""Before the number of a task these only mention it: "gộp vào nv18", "chờ nv18 xong"."""
LONGEST_ASIDE = 30

_ITEMS_NAMED = Form(
    rf"{_START}{NAMED}(?P<items>{_LIST}|<numeral.counting>(?!\w))(?![\d%/]|\s?%)(?:\s?[:.)-](?!\d))?",
    "việc số 1 và 3 xong",
    "việc 80%",
)
_ITEMS_BARE = Form(
    rf"{_START}(?P<items>{_LIST})(?=$|[\s:.)a-z-]){NO_NUMBER}(?:\s?[:.)-])?(?=\s|$|[a-z])",
    "1, 3 và 4 xong",
    "3 ngày nữa",
)
_DECIDED = "<order.pass>|<agreement>|<order_verb>|<order.decided>"
_SPACED = rf"\d{{1,2}}(?:(?:{_JOIN}|\s)\d{{1,2}})"
_ITEMS_SPACED = Form(
    rf"{_START}(?P<items>{_SPACED}{{1,39}})(?=\s(?:{_DECIDED}|{_STATES})(?!\w))",
    "1 2 3 duyệt",
    "1 2 hồ sơ",
)
"""Numbers with nothing but blanks between them."""
_WHOLE = {
    _ITEMS_BARE: Form(rf"{_START}{_LISTED}*+", "1, 3 và 4", "xong"),
    _ITEMS_SPACED: Form(rf"{_START}{_SPACED}++", "1 2 3", "1 xong"),
}
"""Lists to their last number: each is tried once, and not again from every number in it."""
_ITEMS_RUNNING = Form(
    rf"(?:(?<=\s)|(?<=[a-z%)][/|+&-]))(?:{THING}\s?(?:<line.nth>\s)?)?(?P<items>\d{{1,2}})"
    rf"(?:(?:\s?(?:[.):=→]|->))?\s{_SAYS}|(?=(?:{_STATES})(?!\w)))",
    "1 xong 2 chưa",
    "xong 2 hồ sơ",
)
_AFTER_VERB = Form(
    r"(?:^|[,;.\n]|(?<!\w)<line.verb_opening>(?!\w))\s{0,9}"
    r"(?P<verb>(?:<line.already> )?(?:<line.do> )?<line.finish>(?: <line.by_now>)?)(?:\s?:\s?| )"
    rf"(?:(?P<thing>{THING}|<task_word.duty>) )?(?P<items>{_LIST_OF_DONE}){NO_NUMBER}(?=\s|$|[,;.])",
    "đã xong 1 và 3",
    "đã xong 3 hồ sơ",
)
_AFTER_STATE = Form(
    r"(?:^|[,;.\n]|(?<!\w)<line.verb_opening>(?!\w))\s{0,9}(?P<verb><line.state>(?: [a-z]{1,9}){0,3})"
    rf"(?:\s?:\s?| (?=\d{{1,2}}{_JOIN}\d))(?:(?P<thing>{THING}|<task_word.duty>) )?(?P<items>{_LIST_OF_DONE})"
    rf"{NO_NUMBER}(?=\s{{0,9}}(?:$|[,;.\n]|<line.clause_end>(?!\w)))",
    "chưa làm: 2",
    "chưa làm 2",
)
"""Likewise, behind any state: one number alone needs the mark."""
_AFTER_ORDER = Form(
    r"(?:^|[,;.\n]|(?<!\w)<line.verb_opening>(?!\w))\s{0,9}(?P<verb><order.pass>|<agreement>|<order_verb.bare>) "
    rf"(?:(?P<thing>{THING}|<task_word.duty>) )?(?P<items>{_LIST_OF_DONE}){NO_NUMBER}(?=\s{{0,9}}(?:$|[,;.\n]))",
    "duyệt 1, 3; 2 làm lại",
    "duyệt 3 hồ sơ",
)
"""What is decided of lines, beside other decisions."""
_VERBS_FIRST = (_AFTER_VERB, _AFTER_STATE, _AFTER_ORDER)
_REST = Form(
    rf"{_START}(?:(?:<line.others>|\d{{1,2}})?\s?{THING}?\s?<line.rest>|<line.other_ones>)(?!\w)",
    "xong 1, các việc còn lại chưa",
    "còn 2 việc",
)
_REST_RUNNING = Form(
    rf"(?:(?<!\w)(?:{_STATES})|%)(?: <line.by_now>)*\s"
    rf"(?P<rest>(?:<line.others>\s)?(?:{THING}\s)?<line.rest>|<line.other_ones>)(?=\s(?:{_STATES}|<line.reach>)(?!\w))",
    "1 xong còn lại chưa",
    "1 xong phần còn lại",
)
"""Likewise, right behind what is said of others."""
_LAST = Form(rf"{_START}{THING} (?P<which><line.first>|<line.last>)(?!\w)", "việc cuối cùng xong", "cuối tuần xong")
_ANNOUNCES = Form(r"^[^.;\n]{0,90}(?<!\w)<line.announce>(?!\w)[^.;\n]{0,90}[:,.]?\s{0,9}$", "Báo cáo anh:", "1 xong")
_REPORTS = Form(rf"(?<!\w)(?:{_STATES}|<line.report>)(?!\w)|\d", "Đã gửi báo cáo", "Báo cáo anh:")
"""What stands before the first line: a heading, or words of its own."""
_RANGE = Form("-|<day_mark.range>", "1 đến 3", "1, 3")
_SAYS_NOTHING = listed("line", "says_nothing") | {""}
_LEFT = listed("line", "left")
_LEFT_LINES = Form(
    rf"(?<!\w)<line.left> (?:{THING} ?)?\d{{1,2}}(?:{_JOIN}(?:{THING} ?)?\d{{1,2}})*"
    rf"(?=\s(?:<line.then> )?(?:{_STATES})(?!\w))",
    "xong 1, còn 2 với 3 chưa",
    "xong 1 còn 2 hồ sơ",
)
"""Lines, and no count of what is left."""
_DUTY = tuple(listed("task_word", "duty"))

_LIKEWISE = Form(
    r"^\W*<line.likewise>(?:[\s,.]+<courtesy.closing>){0,4}\W*$", "cũng thế em nhé", "cũng thế, còn thiếu biểu 3"
)

_SIGNS = " ,;.:)/-–"
"""May be left between a number and its words: "việc 2.80%"."""


@dataclass(frozen=True)
class Stretch:
    """A part of a reply (`words`) and what it is about: lines of the digest, or the number of a task."""

    words: str
    items: tuple[int, ...] = ()
    task: int | None = None
    sweeping: bool = False
    """Of all lines or of the rest of them."""
    is_open: bool = False
    """The number may be that of the line, or a count: "1 xong, 3 hồ sơ chưa đủ"."""


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    items: tuple[int, ...] = ()
    task: int | None = None
    verb: str | None = None
    sweeping: bool = False
    is_open: bool = False


def stretches_in(text: str, items: int) -> list[Stretch]:
    """The stretches of a reply by what they are about, in order; empty where it names neither lines nor tasks."""
    folded = uncounted(fold(text))
    folded = respelt(folded, items) if items > 1 else folded
    marks = _marks(folded, items)
    if not marks or _EXCEPT.search(folded.bare):
        whole = in_all(folded.bare, items) or _all_but(folded.bare, items)
        if whole or not marks:
            return _sweeping(folded, text.strip(), whole) if whole else []
    opening = folded.words(0, marks[0].start).strip()
    stretches = [_stretch(folded, mark, following) for mark, following in zip(marks, [*marks[1:], None], strict=True)]
    if not stretches[-1].words:
        stretches, opening = _with_words_before(stretches, marks, opening), ""
    if not stretches:
        return []
    is_said = opening.strip(" ,;:.") and not _announces(opening)
    return [*([Stretch(opening)] if is_said else []), *_with_shared_words(stretches)]


_EXCEPT = Form(
    rf"\s?,?\s?(?<!\w)(?:<line.except>|<line.besides>(?=[^,;]{{0,20}} (?:<line.out>|<line.rest>)))\s?(?:{NAMED})?"
    rf"(?P<items>{_LIST})(?: <line.out>)?(?P<rest>,? <line.rest>)?(?!\w)",
    "xong hết trừ việc 3",
    "xong hết",
)


def _sweeping(folded: Folded, text: str, whole: tuple[int, ...]) -> list[Stretch]:
    """All lines but those that are excepted: "xong hết trừ việc 3" says nothing of the third, "trừ 3 chưa" does."""
    found = _EXCEPT.search(folded.bare)
    if found is None:
        return [Stretch(text, whole, sweeping=True)]
    before, after = (
        folded.words(0, found.start()).strip(" ,;"),
        folded.words(found.end(), len(folded.bare)).strip(" ,;"),
    )
    excepted = tuple(item for item in _numbers(found["items"]) if item in whole)
    others = tuple(item for item in whole if item not in excepted)
    if before and after and not found["rest"]:
        return [Stretch(before, others, sweeping=True), Stretch(after, excepted)]
    return [Stretch(f"{before} {after}".strip(), others, sweeping=True)]


def _all_but(bare: str, items: int) -> tuple[int, ...]:
    """Likewise, where it is said of the rest: "trừ việc 4 còn lại xong"."""
    found = _EXCEPT.search(bare)
    return tuple(range(1, items + 1)) if items > 1 and found and found["rest"] else ()


def _announces(opening: str) -> bool:
    """ "Báo cáo anh:" before the first line says nothing of any; "Đã gửi báo cáo," does."""
    bare = fold(opening).bare
    return bool(_ANNOUNCES.search(bare)) and not _REPORTS.search(bare)


def _with_words_before(stretches: list[Stretch], marks: list[_Mark], opening: str) -> list[Stretch]:
    """ "xong nv18, nv19", "xong rồi, nv18": tasks named at the end have the words before them; lines have none so."""
    said = next((place for place in reversed(range(len(marks))) if stretches[place].words), None)
    if any(mark.task is None for mark in marks[said or 0 :]):
        return []
    words = opening if said is None else stretches[said].words if marks[said].verb else ""
    if not words.strip(" ,;:."):
        return []
    last = len(marks) if said is None else said + 1
    spoken = [] if said is None else stretches[:last]
    return [*spoken, *(Stretch(words, task=mark.task) for mark in marks[len(spoken) :])]


_THEN = Form(r"\s?<line.then>\s", " thì xong", " xong")
"""Between the number of a line and what is said of it."""


_ALREADY = Form(r"\s?<line.so_far>(?= \d)", "rồi 2 chưa", "rồi việc")
"""Said of the line before it, though the next one may begin with it: "1 rồi 2 chưa"."""


def _stretch(folded: Folded, mark: _Mark, following: _Mark | None) -> Stretch:
    end = following.start if following else len(folded.bare)
    then = _THEN.match(folded.bare, mark.end, end)
    words = folded.words(then.end() if then else mark.end, end).strip(" ,;").lstrip(_SIGNS)
    if not words and mark.items and following and (already := _ALREADY.match(folded.bare, following.start)):
        words = folded.words(following.start, already.end())
    if mark.verb is not None:
        words = f"{mark.verb} {words}".strip()
    return Stretch(words, mark.items, mark.task, mark.sweeping, mark.is_open)


def _with_shared_words(stretches: list[Stretch]) -> list[Stretch]:
    """ "việc 1 và việc 3 xong": what stands without words of its own shares the next one's, "cũng thế" those before."""
    shared: list[Stretch] = []
    words = ""
    for stretch in reversed(stretches):
        if fold(stretch.words).bare.strip(" ,;.") not in _SAYS_NOTHING:
            words = stretch.words
        shared.append(replace(stretch, words=words))
    shared.reverse()
    for place, stretch in enumerate(shared):
        if place and _LIKEWISE.match(fold(stretch.words).bare):
            shared[place] = replace(stretch, words=shared[place - 1].words)
    return shared


def _marks(folded: Folded, items: int) -> list[_Mark]:
    """Where lines or tasks are named, in order and without overlaps."""
    bare = folded.bare
    found = _tasks_named(folded, items)
    if items > 1:
        found += _entries(folded, items, found)
        for pattern in (*_VERBS_FIRST, _ITEMS_NAMED, _ITEMS_SPACED, _ITEMS_BARE, _ITEMS_RUNNING):
            found += _new_marks(folded, pattern, items, found)
        found += _leading_marks(folded, items, found)
        found += _relative_marks(bare, items, found)
    return sorted(found, key=lambda mark: mark.start)


def _tasks_named(folded: Folded, items: int) -> list[_Mark]:
    """The tasks that the reply is about, each with the words of its clause before it: "xong nv18", "gia hạn nv18"."""
    marks: list[_Mark] = []
    ends = [0, *(end.end() for end in _CLAUSE_ENDS.finditer(folded.bare))]
    for match in _TASK_NAMED.finditer(folded.bare):
        if not _is_task(match, items):
            continue
        before = marks[-1].end if marks else 0
        start = max(before, _clause_start(folded.bare, ends, match.start()))
        if _is_aside(folded, start, match.start()):
            continue
        is_previous_ones = bool(marks) and start == before and not marks[-1].verb
        verb = "" if is_previous_ones else folded.words(start, match.start())
        marks.append(_Mark(start if verb else match.start(), match.end(), task=int(match["task"]), verb=verb or None))
    return marks


def _clause_start(bare: str, ends: Sequence[int], at: int) -> int:
    """Where the clause begins that holds the place `at`; a full stop right before it ends one too."""
    return at if bare[at - 1 : at] == "." else ends[bisect_right(ends, at) - 1]


def _is_aside(folded: Folded, start: int, at: int) -> bool:
    """Whether the words of the clause right before `at` only mention what follows them."""
    start = max(start, at - LONGEST_ASIDE)
    return bool(_ASIDE.search(folded.bare, start, at) or _AWAITED.search(folded.plain, start, at))


def _entries(folded: Folded, items: int, found: list[_Mark]) -> list[_Mark]:
    openings = {opening.end() for opening in _OPENING.finditer(folded.bare)}
    taken = places((mark.start, mark.end) for mark in found)
    return [
        _Mark(start, end, (number,))
        for start, end, number in entries_in(folded, items, openings)
        if taken.isdisjoint(range(start, end))
    ]


def _is_task(match: re.Match[str], items: int) -> bool:
    """ "nhiệm vụ 2" under a digest of five lines is its second line; "nv2" always the task of that number."""
    return not match.group().startswith(_DUTY) or items <= 1 or int(match["task"]) > items


def _new_marks(folded: Folded, pattern: Form, items: int, found: list[_Mark]) -> list[_Mark]:
    marks = []
    taken = places((mark.start, mark.end) for mark in found)
    last_left = -1 if _LEFT_LINES.search(folded.bare) else max(folded.bare.rfind(f"{word} ") for word in _LEFT)
    for match in _found(pattern, folded.bare):
        numbers = _numbers(match["items"])
        at_number = match.start("items")
        if not numbers or not all(1 <= number <= items for number in numbers):
            continue
        if not taken.isdisjoint(range(at_number, match.end())):
            continue
        if pattern is _AFTER_VERB and not match["thing"] and len(numbers) == 1 and last_left >= match.end():
            continue
        if pattern is _ITEMS_RUNNING and PART_OF.search(folded.bare, max(0, match.start() - 12), match.start()):
            continue
        verb = folded.words(match.start("verb"), match.end("verb")) if pattern in _VERBS_FIRST else None
        marks.append(_Mark(match.start(), match.end(), numbers, verb=verb))
    return marks


def _found(pattern: Form, bare: str) -> Iterator[re.Match[str]]:
    if pattern not in _WHOLE:
        yield from pattern.finditer(bare)
        return
    for whole in _WHOLE[pattern].finditer(bare):
        if match := pattern.match(bare, whole.start()):
            yield match


def _leading_marks(folded: Folded, items: int, found: Sequence[_Mark]) -> list[_Mark]:
    """Lines whose number stands before what can be counted: "2 ngày mai em nộp"."""
    known = {mark.start: mark.items for mark in found if mark.items}
    taken = places((mark.start, mark.end) for mark in found)
    return [
        _Mark(one.start, one.end, (one.number,), is_open=one.is_open)
        for one in leading(folded, items, known)
        if taken.isdisjoint(range(one.start, one.end))
    ]


def _numbers(said: str) -> tuple[int, ...]:
    """ "1, 3" and "một" and "1-3" as numbers of lines."""
    if said in COUNTING:
        return (COUNTING[said],)
    found = [int(number) for number in re.findall(r"\d{1,2}", said)]
    if len(found) == 2 and _RANGE.search(said):
        return tuple(range(found[0], found[1] + 1))
    return tuple(dict.fromkeys(found))


def _relative_marks(bare: str, items: int, found: list[_Mark]) -> list[_Mark]:
    """The first, the last, and the rest of the lines."""
    marks = []
    for match in _LAST.finditer(bare):
        marks.append(_Mark(match.start(), match.end(), (1 if match["which"] in listed("line", "first") else items,)))
    named = {item for mark in (*found, *marks) for item in mark.items}
    rest = tuple(item for item in range(1, items + 1) if item not in named)
    others, running = _REST.search(bare), _REST_RUNNING.search(bare)
    if others and named and rest:
        marks.append(_Mark(others.start(), others.end(), rest, sweeping=True))
    elif running and named and rest:
        marks.append(_Mark(running.start("rest"), running.end(), rest, sweeping=True))
    return marks
