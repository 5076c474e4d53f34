"""Who leads a task of a paper, as it is written there: a unit of the department, or another body."""

import re
import unicodedata
from collections.abc import Sequence

from domain.documents.leads import Lead
from domain.names import Named
from domain.words import fold
from reading.language import names
from reading.language.forms import Form
from reading.registrations.addressees import everyone_in, without_opening

_TITLE = Form(r"^\W*(?:<paper_lead.title>(?:\s+|$))+", "giám đốc sở nội vụ", "sở nội vụ")
_BODY = Form(r"^\W*(?:<address.plural>\s+)?<address.body>(?!\w)", "so noi vu", "thanh tra so")
"""What no unit of a department is."""
_OWN = Form(r"(?<!\w)(?P<body><address.body>(?!\w).*)", "dieu hanh so y te", "thanh tra")
_PLACE = Form(r"\s<paper_lead.place>(?!\w).*$", "so y te tinh ha nam", "so y te")
_OTHER = Form(
    r"^\W*(?:<address.plural>\s+)?(?:<address.outside>|<address.body>|<paper_lead.other>)(?!\w)",
    "ubnd cac xa",
    "phong ke toan",
)
_OF_OTHER = Form(r"\s<paper_lead.holder>\W*$", "van phong ubnd tinh", "phong tai chinh")
_OURS = Form(
    r"^\W*(?:<address.plural>\s+)?<paper_lead.ours>(?!\w)"
    r"(?>\s*(?:[,;&]|<address.and>)?\s*(?:<address.every_unit>|<address.every_behind>)(?!\w)){0,20}\W*$",
    "cac so, nganh",
    "so noi vu",
)
"""What is the department itself, or holds it: "các sở, ban, ngành"."""


def lead_written(words: str, units: Sequence[Named], own: Sequence[str]) -> Lead:
    """Whose task it is by the words of a paper; `own` is what the department itself is called."""
    bare = _without_title(unicodedata.normalize("NFC", without_opening(words)).strip(" .,;:"))
    if not bare:
        return Lead()
    if everyone := everyone_in(bare, units):
        return Lead(everyone)
    found = names.find_name(bare, units)
    folded = fold(bare)
    if found.winner is not None and _begins_alike(folded, found.winner):
        return Lead((found.winner.id,))
    if _OURS.match(folded) or _is_ours(bare, own):
        return Lead()
    if found.winner is not None and not _BODY.match(folded):
        return Lead(close=(found.winner.id,))
    if _OTHER.match(folded) or _OF_OTHER.search(folded):
        return Lead(other=True)
    return Lead(close=tuple(one.id for one in found.close))


def _is_ours(words: str, own: Sequence[str]) -> bool:
    """Whether it is the department itself: in full or in short, where its group is called in short or in full."""
    if not _BODY.match(fold(words)):
        return False
    called = [name for one in own if (name := _name_in(one))]
    named = _without_place(words)
    return any(_same(named, one) or _same(one, named) for one in called)


def _name_in(title: str) -> str:
    """What the department is called, in the title of its group: "Điều hành Sở Y tế tỉnh – nhóm 1"; "" where nothing."""
    for part in re.split(r"\s[-–|]\s", unicodedata.normalize("NFC", title)):
        if found := _OWN.search(fold(part)):
            return _without_place(part[found.start("body") :].strip())
    return ""


def _without_place(name: str) -> str:
    """ "Sở Y tế tỉnh Hà Nam", "Sở KH&CN Hà Nam"."""
    kind, short, *_ = [*name.split(), "", ""]
    if short.isupper() and not name.isupper():
        return f"{kind} {short}"
    found = _PLACE.search(fold(name))
    return name[: found.start()].strip() if found else name


def _same(words: str, name: str) -> bool:
    is_spelt_alike = re.sub(r"\W", "", fold(words)) == re.sub(r"\W", "", fold(name))
    return is_spelt_alike or names.find_name(words, [Named(0, name)]).winner is not None


def _without_title(words: str) -> str:
    """The body of which somebody is the head: "Giám đốc Sở Nội vụ", "Chủ tịch UBND các xã"."""
    found = _TITLE.match(fold(words))
    return words[found.end() :].strip() if found else words


def _begins_alike(folded: str, unit: Named) -> bool:
    """Whether it is called by the kind of body that it is, or in short: what is only like it has to be asked about."""
    first, *more = re.split(r"\W+", folded)
    return not more or any(fold(name).startswith(first) for name in (unit.name, *unit.aliases))
