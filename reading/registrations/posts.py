"""Reading "Tôi là Trưởng phòng Quản lý khoa học": which post somebody says to hold."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.names import Match, Named
from domain.roles import ClaimedPost, Role
from domain.words import fold
from reading.language import names
from reading.language.forms import Form
from reading.language.lookup import folded as listed

(OFFICE_UNIT,) = listed("post", "office")
"""The unit that is the office of the department: its people follow up everybody's work."""

_OF_CENTRE = r"(?=<post.centre>|<post.body>\b)"
_OF_OFFICE = r"(?=<post.office>|<post.office_short>\b)"
_OF_BRANCH = r"(?=<post.branch>|<post.board>\b)"


class Title(NamedTuple):
    """What a post is called, its role, whether a unit follows, an example and one that it must not read."""

    pattern: str
    role: Role
    of_unit: bool
    reads: str
    not_reads: str


TITLES = (
    Title(f"<post.deputy_director> {_OF_CENTRE}", Role.DEPUTY, True, "Phó Giám đốc Trung tâm", "Phó Giám đốc Sở"),
    Title(f"<post.director> {_OF_CENTRE}", Role.HEAD, True, "Giám đốc Trung tâm", "Giám đốc Sở"),
    Title(
        "(?:<post.deputy_director>|<post.leader_short>)(?: <post.department>.*)?$",
        Role.LEADER,
        False,
        "Phó Giám đốc Sở KHCN",
        "Phó Giám đốc Trung tâm",
    ),
    Title(
        "(?:<post.director>|<post.leader>)(?: <post.department>.*)?$",
        Role.LEADER,
        False,
        "Lãnh đạo Sở",
        "Lãnh đạo phòng",
    ),
    Title(f"<post.deputy_chief> {_OF_OFFICE}", Role.OFFICE, True, "Phó Chánh Văn phòng", "Phó Chánh Thanh tra"),
    Title("<post.deputy_chief> (?=<post.inspection>)", Role.DEPUTY, True, "Phó Chánh Thanh tra", "Chánh Thanh tra"),
    Title(f"<post.chief> {_OF_OFFICE}", Role.OFFICE, True, "Chánh Văn phòng", "Chánh Thanh tra"),
    Title("<post.inspection_chief> (?=<post.inspection>)", Role.HEAD, True, "Chánh Thanh tra", "Chánh Văn phòng"),
    Title(f"<post.deputy_of_branch> {_OF_BRANCH}", Role.DEPUTY, True, "Phó trưởng ban QLDA", "Phó trưởng phòng KHTC"),
    Title("<post.branch_chief> ", Role.HEAD, True, "Chi cục trưởng TĐC", "Chi cục TĐC"),
    Title(
        r"(?:<post.deputy_head>|<post.deputy>|<post.deputy_head_short>\b) ?",
        Role.DEPUTY,
        True,
        "Phó trưởng phòng KHTC",
        "Chuyên viên KHTC",
    ),
    Title(r"(?:<post.head>|<post.head_short>\b) ?", Role.HEAD, True, "Trưởng phòng KHTC", "Chuyên viên phòng KHTC"),
    Title("<post.officer> ", Role.OFFICER, True, "Chuyên viên phòng KHTC", "Trưởng phòng KHTC"),
    Title("<post.inspector>.*$", Role.INSPECTOR, False, "Thanh tra viên", "Thanh tra Sở"),
)
"""The longest first where one begins another."""
_TITLES = tuple((title, Form(title.pattern, title.reads, title.not_reads)) for title in TITLES)
_BESIDE = re.compile(r"\s*[,;(–]|\s+-\s+")
"""What is added to the unit: "…, phụ trách phòng"."""
_INTRODUCTION = Form(
    "^(?:<speaker> ?(?:<post.holds>|:)? ?|(?:<post.holds>|:) ?)", "Tôi giữ chức vụ Trưởng phòng", "Trưởng phòng"
)


_INSTEAD = Form(
    r"(?<![\s,;(])[\s,;(]++(?:<post.replace>(?: <post.replace_behind>){0,5}|<post.succeed>)"
    r"(?: <post.for>)? (?:<post.title> )?",
    "Trưởng phòng KHTC, thay đồng chí Lâm",
    "Trưởng phòng KHTC",
)
"""Who held the post before: "…, thay đồng chí Lâm"."""


def read_post(text: str, units: Sequence[Named]) -> ClaimedPost | None:
    """The post that `text` claims; None where no title is recognized. A unit that fits none is kept in `words`."""
    whole = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .,!")
    before = _INSTEAD.search(fold(whole))
    plain, instead_of = (whole[: before.start()], whole[before.end() :]) if before else (whole, "")
    claimed = _claimed(plain, units)
    return replace(claimed, instead_of=instead_of.strip(" .,!)")) if claimed else None


def _claimed(plain: str, units: Sequence[Named]) -> ClaimedPost | None:
    folded = fold(plain)
    opening = _INTRODUCTION.match(folded)
    start = opening.end() if opening else 0
    for title, form in _TITLES:
        found = form.match(folded[start:])
        if found is None:
            continue
        if not title.of_unit:
            return ClaimedPost(title.role)
        return _with_unit(title.role, plain[start + found.end() :], units)
    return None


def _with_unit(role: Role, words: str, units: Sequence[Named]) -> ClaimedPost:
    found = names.find_name(words, units) if words.strip() else Match(None, ())
    if not (found.winner or found.close) and (name := _BESIDE.split(words)[0]) != words:
        return _with_unit(role, name, units)
    unit = found.winner.id if found.winner else None
    if found.winner and role is Role.OFFICER and fold(found.winner.name).startswith(OFFICE_UNIT):
        role = Role.OFFICE
    return ClaimedPost(role, unit, words.strip(), found.close)
