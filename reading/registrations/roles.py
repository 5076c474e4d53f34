"""Which units lead a task and which support it: named behind the words for it, or with these words behind the names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.names import Match, Named
from domain.registering.drafts import Draft
from domain.words import fold
from reading.language import names
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.registrations.addressees import all_units, everyone_in, without_opening
from reading.registrations.fields import ENDING, OPENING, Fields
from reading.registrations.units import leaders_within, names_first, without_commas, without_role

LONGEST_NAMES = 160
LONGEST_BODY = 8
"""Words of a name: "Ban Quản lý Khu kinh tế tỉnh"."""
MOST_JOINED = 6
_SEES_TO = Form(r"(?<=\S)\s+<role.sees_to>\s*$", "VP lo", "lo")
_SEPARATES = re.compile(r"[,;:\n()]|\.(?=\s|$)|\s[-–]\s")
_ROLE_BEHIND = Form(
    r"^\s*(?P<names>\S.*?)(?>\s+(?:<role.beside>|<role.joint>|<address.is>|<unit_word.any>)){0,5}"
    r"\s+(?P<role><role.lead>|<role.support>)(?:\s+<field.do>)?\s*$",
    "VP và TTTK cùng phối hợp",
    "phối hợp VP",
)
_BEHIND_TASK = Form(
    r"(?<=\w)\s+<role.support>(?:\s+<field.with>)?\s+(?P<names>[^,;:.\n()]+?)(?=\s*(?:$|[,;]))",
    "đo tiếng ồn phối hợp VP",
    "phối hợp VP",
)
_OUTSIDE = Form(
    r"(?<!\w)(?:<either address.plural> )?(?:<either address.outside>|<either address.body>)(?!\w)",
    "công an tỉnh",
    "bản quyền",
    typed=True,
    flags=re.IGNORECASE,
)
_LIKE_A_UNIT = Form(
    r"^\s*(?:<either address.plural> )?<either address.unit>(?!\w)",
    "phòng Kế toán",
    "gửi phòng",
    typed=True,
    flags=re.IGNORECASE,
)
_EMPTY = re.compile(r"\s*\([\s,;:]*\)")
_VERB = Form(r"(?<!\w)<either task_verb>(?!\w)", "Công an tỉnh kiểm tra cân", "UBND xã Tân Lập", typed=True)
LONGEST_PREFACE = 300
MOST_BEFORE_UNIT = 5
"""Clauses that may lead to the task: "Thực hiện KH 12/KH-UBND, để kịp kỳ họp, đề nghị Phòng CĐS …"."""
(_SUPPORT,) = listed("role", "support")


def with_units(draft: Draft, found: Fields, units: Sequence[Named]) -> tuple[Draft, str]:
    """The draft with its units, and the content with what stands beside them.

    A task that begins with a body outside the department keeps it in its content: "Phối hợp Công an tỉnh kiểm tra …".
    """
    content, fields = found.content, dict(found.words)
    if not content.strip(OPENING + ENDING) and not draft.leads:
        fields["lead"], content = _before_task(fields.get("lead", ""), units)
    content = ", ".join(filter(None, (content, *_beside_units(fields, units))))
    is_led = bool(draft.leads or draft.unclear)
    if is_led and not _names_any(fields.get("lead", ""), units):
        given = f"{found.called.get('lead', '')} {fields.pop('lead', '').strip()}"
        content = ", ".join(filter(None, (content, given.strip(" ,"))))
    draft, outside, task = _of_fields(draft, fields, units)
    if is_led and not content and not task and draft.unclear_support and not draft.support:
        content, draft = (
            f"{found.called.get('support', '')} {fields['support'].strip()}",
            replace(draft, unclear_support=None),
        )
    elif not content and outside:
        content = task if is_led and task else f"{found.called.get('support', '')} {fields['support'].strip()}".strip()
    elif task:
        content = ", ".join(filter(None, (content, task)))
    called = (one.strip(f"{OPENING}{ENDING}") for one in re.split(r"[,;]", fields.get("partners", "")))
    draft = replace(draft, partners=(*draft.partners, *outside, *filter(None, called)))
    draft, content = _of_clauses(draft, content, units)
    draft, content = _supported_behind(draft, content, units)
    draft, content = _shared_work(draft, content, units)
    if draft.assigning and not (draft.leads or draft.unclear):
        draft, content = _led_within(draft, content, units)
    if not (draft.leads or draft.unclear) and (leads := leaders_within(content, units)):
        draft = replace(draft, leads=leads, joint=draft.joint or len(leads) > 1)
    return replace(draft, support=tuple(unit for unit in draft.support if unit not in draft.leads)), content


def _names_any(words: str, units: Sequence[Named]) -> bool:
    return not words or any(match.winner for _, match in names.split_names(words, units))


def names_units(words: str, units: Sequence[Named]) -> bool:
    """Whether the words are units, perhaps with their part in the task, and nothing else: "VP phối hợp"."""
    said = _ROLE_BEHIND.match(fold(words))
    return bool(all_units(words[: said.end("names")] if said else words, units))


def _supported_behind(draft: Draft, content: str, units: Sequence[Named]) -> tuple[Draft, str]:
    """The draft with the units that end a clause: "Đo tiếng ồn phối hợp VP"; the content without them."""
    found = _BEHIND_TASK.search(fold(content))
    if found is None or found.end("names") - found.start("names") > LONGEST_NAMES:
        return draft, content
    named, outside = _bodies(content[slice(*found.span("names"))], units)
    if not (named or outside):
        return draft, content
    support, partners = tuple(dict.fromkeys((*draft.support, *named))), (*draft.partners, *outside)
    return replace(draft, support=support, partners=partners), content[: found.start()] + content[found.end() :]


def _shared_work(draft: Draft, content: str, units: Sequence[Named]) -> tuple[Draft, str]:
    """The draft with the unit that goes on with the same work, and the work of both: "soạn, VP đăng: tin hội thảo"."""
    head, _, behind = content.partition(",")
    if not draft.leads or not behind or not _VERB.fullmatch(head.strip()):
        return draft, content
    named, work = names_first(behind.strip(), units)
    helpers, verb = all_units(named, units), _VERB.match(work.strip())
    if not helpers or verb is None:
        return draft, content
    matter = work.strip()[verb.end() :]
    if matter.startswith(":"):
        content = f"{head.strip()} {matter.strip(OPENING)}; {named.strip()} {verb[0]}"
    return replace(draft, support=tuple(dict.fromkeys((*draft.support, *helpers)))), content


def _led_within(draft: Draft, content: str, units: Sequence[Named]) -> tuple[Draft, str]:
    """The draft led by the units with which a clause begins, behind what leads to the task, and the content without
    them: "Theo chỉ đạo của UBND tỉnh, Phòng CĐS tham mưu phương án".
    """
    starts = [0, *(sign.end() for sign in _SEPARATES.finditer(content[:LONGEST_PREFACE]))]
    for start in starts[:MOST_BEFORE_UNIT]:
        bare = without_opening(content[start:].lstrip(OPENING))
        head, rest = names_first(bare[:LONGEST_PREFACE], units)
        if rest.strip() and (leads := all_units(without_role(head), units)):
            joint = draft.joint or (len(leads) > 1 and without_role(head) != head)
            task = bare[len(head) :].lstrip(OPENING)
            return replace(draft, leads=leads, joint=joint), f"{content[:start]} {task}".strip()
    return draft, content


def _of_fields(draft: Draft, fields: dict[str, str], units: Sequence[Named]) -> tuple[Draft, list[str], str]:
    """The draft with the units that its fields name, the bodies outside that are to support, and the task behind."""
    lead, support = (fields.get(name, "").lstrip(OPENING).rstrip(ENDING) for name in ("lead", "support"))
    outside: list[str] = []
    task = ""
    if everyone := everyone_in(support, units) if support else ():
        draft = replace(draft, support=tuple(dict.fromkeys((*draft.support, *everyone))))
    elif support:
        found = names.split_names(support, units)
        others = [words for words, match in found if match.winner is None]
        bodies = [words for words in others if _OUTSIDE.match(words)]
        outside, task = _before_verb(bodies, support)
        if not task and (work := next((words for words in others if _VERB.match(words.strip())), "")):
            task = support[support.index(work) :].strip()
        unclear = "; ".join(words for words in others if words not in bodies and words not in task)
        named = tuple(dict.fromkeys((*draft.support, *_ids(found))))
        draft = replace(draft, support=named, unclear_support=unclear or None)
    return (read_leads(draft, without_role(lead), units) if lead else draft), outside, task


def _before_verb(bodies: Sequence[str], whole: str) -> tuple[list[str], str]:
    """The names of the bodies, and the task that begins with a verb behind one of them, with all that follows it."""
    named: list[str] = []
    for body in bodies:
        verb = _VERB.search(body, body.find(" ") + 1)
        if verb is None:
            named.append(body)
            continue
        return [*named, body[: verb.start()].strip()], whole[whole.index(body) + verb.start() :].strip()
    return named, ""


def _of_clauses(draft: Draft, content: str, units: Sequence[Named]) -> tuple[Draft, str]:
    """The draft with the units of clauses such as "TTTK phối hợp", and the content without these clauses."""
    masked = without_commas(content)
    ends = [*_SEPARATES.finditer(masked)]
    starts = [0, *(end.end() for end in ends)]
    clauses = list(zip(starts, [*(end.start() for end in ends), len(content)], strict=True))
    gone: set[int] = set()
    found: dict[str, list[int]] = {}
    for at, (start, end) in enumerate(clauses):
        if end - start > LONGEST_NAMES or (said := _ROLE_BEHIND.match(fold(masked[start:end]))) is None:
            continue
        first, named, others = _named_back(clauses, at, masked, start + said.end("names"), units)
        if (not named and not others) or gone & set(range(first, at + 1)) or (others and said["role"] != _SUPPORT):
            continue
        gone |= set(range(first, at + 1))
        found.setdefault(said["role"], []).extend(named)
        draft = replace(draft, partners=(*draft.partners, *others))
    support = tuple(dict.fromkeys((*draft.support, *found.pop(_SUPPORT, ()))))
    leads = tuple(dict.fromkeys(unit for ids in found.values() for unit in ids))
    if draft.assigning and not (leads or draft.leads or draft.unclear):
        bare, leads = _bare(clauses, gone, masked, units)
        gone |= bare
    if leads and set(leads) < set(draft.leads):
        support = (*support, *(unit for unit in draft.leads if unit not in leads))
        draft = replace(draft, leads=leads, joint=False)
    if leads and not draft.leads:
        draft = replace(draft, leads=leads, unclear=None)
    return replace(draft, support=support), _without(content, clauses, gone)


def _named_back(
    clauses: Sequence[tuple[int, int]], at: int, text: str, end: int, units: Sequence[Named]
) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
    """The first of the clauses up to `at` that are all names, with the units and the bodies outside that they name."""
    first, (named, outside) = at, _bodies(text[clauses[at][0] : end], units)
    while (named or outside) and first > max(0, at - MOST_JOINED):
        start, stop = clauses[first - 1]
        more, others = _bodies(text[start:stop], units) if text[stop] == "," else ((), ())
        if not (more or others):
            break
        first, named, outside = first - 1, (*more, *named), (*others, *outside)
    return first, named, outside


def _bodies(words: str, units: Sequence[Named]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The units and the bodies outside that the words name, where they say nothing else; none where they do."""
    if named := all_units(words, units):
        return named, ()
    found = names.split_names(words, units)
    others = tuple(part for part, match in found if match.winner is None)
    if any(not _OUTSIDE.match(part) or len(part.split()) > LONGEST_BODY for part in others):
        return (), ()
    return _ids(found), others


def _bare(
    clauses: Sequence[tuple[int, int]], gone: set[int], text: str, units: Sequence[Named]
) -> tuple[set[int], tuple[int, ...]]:
    """The clause that is a unit and nothing else: "Mua máy in, VP"; not one of those that something is sent to."""
    for at, (start, end) in enumerate(clauses):
        if not at or at in gone or end - start > LONGEST_NAMES:
            continue
        sees_to = _SEES_TO.search(fold(text[start:end]))
        if named := all_units(text[start : start + sees_to.start() if sees_to else end], units):
            before = text[slice(*clauses[at - 1])]
            if (
                sees_to
                or text[clauses[at - 1][1]] != ","
                or not (names.names_within(before, units) or _OUTSIDE.search(before))
            ):
                return {at}, named
    return set(), ()


def _without(content: str, clauses: Sequence[tuple[int, int]], gone: set[int]) -> str:
    """The content without some clauses and what separates them from those before."""
    if not gone:
        return content
    kept: list[str] = []
    for at, (start, end) in enumerate(clauses):
        before = content[clauses[at - 1][1] : start] if at else ""
        if at not in gone:
            kept.append(f"{before}{content[start:end]}")
        elif before.strip() in ("(", ")"):
            kept.append(before)
    return _EMPTY.sub("", "".join(kept)).lstrip(OPENING).rstrip(ENDING)


def _ids(found: Sequence[tuple[str, Match]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(match.winner.id for _, match in found if match.winner))


def _before_task(lead: str, units: Sequence[Named]) -> tuple[str, str]:
    """The unit and the task behind it, where nothing else tells the task: "chủ trì P. Kế toán: nộp báo cáo"."""
    unit, _, task = lead.partition(":")
    if not task and all(match.winner is None for _, match in names.split_names(lead, units)):
        unit, _, task = lead.partition(",")
        verb = _VERB.search(lead, lead.find(" ") + 1)
        if not task.strip() or (verb and verb.start() < len(unit)):
            unit, task = (lead[: verb.start()], lead[verb.start() :]) if verb else (unit, task)
    return (unit, task.lstrip(OPENING).rstrip(ENDING)) if task else (lead, "")


def _beside_units(fields: dict[str, str], units: Sequence[Named]) -> list[str]:
    """Takes out of the fields of units what is no list of them: "phối hợp VP; gửi bản giấy về Văn phòng"."""
    beside = []
    for name in ("lead", "support"):
        fields[name], rest = names_first(fields.get(name, ""), units)
        first, *others = _parts(fields[name], units)
        named = [part for part in others if _may_be_named(part, units)]
        beside += [rest, *(part for part in others if part not in named)]
        if len(named) < len(others):
            fields[name] = ", ".join((first, *named))
    return [part.lstrip(OPENING).rstrip(ENDING) for part in beside if part.strip(f"{OPENING}{ENDING}")]


def _parts(words: str, units: Sequence[Named]) -> list[str]:
    """The clauses; a dash divides them too, where it stands in no name ("Phòng Kế hoạch - Tài chính")."""
    found: list[str] = []
    for clause in re.split(r"[,;\n]|\.\s", without_commas(words)):
        named, *behind = re.split(r"\s[-–]\s", clause, maxsplit=1)
        rest = "".join(behind)
        divided = behind and _may_be_named(named, units) and not _may_be_named(rest, units)
        found += (named, rest) if divided else (clause,)
    return [part for part in found if part.strip()] or [""]


def _may_be_named(part: str, units: Sequence[Named]) -> bool:
    """Whether a clause of a list of units names one, or a body outside, or is like a unit that nobody knows."""
    if _LIKE_A_UNIT.match(part.strip()) or _OUTSIDE.match(part):
        return True
    found = names.split_names(part, units)
    return all(match.winner for _, match in found) or any(_OUTSIDE.match(words) for words, _ in found)


def read_leads(draft: Draft, words: str, units: Sequence[Named]) -> Draft:
    """The draft led by the units that `words` name; what fits none or several is kept as unclear."""
    everyone = everyone_in(words, units) if draft.assigning else ()
    if everyone:
        return replace(draft, leads=everyone, unclear=None)
    found = names.split_names(words, units)
    unclear = next((part for part, match in found if match.winner is None), None)
    leads = () if unclear else _ids(found)
    support = tuple(unit for unit in draft.support if unit not in leads)
    joint = draft.joint or (len(leads) > 1 and not everyone)
    return replace(draft, leads=leads, support=support, unclear=unclear, joint=joint)
