"""One-time codes with which a further organization is set up on an installation that has one already."""

import hashlib
import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are taken for one another."""
PARTS, LENGTH = 3, 4


def new_code() -> str:
    """A code that nobody guesses, as it is typed: "K7QF-M2XD-9TBA"."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(PARTS))


def code_in(words: str) -> tuple[str | None, str]:
    """The code that the words begin with, None where they begin with none, and the rest."""
    first, _, rest = words.partition(" ") if "\n" not in words.partition(" ")[0] else words.partition("\n")
    parts = first.strip().upper().split("-")
    is_code = len(parts) == PARTS and all(len(part) == LENGTH and set(part) <= set(LETTERS) for part in parts)
    return ("-".join(parts), rest.strip()) if is_code else (None, words)


def digest_of(code: str) -> str:
    """What is stored of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
