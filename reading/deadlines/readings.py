"""A phrase that may be a deadline, and the words around times that all rules of phrases share."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.deadlines import Before, DeadlineKind
from domain.recurrence import Series
from reading.deadlines.meanings import Count, Scene, Start, Trap, When
from reading.deadlines.times import moment_of
from reading.deadlines.words import ALPHABET
from reading.language.cascade import END, START, VALUE, Node, made

WEAK, MARKED, ASKED = range(3)
COVERS_TEXT = 0.6


class Reading(NamedTuple):
    """A phrase that may be a deadline.

    `strength` tells a bare date from one that words such as "trước" mark, `before` which rule gave it its day.
    `begins` is the first day of a period with both ends, and of a series the day from which it runs. `counts` is what
    it counts from today, or from a day that has to be asked.
    """

    kind: DeadlineKind
    when: When | None = None
    series: Series | None = None
    moment: dt.datetime | None = None
    working_days: int | None = None
    start_unknown: bool = False
    strength: int = WEAK
    before: Before | None = None
    begins: dt.date | None = None
    counts: Count | None = None


for _name, _pattern in {
    "T": "DATE|SOFT|WINDOW",
    "LIMIT": "truoc|cham nhat|muon nhat|khong (muon|cham|qua_muc|tre)? hon?|khong "
    "de? (qua_muc|qua)|qua_muc|den|toi|toi_x|het|han"
    "|thoi (han|gian)|deadline|trong|vong|chot|kip",
    "LINK": "la|vao|luc|khoang|(NLV)|ngay|:|cuoi|nop|moi|bao|cao|hoan|thanh|xong|truoc|cham|muon|nhat|khong|hon|qua_muc"
    "|den|toi|toi_x|het|han|thoi|gian|trong|vong|chot|kip",
    "MARK": "(LIMIT) LINK{0,5}",
    "SINCE": "((ke|tinh|bat dau)? (tu|tu_x)|tinh den) (ngay|luc|khi|thoi diem)?",
    "WITHIN": "trong|vong|thoi|han|gian|khoang|pham "
    "vi|khong|qua_muc|sau|them|xin|lui|gia|khat|cho|em|cham|nhat|la|can|mat|noi|muon|hon|toi|da"
    "|ngay|:|,|den|truoc|doi|anh|minh|lai|toi_pm|toi_x",
    "ANDS": "(,|va|hoac|;|/|-){1,2}",
    "MEETING": "hop|hoi (nghi|thao)|khai (mac|giang)|dien ra|to chuc|giao ban|ky niem|su kien|(giay)? (invite|moi) "
    "(du|hop)|tap huan|cong tac"
    "|off|nghi (phep|om|le|mat)|du (hop|hoi|le|tiec)|sinh nhat|sinh (?=DATE)|hieu luc|dai hoi|toa dam|ban hanh|ky "
    "ket|(?<=le) khai|khoi cong"
    "|lam viec voi|tiep (doan|khach|cong dan)|ky (?=DATE)|nhan (?=DATE)|bau cu|trinh dien",
    "DIGITAL": "doi|te|hoi|ky|dan|phu|truong|bi|lieu|before_so",
    "FIGURES": "so lieu|du lieu|luy ke|thong ke|ket qua|(?<! DIGITAL) so|chot (?=so)|cung ky|tinh (?=den|toi|tu)"
    "|ngan sach|du toan",
}.items():
    ALPHABET.define(_name, _pattern)

ALPHABET.define_none_of("REST", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline")
ALPHABET.define_none_of("START", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline ve de lpar")
ALPHABET.define_none_of(
    "CITED", "; : dot nl DATE SOFT WINDOW truoc cham muon deadline han den het trong xong nop gui qua_muc"
)
ALPHABET.define_none_of(
    "AT", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline han den het xong nop gui em anh trinh roi"
)
ALPHABET.define_none_of("DOING", ", ; dot nl DATE SOFT WINDOW truoc cham muon deadline han den het sang")


def time_of(part: Sequence[Node]) -> When:
    """The last time among the nodes."""
    last = part[-1][VALUE]
    return last if isinstance(last, When) else next(n[VALUE] for n in reversed(part) if isinstance(n[VALUE], When))


def covers(part: Sequence[Node], scene: Scene) -> bool:
    """Whether the nodes are most of the text, as in the cell of a table or a one-word answer."""
    return part[-1][END] - part[0][START] >= COVERS_TEXT * len(scene.text.strip())


def reading_of(when: When, scene: Scene, strength: int, before: Before | None = None) -> Reading:
    kind = DeadlineKind.CLOCK if when.clock or when.part else when.kind
    moment = moment_of(when, scene.now.tzinfo) if when.clock else None
    return made(Reading, (kind, when, None, moment, None, False, strength, before, None, None))


def started(part: Sequence[Node], scene: Scene) -> Start:
    """The day from which something runs: no limit."""
    when = time_of(part)
    return Start(when.first or when.day)


def trapped(why: str) -> Callable[[Sequence[Node], Scene], Trap]:
    """A builder that calls its words a trap."""
    return lambda part, scene: Trap(why)
