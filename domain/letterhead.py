"""What stands at the head and the foot of the papers of a department, as its office has told it once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Any


class Authority(StrEnum):
    """By what right somebody signs (NĐ 30/2020, Phụ lục I, phần II, mục 7)."""

    HEAD = auto()
    """The head of the department, in the own name."""
    FOR_HEAD = auto()
    """KT.: a deputy in the place of the head."""
    BY_ORDER = auto()
    """TL.: the chief of the office, or of a unit, by order of the head."""
    BY_AUTHORIZATION = auto()
    """TUQ."""
    ACTING = auto()
    """Q."""


@dataclass(frozen=True)
class Signer:
    """Who signs: the own post ("Chánh Văn phòng"), the name without title or degree, and by what right."""

    name: str
    post: str
    authority: Authority = Authority.HEAD


@dataclass(frozen=True)
class Letterhead:
    """The head and foot of a paper; what is None, or empty, the office has not told yet, and nobody makes it up.

    `above` is the body over the department (cơ quan chủ quản), `agency` the department as its papers call it, `symbol`
    its letters in the number of a paper ("SKHCN"), `place` the province before the date, `recipients` the lines of
    "Nơi nhận" between "- Như trên;" and "- Lưu: …", `drafter` the letters of the office in a number ("VP").
    """

    above: str | None = None
    agency: str | None = None
    symbol: str | None = None
    place: str | None = None
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    drafter: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Without what nobody has told."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Letterhead":
        signer = stored.get("signer")
        return cls(
            **{name: stored.get(name) for name in ("above", "agency", "symbol", "place", "drafter")},
            recipients=tuple(stored.get("recipients", ())),
            signer=Signer(signer["name"], signer["post"], Authority(signer["authority"])) if signer else None,
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that a paper needs and that nobody has told, in their order on the paper."""
        needed = ("above", "agency", "symbol", "place", "recipients", "signer")
        return tuple(name for name in needed if not getattr(self, name))
