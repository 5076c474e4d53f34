"""What is said of a draft under its card: "à quên, phối hợp với VP", "thêm sản phẩm: tờ trình", "nội dung là …"."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.deadlines import DateRules
from domain.names import Named
from domain.registering.drafts import LONGEST_CONTENT, Draft
from domain.tasks import Urgency
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import split_names
from reading.orders.read import one_unit
from reading.orders.support import named_beside
from reading.registrations.fields import ENDING, OPENING
from reading.registrations.read import read_draft
from reading.registrations.verdicts import corrected

_OPENING = Form(
    r"^\W*(?:(?:<courtesy.amendment>|<card.opening>)(?!\w)[\s,:]*)+|^\W+", "à quên, phối hợp với VP", "phối hợp với VP"
)
_CONTENT = Form(
    r"<card.content>(?: <task_word.either>)?(?: <card.becomes>)*\s*:?\s+(?=\S)",
    "nội dung là rà soát hồ sơ",
    "rà soát hồ sơ",
)
_AREA = Form(r"<field.area>(?: <card.becomes>)*\s*:?\s+(?=\S)", "lĩnh vực chuyển đổi số", "chuyển đổi số")
_LIMIT = Form(r"\d|(?<!\w)<card.dated>(?!\w)", "trước thứ sáu", "mai nhé")
"""Told apart from "mai nhé", which may put off the answer."""


_MOVES = Form(r"<card.move> (?=<deadline_name.any>(?!\w))", "lùi hạn đến 20/1", "hạn 20/1")
_IS = Form(
    r"(?<!\w)(?:<order.lead>|<role.support>|<card.product>|<deadline_name.any>)"
    r"(?P<is>(?: <card.new>)? <order.is>)(?!\w)",
    "chủ trì là VP",
    "chủ trì VP",
)
_AND = Form(r"\s*[,;\n]\s*|\s+<card.and>\s+", "hạn 20/1 và thêm VP phối hợp", "hạn 20/1")
_LED = Form(r"(?P<unit>.+?)(?<![\s,])[\s,]++<order.lead>(?!\w)", "VP chủ trì, hạn 20/1", "chủ trì VP")
_DROPS = Form(r"\W*<card.drop> (?P<units>[^;.:]+?)(?: <role.support>)?\W*$", "bỏ VP phối hợp", "VP phối hợp")


def _with_roles(read: Draft, words: str, units: Sequence[Named]) -> Draft:
    """The units that are named before what they do, which is no content: "VP chủ trì", "VP và TTTK phối hợp"."""
    support = tuple(unit.id for unit in named_beside(words, units) or ())
    led = _LED.match(fold(words))
    lead = one_unit(words[: led.end("unit")], units) if led else None
    if not support and lead is None:
        return read
    leads = (lead.id,) if lead is not None else read.leads
    beside = tuple(unit for unit in dict.fromkeys((*read.support, *support)) if unit not in leads)
    return replace(read, content="", leads=leads, support=beside, unclear_support=None)


def _without(draft: Draft, words: str, units: Sequence[Named]) -> Draft | None:
    """The draft without supporting units that are to be left out: "bỏ VP"; None where nothing of that is said."""
    told = _DROPS.match(fold(words))
    if told is None:
        return None
    named = [match.winner for _, match in split_names(words[slice(*told.span("units"))], units)]
    dropped = {unit.id for unit in named if unit is not None and unit.id in draft.support}
    if not dropped or len(dropped) < len(named):
        return None
    return replace(draft, support=tuple(unit for unit in draft.support if unit not in dropped))


_EDITS = Form(
    r"^\W*(?:<courtesy.opening>\s+)*(?:<edit.verb>)(?!\w)(?:\s+(?:<edit.behind>)(?!\w))*\s+"
    r"(?=(?:<card.content>|<field.product>|<field.paper>|<field.area>|<role.support>)(?!\w))",
    "sửa nội dung: rà soát hồ sơ",
    "sửa hạn 20/12",
)


def edit_in(text: str) -> str | None:
    """How a task that is on record is to be corrected: "sửa nội dung: …"; None for other words."""
    text = unicodedata.normalize("NFC", text)
    found = _EDITS.match(fold(text))
    return text[found.end() :] if found else None


def amended(draft: Draft, text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules) -> Draft | None:
    """The draft with what the words name: a field of it, or its content anew. None where they name neither.

    Words that are no correction as a whole may be several: "hạn 20/1 và thêm VP phối hợp".
    Raises what read_draft() raises.
    """
    text = corrected(unicodedata.normalize("NFC", text))
    whole = _amended(draft, text, units, now=now, rules=rules)
    if whole is not None:
        return whole
    after: Draft | None = draft
    for part in _parts(text):
        after = _amended(after, part, units, now=now, rules=rules) if after is not None else None
    return None if after == draft else after


def _parts(text: str) -> Iterator[str]:
    start = 0
    for end in _AND.finditer(fold(text)):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _amended(draft: Draft, text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules) -> Draft | None:
    opening = _OPENING.match(fold(text))
    words = text[opening.end() :] if opening else text
    content = _CONTENT.match(fold(words))
    if content:
        new = words[content.end() :].lstrip(OPENING).rstrip(ENDING)
        return replace(draft, content=new) if 0 < len(new) <= LONGEST_CONTENT else None
    if area := _AREA.match(fold(words)):
        return replace(draft, area=words[area.end() :].lstrip(OPENING).rstrip(ENDING) or draft.area)
    if (without := _without(draft, text, units)) is not None:
        return without
    moved = _MOVES.match(fold(words))
    words = words[moved.end() :] if moved else words
    if said := _IS.search(fold(words)):
        words = words[: said.start("is")] + words[said.end("is") :]
    read = _with_roles(read_draft(words, units, now=now, rules=rules), words, units)
    is_dated = (read.due is not None or read.no_deadline) and bool(_LIMIT.search(fold(words)))
    if not is_dated:
        read = replace(read, due=None, no_deadline=False, other_days=())
    if read.content or read == Draft():
        return None
    leads = read.leads or draft.leads
    support = tuple(unit for unit in dict.fromkeys((*draft.support, *read.support)) if unit not in leads)
    return replace(
        draft,
        leads=leads,
        unclear=read.unclear or (None if read.leads else draft.unclear),
        support=support,
        unclear_support=read.unclear_support,
        due=read.due if is_dated else draft.due,
        no_deadline=read.no_deadline if is_dated else draft.no_deadline,
        other_days=read.other_days if is_dated else draft.other_days,
        product=read.product or draft.product,
        paper=read.paper or draft.paper,
        area=read.area or draft.area,
        set_above=read.set_above if read.paper else draft.set_above,
        urgency=draft.urgency if read.urgency is Urgency.NORMAL else read.urgency,
    )


_OF_PAPER = Form(
    r"(?:<filter.by_paper> )?(?:(?:<paper_kind> )+(?:<filter.number> )?)?"
    r"(?P<paper>\d+(?:-[a-z]+)?(?:/20\d\d)?/[a-z][\w&.-]*)[\s,:]+<field.area>(?: <card.becomes>)*\s*:?\s+(?=\S)",
    "theo KH 10/KH-SKHCN lĩnh vực: chuyển đổi số",
    "12 lĩnh vực: chuyển đổi số",
)


def area_of_paper(text: str) -> tuple[str, str] | None:
    """The folded symbol of a paper, and the area that all it assigns is of; None for other words."""
    text = unicodedata.normalize("NFC", text).strip()
    found = _OF_PAPER.match(fold(text))
    area = text[found.end() :].lstrip(OPENING).rstrip(ENDING) if found else ""
    return (found["paper"], area) if found and area else None
