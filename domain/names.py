"""Units and people that can be called, and whom a name led to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A unit or a person that can be called. `aliases` are other names that people gave it ("a Bình", "TTTK")."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """What a name led to: one clear `winner`; or two and more `close` ones to ask about; or neither."""

    winner: Named | None
    close: tuple[Named, ...]


NOBODY = Match(None, ())
