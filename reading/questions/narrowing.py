"""To which tasks words narrow a question or a list, beside units, periods and statuses: people, papers, urgency."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from domain.names import Colleague, Named
from domain.overviews.filters import LEADERS, SPEAKER, Called, Doubt, Scope, Status
from domain.tasks import UnitName, Urgency
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import entries, phrases
from reading.language.lookup import folded as listed
from reading.language.names import names_within
from reading.language.people import Mention, people_within
from reading.language.spelling import settled
from reading.questions.contents import Span, without

_BEFORE, _AFTER = r"(?<![^\s,;(\"“])", r"(?![^\s,;.:?!)\"”])"
_QUOTED = Form(r"(?:<asks.content> )?[“\"](?P<text>[^”\"]{2,200})[”\"]", 'nội dung "số hóa"', "số hóa")
_PAPER = Form(
    rf"{_BEFORE}(?:<filter.by_paper> |<giving.by> )?(?:<paper_kind> (?:<paper_kind> )?(?:<filter.number> )?"
    r"(?P<number>\d{1,5}(?:/20\d\d)?(?:-[a-z]+)?(?:/[a-z][\w&.-]*)?)"
    r"|(?P<symbol>\d+(?:-[a-z]+)?(?:/20\d\d)?/[a-z][\w&.-]*)"
    r"|<filter.by> <filter.number> (?P<bare>\d{1,5}))(?! ?%)(?:(?<=\d\d\d)|(?! <asks.not_number>\b(?! \d)))"
    rf"(?: <filter.day> \d{{1,2}}[/.-]\d{{1,2}}[/.-]20\d\d)?(?: <filter.of> <giving.body>)?{_AFTER}",
    "công văn 7732 của UBND tỉnh",
    "công văn của Bộ",
)
_TASK = Form(rf"{_BEFORE}<task_word.mark> ?(?P<number>\d{{1,6}}){_AFTER}", "nv14", "14 việc")
_DUE = Form(
    r"(?<!\w)<not_behind denial.plain><not_behind status.soon><asks.due>(?!\w)", "có hạn tháng 11", "không có hạn"
)
GIVEN_BEFORE = Form(r"(?<!\w)<giving.give>(?: <period.within>)? $", "mới giao ", "giao cho VP ")
GIVEN_BEHIND = Form(r"^ <giving.give>(?! <giving.to>)(?!\w)", " giao những việc gì", " giao cho VP")
_GIVES = rf"(?: <giving.did>)?(?: <giving.give>){_AFTER}"
_BY_SPEAKER = Form(rf"{_BEFORE}(?:<giving.by> )?<giving.self>{_GIVES}", "việc do tôi giao", "việc của tôi")
_BY_LEADER = Form(rf"{_BEFORE}(?:<giving.by> )?<giving.leader>{_GIVES}", "việc Giám đốc giao", "Giám đốc họp")
_BY_ANY_LEADER = Form(rf"{_BEFORE}(?:<giving.by> )?<giving.any_leader>{_GIVES}", "lãnh đạo Sở giao", "lãnh đạo họp")
_BY_BODY = Form(
    rf"{_BEFORE}(?:<giving.by> )?(?P<body><giving.body>(?: (?!<giving.give>\b)[\w&-]+){{0,5}}?){_GIVES}",
    "việc HĐND tỉnh giao quá hạn",
    "báo cáo UBND tỉnh",
)
_BEHIND_PERSON = Form(rf"^{_GIVES}", " giao cho VP", " được giao")
_IN_CHARGE = Form(rf"^ <filter.in_charge>{_AFTER}", " phụ trách", " giao")
_SPHERE = Form(r"(?<!\w)<filter.sphere> $", "khối ", "việc ")
_OWN_SPHERE = Form(rf"{_BEFORE}<filter.sphere> <giving.self>(?: <filter.in_charge>)?{_AFTER}", "khối tôi", "việc tôi")
_BEFORE_PERSON = Form(r"<giving.by> $", "việc do ", "việc giao ")
_URGENT = Form(
    rf"{_BEFORE}<not_behind asks.hard>(?P<mark><urgency_mark>)(?! <asks.not_urgent>){_AFTER}",
    "các việc khẩn",
    "khẩn trương",
)
_HURRY = Form(
    rf"{_BEFORE}<asks.hurry>(?! (?:<asks.hard>|<status.obstacle>)\b){_AFTER}", "có việc gì gấp không", "gặp khó khăn"
)
_LATE = Form(
    rf"{_BEFORE}(?P<late><asks.late>) (?:<asks.more_than> )?(?P<number>\d{{1,3}}) "
    rf"(?:<filter.day>|(?P<weeks><period.week>)|(?P<months><period.month>)){_AFTER}",
    "trễ hạn trên 7 ngày",
    "trễ 7 việc",
)
_FOR_ME = Form(
    rf"{_BEFORE}(?:<asks.wait> <giving.self>|<giving.self> <asks.must>) "
    rf"(?:(?P<judge><asks.judge>)|<asks.decide>){_AFTER}",
    "việc nào chờ tôi xác nhận",
    "tôi phải làm",
)
_SUPPORT = Form(rf"{_BEFORE}<role.support>(?: <role.beside>| <giving.to>)?{_AFTER}", "phối hợp với VP", "kết hợp")
_OWN_UNIT = Form(
    rf"{_BEFORE}(?:<filter.of> )?<unit_word.of_speaker> (?:<filter.of> )?(?:<unit_word.us> )?<speaker>{_AFTER}",
    "việc phòng em",
    "phòng KHTC",
)
_MINE = Form(
    rf"{_BEFORE}(?:(?:<filter.work> )?<filter.of> <speaker>|<filter.work> <speaker>|<filter.mine>"
    rf"|<not_behind asks.unit_of_time><speaker>(?= <asks.has>(?! <asks.able>){_AFTER})){_AFTER}",
    "em còn nợ việc gì",
    "cho em hỏi",
)
_MARKS = {fold(entry.phrase): Urgency(entry.value) for entry in entries("urgency_mark")}


@dataclass
class Narrowed:
    """What was found, by the fields of Filters, and where the words stand that tell it."""

    fields: dict[str, Any] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    units: dict[int, UnitName] = field(default_factory=dict)
    stranger: str = ""
    """A name that nobody here bears."""
    second: str = ""
    """A second person whose work is asked for: lists are of one."""

    def rest_of(self, text: str) -> str:
        """The text, as long as it was, without the words that are understood; a comma ends what stood before them."""
        return without(text, self.spans)

    def note(self, span: Span, **found: Any) -> None:
        self.spans.append(span)
        for name, value in found.items():
            self.fields.setdefault(name, value)


class _Known(NamedTuple):
    """What a text is read with."""

    typed: str
    units: Sequence[Named]
    people: Sequence[Colleague]


def narrowed(typed: str, units: Sequence[Named], people: Sequence[Colleague]) -> Narrowed:
    """What the text, which is as as_read() gives it, narrows the tasks to."""
    found = Narrowed()
    known = _Known(typed, units, people)
    for step in _STEPS:
        step(found, known, fold(found.rest_of(typed)))
    return found


def _quoted(found: Narrowed, known: _Known, folded: str) -> None:
    if told := _QUOTED.search(folded):
        found.note(told.span(), text=known.typed[slice(*told.span("text"))].strip())


def of_giving(fields: Mapping[str, Any], text: str) -> bool:
    """Whether a period named in the text is that of giving: it says who gave the tasks, and nothing of deadlines."""
    return ("assigner" in fields or "doubt" in fields) and not says_due(text)


def says_due(text: str) -> bool:
    """Whether the words speak of deadlines: "có hạn tháng 11"."""
    return _DUE.search(fold(text)) is not None


def _task(found: Narrowed, known: _Known, folded: str) -> None:
    if told := _TASK.search(folded):
        found.note(told.span(), task=int(told["number"]))


def _paper(found: Narrowed, known: _Known, folded: str) -> None:
    told = _PAPER.search(folded)
    if told is None or _is_year(told["number"] or ""):
        return
    found.note(told.span(), paper=told["number"] or told["symbol"] or told["bare"])


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith("20")


def _people(found: Narrowed, known: _Known, folded: str) -> None:
    """Who is named: as the one who gave the work where "giao" stands behind, else as the one whose work it is."""
    unit_spans = [(start, end) for start, end, _ in names_within(known.typed, known.units)]
    for mention in people_within(found.rest_of(known.typed), known.people):
        if not mention.found and any(start < mention.end and mention.start < end for start, end in unit_spans):
            continue
        if not mention.found:
            found.note((mention.start, mention.end))
            found.stranger = found.stranger or mention.words
            continue
        if mention.of_unit:
            _unit_of(found, known, mention)
            continue
        if _is_in_charge(found, known, mention, folded):
            continue
        gives = _BEHIND_PERSON.match(folded[mention.end :])
        who = _called(mention, known)
        start = mention.start
        if gives and (before := _BEFORE_PERSON.search(folded[:start])):
            start = before.start()
        end = mention.end + (gives.end() if gives else 0)
        if not gives and "person" in found.fields and found.fields["person"] != who:
            found.second = found.second or mention.words
        found.note((start, end), **{"assigner" if gives else "person": who} if isinstance(who, Called) else {})
        if isinstance(who, Doubt):
            found.fields.setdefault("doubt", Doubt(who.words, who.close, gave=bool(gives)))


def _is_in_charge(found: Narrowed, known: _Known, mention: Mention, folded: str) -> bool:
    """Whether the work of the units is asked for of which that leader is in charge: it is noted then."""
    behind = _IN_CHARGE.match(folded[mention.end :])
    before = _SPHERE.search(folded[: mention.start])
    who = _called(mention, known)
    if not (behind or before) or not all(one.leader for one in mention.found) or isinstance(who, Doubt):
        return False
    start = before.start() if before else mention.start
    if start == mention.start and (by := _BEFORE_PERSON.search(folded[:start])):
        start = by.start()
    found.note((start, mention.end + (behind.end() if behind else 0)), charge=who)
    return True


def _own_sphere(found: Narrowed, known: _Known, folded: str) -> None:
    if (told := _OWN_SPHERE.search(folded)) and _is_spelt(known.typed, told, "giving", "self"):
        found.note(told.span(), charge=SPEAKER)


def _called(mention: Mention, known: _Known) -> Called | Doubt:
    """Who is meant; of several of one name those of the unit that is named too."""
    named = {unit.id for _, _, unit in names_within(known.typed, known.units)}
    near = [one for one in mention.found if one.unit in named] if len(mention.found) > 1 else []
    close = near or mention.found
    called = tuple(Called(one.id, one.name) for one in close)
    return called[0] if len(called) == 1 else Doubt(mention.words, called)


def _unit_of(found: Narrowed, known: _Known, mention: Mention) -> None:
    ids = {one.unit for one in mention.found}
    units = [unit for unit in known.units if unit.id in ids]
    found.note((mention.start, mention.end))
    if len(units) != 1:
        found.stranger = found.stranger or mention.words
        return
    found.units[units[0].id] = UnitName(units[0].id, units[0].name)


def _givers(found: Narrowed, known: _Known, folded: str) -> None:
    if (told := _BY_SPEAKER.search(folded)) and _is_spelt(known.typed, told, "giving", "self"):
        found.note(told.span(), assigner=SPEAKER)
    elif told := _BY_LEADER.search(folded):
        leaders = tuple(Called(one.id, one.name) for one in known.people if one.leader)
        words = known.typed[slice(*told.span())]
        found.note(told.span(), **_leader(leaders, words))
    elif told := _BY_ANY_LEADER.search(folded):
        found.note(told.span(), assigner=LEADERS)
    elif told := _BY_BODY.search(folded):
        found.note(told.span(), assigner=Called(None, known.typed[slice(*told.span("body"))]))


def _leader(leaders: tuple[Called, ...], words: str) -> dict[str, Any]:
    if len(leaders) > 1:
        return {"doubt": Doubt(words, leaders, gave=True)}
    return {"assigner": leaders[0] if leaders else LEADERS}


def _urgency(found: Narrowed, known: _Known, folded: str) -> None:
    for told in _URGENT.finditer(folded):
        said = " ".join(map(settled, known.typed[slice(*told.span())].lower().split()))
        if said != told["mark"] and said not in phrases("urgency_mark"):
            continue
        if (grade := _MARKS[told["mark"]]) is not Urgency.NORMAL:
            found.note(told.span(), urgency=grade)
    if (told := _HURRY.search(folded)) and _is_spelt(known.typed, told, "asks", "hurry"):
        found.note(told.span(), urgency=Urgency.URGENT)


def _late(found: Narrowed, known: _Known, folded: str) -> None:
    if told := _LATE.search(folded):
        days = 7 if told["weeks"] else 30 if told["months"] else 1
        found.note(told.span(), late_days=days * int(told["number"]), status=Status.OVERDUE)


def _for_me(found: Narrowed, known: _Known, folded: str) -> None:
    if (told := _FOR_ME.search(folded)) and _is_spelt(known.typed, told, "giving", "self"):
        found.note(told.span(), for_me=True, status=Status.AWAITING if told["judge"] else Status.WAITING)


def _support(found: Narrowed, known: _Known, folded: str) -> None:
    if told := _SUPPORT.search(folded):
        found.note(told.span(), supporting=True)


def _scope(found: Narrowed, known: _Known, folded: str) -> None:
    for form, scope in ((_OWN_UNIT, Scope.UNIT), (_MINE, Scope.MINE)):
        for told in form.finditer(folded):
            if _is_spelt(known.typed, told, "speaker"):
                found.note(told.span(), scope=scope)
                return


def _is_spelt(typed: str, told: re.Match[str], part: str, tag: str = "") -> bool:
    """Whether the first word that may be of that part has its marks, where the text has some: "minh" is no "mình"."""
    said = typed[slice(*told.span())].lower().split()
    first = next((word for word in said if fold(word) in listed(part, tag)), None)
    return typed.isascii() or first is None or first in phrases(part, tag)


_STEPS: tuple[Callable[[Narrowed, _Known, str], None], ...] = (
    _quoted,
    _task,
    _paper,
    _own_sphere,
    _people,
    _givers,
    _urgency,
    _late,
    _for_me,
    _support,
    _scope,
)
"""In this order: what is named exactly first, so that words of a name are not read as anything else."""
