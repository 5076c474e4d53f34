"""Labels of buttons that are typed instead of pressed."""

from collections.abc import Sequence

from domain.presses import ButtonKind, Press
from domain.words import fold
from reading.language.lookup import words as courtesies
from reading.orders.words import names_day, reason_in, wonders
from reading.registrations.verdicts import agrees, drops

Choices = Sequence[tuple[str, str]]
"""The label and the data of each button under a message."""

TAKE_WORDS = frozenset({Press.DEADLINE, Press.LEAD, Press.CONTENT, Press.REDO, Press.NO, Press.REASSIGN, Press.KEEP})
"""Acts that go on with the words typed behind the label: "làm lại thiếu phụ lục"."""

ACCEPTED = frozenset({ButtonKind.DRAFT, ButtonKind.LISTED, ButtonKind.SETUP})
ACCEPTS = frozenset({Press.YES, Press.GUESS})
"""What a word of agreement stands for: "ok", "chuẩn" under a draft."""

COURTESIES = courtesies("courtesy", "label")
MOST_COURTESIES = 20
"""Before a label; each of them has the rest of the text looked at once more."""


def typed(text: str, choices: Choices) -> tuple[list[str], str] | None:
    """The button whose label was typed, and the words behind it; None where the text is no label.

    Polite words around a label change nothing; other words behind it make the text a label only where the act goes on
    with them.
    """
    plain = text.strip()
    for _ in range(MOST_COURTESIES):
        if (found := _label_at_start(plain, choices)) is not None:
            return found
        first, _, plain = plain.partition(" ")
        if fold(first).strip(",.") not in COURTESIES:
            return None
    return None


def agreed(text: str, choices: Choices) -> tuple[list[str], str] | None:
    """The button that accepts, or drops, the draft which is shown, where the words do so; None where they do not."""
    wanted = ACCEPTS if agrees(text) else frozenset({Press.DROP}) if drops(text) else frozenset()
    known = (data.split(":") for _, data in choices)
    found = next((pieces for pieces in known if pieces[0] in ACCEPTED and pieces[-1] in wanted), None)
    return (found, "") if found is not None else None


def _label_at_start(plain: str, choices: Choices) -> tuple[list[str], str] | None:
    folded = fold(plain)
    for label, data in sorted(choices, key=lambda choice: -len(choice[0])):
        name = fold(label)
        if not folded.startswith(name) or folded[len(name) : len(name) + 1].isalnum():
            continue
        rest = plain[len(name) :].strip(" .,:;!-")
        pieces = data.split(":")
        if pieces[-1] == Press.REDO and rest and wonders(plain):
            continue
        if pieces[0] == ButtonKind.EXTENSION and names_day(rest):
            continue
        if pieces[-1] in TAKE_WORDS:
            return pieces, reason_in(rest) if pieces[-1] == Press.REDO else rest
        if set(fold(rest).replace(",", " ").split()) <= COURTESIES:
            return pieces, ""
    return None
