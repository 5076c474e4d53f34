"""The units that a cell or a list names, each as it is written there, without knowing which of them there are."""

import re
from itertools import zip_longest
from typing import NamedTuple

from domain.words import fold

_KINDS = (
    "van phong|phong|trung tam|thanh tra|chi cuc|tong cuc|cuc|vu|vien|quy|ban|bo|so|ubnd|uy ban|hdnd|hoi dong|cong an"
    "|benh vien|truong|nha truong|hoc vien|doan|hoi|hiep hoi|lien minh|lien hiep|lien doan|cong doan|chi bo|dang uy"
    "|chi doan|to|bo phan|doi|hat|kho bac|bao|dai|ngan hang|toa an|vien kiem sat|mat tran|buu dien|cong ty"
    "|tong cong ty|chu dau tu|co quan|don vi|tieu ban|khu|vp|tt"
)
_PEOPLE = (
    "giam doc|pho giam doc|lanh dao|thu truong|truong phong|pho truong phong|chanh van phong|pho chanh van phong"
    "|chanh thanh tra|chu tich|pho chu tich|bi thu|hieu truong|pho hieu truong|giao vien|gvcn|dong chi|d/c|ong|ba"
    "|can bo|nguoi dung dau|dai dien"
)
_NO_KINDS = "to chuc|ban hanh|bo mon|bao chi|bao cao|hoi nghi|hoi thao|ba ria|so huu|quy hoach|doan the|khu vuc"
"""What begins like one of these and is part of a name: "Phòng Hành chính, Tổ chức"."""
_ALONE = "van phong|thanh tra|cong an|vp|lanh dao|giam doc|gvcn|mat tran|nha truong"
"""Units that are called by this word alone."""
_PLURAL = "cac|tat ca|moi|toan|nhung|mot so"
_BEGINS = re.compile(rf"(?!(?:{_NO_KINDS})\b)(?:(?:{_KINDS}|{_PEOPLE})(?!\w)\.?|p\.)\s*")
_BEGINS_ALL = re.compile(rf"(?:{_PLURAL})\s+(?=\w)")
_IS_ALONE = re.compile(rf"(?:{_ALONE})(?:\s+(?:so|tinh|xa))?")
_LETTERS = re.compile(r"(?:P\.?\s?|TT\.?\s?|VP\.?\s?)?[A-ZĐ][A-ZĐ&.\-]{1,9}(?:\s(?:Sở|tỉnh|xã|huyện))?")
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ]\w*\.?\s+){1,3}[A-ZĐÀ-Ỹ]\w*\.?")
_SEPARATES = re.compile(r"\s*(?P<hard>;|\s\+\s|\n\s*[-+•*–]\s+)\s*|\s*(?P<soft>,|/|\n|(?<=\s)(?:và|va|&)(?=\s))\s*")
_GLUED = re.compile(r"(?<=[\w)])\s+(?=(?:Văn phòng|Phòng|Trung tâm|Thanh tra|Chi cục|Quỹ|Viện|Sở|Công an)\s+[\wĐ])")
_NO_GLUE = frozenset(
    ["cua", "tai", "thuoc", "va", "voi", "cho", "cung", "chanh", "truong", "pho", "boi", "do", "qua", "la", "o"]
)
"""Words behind which the name of a unit belongs to what stands before it: "Cán bộ một cửa tại Trung tâm"."""
_UNFINISHED = frozenset(["va", "cua", "thuoc", "-", "–", "&", "voi"])
_LIST = re.compile(
    r"(?P<plural>các|Các|những|Những)\s+(?P<kind>[Ss]ở|[Pp]hòng|[Tt]rung tâm|[Cc]hi cục|[Bb]an|[Cc]ục|[Vv]ụ|[Bb]ộ"
    r"|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:các\s+)?(?:xã|phường|huyện|thành phố|thị xã)"
    r"|(?:xã|phường|huyện))\s*(?P<colon>:?)\s*(?P<names>[^\W\d_][^:]*)"
)
_BODY_LIST = re.compile(
    r"(?P<kind>UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+các\s+(?P<place>xã|phường|huyện|thành phố|thị xã)"
    r"\s*(?P<colon>:?)\s*(?P<names>[^\W\d_][^:]*)"
)
_WITH_JOINTS = re.compile(
    r"Văn hóa, Thể thao và Du lịch|Văn hoá, Thể thao và Du lịch|Văn hóa, Thể thao|Văn hóa và Thể thao"
    r"|Giáo dục và Đào tạo|Khoa học và Công nghệ|Nông nghiệp và \w+ \w+(?: nông thôn)?|Tài nguyên và Môi trường"
    r"|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Lao động\s*[,–-] Thương binh và Xã hội|Dân tộc và Tôn giáo"
    r"|Quy hoạch và Kiến trúc"
)
"""Names of ministries and departments that hold a comma or an "and"."""
_HIDDEN = {",": "\ue000", " và ": "\ue001"}
_CLASS_WORD = (
    "cac|tat|ca|toan|bo|the|moi|phong|ban|don|vi|trung|tam|chuyen|mon|nghiep|vu|thuoc|truc|so|va|thu|truong|co|quan"
    "|nhung|thanh|tra|van"
)
_CLASS_WORDS = frozenset(_CLASS_WORD.split("|"))
_CLASS = re.compile(r"(?:thu truong (?:cac )?|tat ca |toan (?:bo|the) |cac |moi )+(?:co quan )?(?:phong|don vi|ban)\b")
_CLASS_OF = re.compile(rf"(?:(?:ubnd|uy ban nhan dan|chu tich ubnd) )?(?:{_PLURAL})\s")
_ROLE = re.compile(
    r"[(\s-]*\b(?:(?:đơn vị|cơ quan|đ/v|đv|cq)\s+)?(?P<role>chủ trì|phối hợp)(?:\s+(?:thực hiện|với|cùng))*\s*[:)]*\s*",
    re.IGNORECASE,
)
_ONLY_BEHIND = re.compile(r"^[^(]*\w[^(]*\(\s*phoi hop\s*\)\W*$")
""" "Thanh tra, Văn phòng (phối hợp)": in brackets behind the last of several, it is said of those behind the first."""
_SHORT_ROLE = re.compile(r"(?<![^\s;,(.-])(?P<role>CT|C/trì|C\.trì|PH|P/h|P\.h|P/hợp)(?=\s*[:)])(?!\w)")
_IN_FULL = {"c": "Chủ trì", "p": "Phối hợp"}


class Parts(NamedTuple):
    """Who leads and who supports, as one cell tells both."""

    leads: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


def units_in(words: str) -> tuple[str, ...]:
    """The names in their order: "Văn phòng Sở; các phòng, đơn vị" names two, one of them a class of units.

    A list such as "các Sở: Tài chính, Nội vụ" is told as "Sở Tài chính" and "Sở Nội vụ".
    """
    bare = re.sub(r"^\s*[-+•*–]\s+", "", words.strip())
    found = [name for part in _parts(bare) for name in _apart(part)]
    return tuple(dict.fromkeys(name for name in found if any(map(str.isalnum, name))))


def parts_in(words: str) -> Parts:
    """Who leads and who supports where a cell says it: "Chủ trì: Văn phòng; phối hợp: Thanh tra", "VP (chủ trì)".

    Without such words all of them lead.
    """
    words = _SHORT_ROLE.sub(lambda short: _IN_FULL[short["role"][0].lower()], words)
    said = list(_ROLE.finditer(words))
    found: dict[str, list[str]] = {"chu tri": [], "phoi hop": []}
    at = 0
    for one, following in zip_longest(said, said[1:]):
        before, end = words[at : one.start()], following.start() if following else len(words)
        after = words[one.end() : end]
        if _stands_behind(before, after):
            found[fold(one["role"])] += units_in(_bare(before))
            at = one.end()
        else:
            found["chu tri"] += units_in(_bare(before))
            found[fold(one["role"])] += units_in(_bare(after))
            at = end
    found["chu tri"] += units_in(_bare(words[at:]) if said else words)
    leads, support = (tuple(dict.fromkeys(found[role])) for role in ("chu tri", "phoi hop"))
    if not leads and len(support) > 1 and _ONLY_BEHIND.search(fold(words)):
        return Parts(support[:1], support[1:])
    return Parts(leads, support)


def is_everyone(name: str) -> bool:
    """Whether the name means all units of the department: "Các phòng, đơn vị thuộc, trực thuộc Sở"."""
    bare = " ".join(re.findall(r"\w+", fold(name)))
    return bare in ("toan so", "ca so") or (_CLASS.match(bare) is not None and set(bare.split()) <= _CLASS_WORDS)


def are_apart(words: str) -> bool:
    """Whether each of several that are named is meant for itself: "các Sở: Tài chính, Y tế", or classes of units."""
    bare = _line(words)
    one_list = next(filter(None, (pattern.fullmatch(bare) for pattern in (_BODY_LIST, _LIST))), None)
    if one_list is not None and _is_list(one_list):
        return True
    named = units_in(words)
    return len(named) > 1 and all(_CLASS_OF.match(fold(name)) for name in named)


def is_unit(words: str) -> bool:
    """Whether the words begin like the name of a unit or of somebody with a post."""
    return _begins(words.strip())


def _stands_behind(before: str, after: str) -> bool:
    """Whether a role stands behind its names: "Văn phòng chủ trì, …", "Văn phòng (chủ trì)"."""
    named = re.split(r"[,;\n]", before.rstrip())[-1]
    return any(map(str.isalpha, named)) and (not after.strip(" .)") or after.lstrip(" )")[:1] in (",", ";", "\n", "-"))


def _bare(words: str) -> str:
    return words.strip(" \n,;:.-–()")


def _parts(words: str) -> list[str]:
    """The words cut where a new name begins; inside brackets nothing is cut."""
    parts, start = [], 0
    for sign in _SEPARATES.finditer(words):
        inside = words.count("(", start, sign.start()) > words.count(")", start, sign.start())
        if inside or not _is_cut(words[start : sign.start()], sign, words[sign.end() :]):
            continue
        parts.append(words[start : sign.start()])
        start = sign.end()
    parts.append(words[start:])
    named = [_line(part) for part in parts]
    if len(named) == 1 and (people := [one.strip() for one in re.split(r"[,\n]", words)]) and len(people) > 1:
        return people if all(map(_NAME.fullmatch, people)) else named
    return named


def _is_cut(before: str, sign: re.Match[str], after: str) -> bool:
    if sign["hard"]:
        return True
    last = fold(before).split()[-1:]
    if not last or last[0] in _UNFINISHED or _BODY_LIST.match(before.strip()) or _has_colon(before):
        return False
    following = _SEPARATES.split(after, maxsplit=1)[0].strip()
    return _begins(following) or (_LETTERS.fullmatch(following) is not None and _takes_letters(before, sign["soft"]))


def _has_colon(before: str) -> bool:
    """Whether the words before are a list that goes on: "các Sở: Tài chính"."""
    found = _LIST.match(before.strip())
    return found is not None and _is_list(found)


def _takes_letters(before: str, sign: str) -> bool:
    """Whether initials may follow as a name of their own: "Phòng QLKH và CĐS", but not "Trung tâm Đo lường và KĐ"."""
    last = before.rsplit(",")[-1].strip()
    kind = _BEGINS.match(fold(last))
    if sign not in ("và", "va", "&"):
        return True
    return _LETTERS.fullmatch(last[kind.end() :] if kind else last) is not None


def _begins(words: str) -> bool:
    """Whether the words begin a name. One word alone that calls a kind of units goes on with a class of them."""
    folded = fold(words)
    if _BEGINS_ALL.match(folded):
        return True
    kind = _BEGINS.match(folded)
    if kind is None:
        return False
    if not words[:1].isupper():
        return words[kind.end() : kind.end() + 1].isupper()
    return bool(folded[kind.end() :].strip()) or _IS_ALONE.fullmatch(folded.strip()) is not None


def _line(words: str) -> str:
    return " ".join(words.split()).strip(" ,;.")


def _apart(name: str) -> list[str]:
    """The names of a list with one plural before them; and names that nothing parts, because a line ended there."""
    body = _BODY_LIST.fullmatch(name)
    if body and _is_list(body):
        return [f"{body['kind']} {body['place']} {one}" for one in _listed(body["names"])]
    found = _LIST.fullmatch(name)
    if found and _is_list(found):
        kind = found["kind"]
        return [f"{kind[0].upper()}{kind[1:]} {one}" for one in _listed(found["names"])]
    return _unglued(name)


def _is_list(found: re.Match[str]) -> bool:
    """Whether names follow, and not what tells a class of units: "các Sở: Tài chính", "các Sở Tài chính, Nội vụ"."""
    return bool(found["colon"]) or (found["names"][0].isupper() and not _BEGINS.match(fold(found["names"])))


def _listed(names: str) -> list[str]:
    hidden = _WITH_JOINTS.sub(lambda one: one[0].replace(",", _HIDDEN[","]).replace(" và ", _HIDDEN[" và "]), names)
    parts = [part.strip(" .;") for part in re.split(r"[,;]|\svà\s(?=[^,;]*$)", hidden)]
    for plain, stand_in in _HIDDEN.items():
        parts = [part.replace(stand_in, plain) for part in parts]
    return [part for part in parts if part]


def _unglued(name: str) -> list[str]:
    """Names between which the sign that parted them was lost: "Văn phòng Sở Thanh tra Sở"."""
    found: list[str] = []
    start = 0
    for gap in _GLUED.finditer(name):
        before, after = name[start : gap.start()], name[gap.end() :]
        if _may_end(before) and _may_follow(before, after):
            found.append(before)
            start = gap.end()
    return [*found, name[start:]]


def _may_end(before: str) -> bool:
    words = fold(before).split()
    return len(words) > 1 and words[-1] not in _NO_GLUE | _UNFINISHED and _BEGINS.match(fold(before)) is not None


def _may_follow(before: str, after: str) -> bool:
    """ "Sở" and "Công an" begin a new name only behind one of their kind: "Văn phòng Sở" is one."""
    kind = fold(after).split()[0]
    return kind not in ("so", "cong") or fold(before).split()[0] == kind
