"""Units and people that can be called, whom a name led to, and how the names of people are shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.words import fold


@dataclass(frozen=True)
class Named:
    """A unit or a person that can be called. `aliases` are other names that people gave it ("a Bình", "TTTK")."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Colleague(Named):
    """A person who holds a post: in a unit, or as a leader of the department."""

    unit: int | None = None
    leader: bool = False
    heads: bool = False
    """Whether the person answers for the unit."""


@dataclass(frozen=True)
class Entrusted:
    """A text with the names of units for those of their people.

    `doers` are the officers to whom its items are given, in their order; None where an item names none. `unclear` is a
    name that leads to no unit: nobody bears it, a leader does, or people of the units `close`.
    """

    text: str
    doers: tuple[Colleague | None, ...] = ()
    unclear: str | None = None
    close: tuple[int, ...] = ()


@dataclass(frozen=True)
class Match:
    """What a name led to: one clear `winner`; or two and more `close` ones to ask about; or neither."""

    winner: Named | None
    close: tuple[Named, ...]


NOBODY = Match(None, ())


@dataclass(frozen=True)
class Account:
    """A person of a messenger: the name shown there, which others may bear too, and what only this one has."""

    name: str
    number: int
    username: str = ""

    @property
    def mark(self) -> str:
        """What tells the person from others of the same name."""
        return f"@{self.username}" if self.username else f"…{self.number % 10_000:04}"


def told_apart(accounts: Mapping[int, Account]) -> dict[int, str]:
    """What each is called, by the same keys: namesakes with what tells them apart, "Lê Văn An (@levanan)"."""
    keys = {key: fold(one.name) for key, one in accounts.items()}
    borne = list(keys.values())
    return {
        key: f"{one.name} ({one.mark})" if borne.count(keys[key]) > 1 else one.name for key, one in accounts.items()
    }


def without_mark(name: str) -> str:
    """The name alone, of one that may tell namesakes apart."""
    return name.partition(" (")[0]
