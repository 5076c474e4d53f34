"""Replies that were read wrongly, as they are collected to mend the reading."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Correction:
    """What somebody wrote, as what it was read, and what was meant; `names` are the people that may be named in it."""

    words: str
    read: str
    meant: str
    names: tuple[str, ...] = ()
