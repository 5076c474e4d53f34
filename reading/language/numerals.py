"""Numbers in words: the one table of them, for all readers."""

from domain.words import fold
from reading.language.lookup import entries, phrases

SPELT = phrases("numeral")
"""With their diacritics."""

DIGITS = {fold(entry.phrase): int(entry.value.split()[0]) for entry in entries("numeral")}
"""Folded: what each is worth, from 0 to 10."""

COUNTING = {fold(word): DIGITS[fold(word)] for word in phrases("numeral", "counting")}
"""Folded: those that count things, from 1 to 10."""

ORDINALS = tuple(sorted(phrases("numeral", "ordinal"), key=lambda word: DIGITS[fold(word)]))
"""With their diacritics, from 1 to 10: those that tell which month or quarter."""
