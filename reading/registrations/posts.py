"""Reading "Tôi là Trưởng phòng Quản lý khoa học": which post somebody says to hold."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from domain.names import Match, Named
from domain.roles import ClaimedPost, Role
from domain.words import fold
from reading.language import names

OFFICE_UNIT = "van phong"
"""The unit that is the office of the department: its people follow up everybody's work."""

# What a post is called (folded), longest first where one begins another; the unit is what follows.
_TITLES: tuple[tuple[str, Role, bool], ...] = (
    (r"pho (?:giam doc|gd) (?=trung tam|tt\b|ban\b|vien\b|quy\b)", Role.DEPUTY, True),
    (r"(?:giam doc|gd) (?=trung tam|tt\b|ban\b|vien\b|quy\b)", Role.HEAD, True),
    (r"(?:pho (?:giam doc|gd)|pgd)(?: so.*)?$", Role.LEADER, False),
    (r"(?:giam doc|gd|lanh dao)(?: so.*)?$", Role.LEADER, False),
    (r"(?:pho chanh|pho) (?=van phong|vp\b)", Role.OFFICE, True),
    (r"(?:pho chanh|pho) (?=thanh tra)", Role.DEPUTY, True),
    (r"chanh (?=van phong|vp\b)", Role.OFFICE, True),
    (r"(?:chanh|truong) (?=thanh tra)", Role.HEAD, True),
    (r"(?:pho chi cuc truong|pho truong) (?=chi cuc|ban\b|bo phan)", Role.DEPUTY, True),
    (r"chi cuc truong ", Role.HEAD, True),
    (r"(?:pho truong|pho|ptp\b|pho tp\b) ?(?=phong|p\b|)", Role.DEPUTY, True),
    (r"(?:truong|tp\b) ?(?=phong|p\b|ban\b|bo phan|)", Role.HEAD, True),
    (r"(?:chuyen vien|cv|can bo|vien chuc|cong chuc|nhan vien|van thu) ", Role.OFFICER, True),
    (r"(?:thanh tra vien|kiem tra vien|giam sat|kiem soat).*$", Role.INSPECTOR, False),
)
_BESIDE = re.compile(r"\s*[,;(–]|\s+-\s+")
"""What is added to the unit: "…, phụ trách phòng"."""
_INTRODUCTION = re.compile(r"^(?:toi|em|minh|toi ten)? ?(?:la|giu chuc(?: vu)?|:)? ?")


_INSTEAD = re.compile(
    r"[\s,;(]+(?:thay(?: the| cho)*|ke nhiem|nhan ban giao tu)(?: cho)? (?:(?:dong chi|d/?c|ong|ba|anh|chi) )?"
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
    for pattern, role, of_unit in _TITLES:
        found = re.match(pattern, folded[start:])
        if found is None:
            continue
        return _with_unit(role, plain[start + found.end() :], units) if of_unit else ClaimedPost(role)
    return None


def _with_unit(role: Role, words: str, units: Sequence[Named]) -> ClaimedPost:
    found = names.find_name(words, units) if words.strip() else Match(None, ())
    if not (found.winner or found.close) and (name := _BESIDE.split(words)[0]) != words:
        return _with_unit(role, name, units)
    unit = found.winner.id if found.winner else None
    if found.winner and role is Role.OFFICER and fold(found.winner.name).startswith(OFFICE_UNIT):
        role = Role.OFFICE
    return ClaimedPost(role, unit, words.strip(), found.close)
