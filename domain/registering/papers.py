"""The paper that assigns a task: any field of it may still be blank."""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Paper:
    """Its number and symbol ("192/KH-UBND"), its day, who issued it and what it is about; "" or None is not known."""

    number: str = ""
    day: dt.date | None = None
    issuer: str = ""
    about: str = ""

    def to_json(self) -> dict[str, Any]:
        day = self.day.isoformat() if self.day else None
        return {"number": self.number, "day": day, "issuer": self.issuer, "about": self.about}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Paper":
        day = dt.date.fromisoformat(stored["day"]) if stored["day"] else None
        return cls(stored["number"], day, stored["issuer"], stored["about"])
