"""The lexicon is in order, and every phrase of it can be found by what people type."""

import unicodedata
from collections import defaultdict
from pathlib import Path

import reading.language
from domain.words import fold
from reading.deadlines.words import ALPHABET, cut
from reading.language import tokens
from reading.language.lookup import REFUSED, entries, lines, written
from reading.replies.clauses import _phrases
from reading.replies.parts import Part
from reading.replies.words import UNLISTED, listed

FOLDER = Path(next(iter(reading.language.__path__))) / "lexicon"
PARTS = sorted(file.stem for file in FOLDER.glob("*.txt"))
HOMOGRAPHS = Path(__file__).with_name("homographs.txt")


def has_its_columns(part: str, line: str) -> bool:
    columns = line.removeprefix(REFUSED).split("\t")
    return len(columns) == 4 and columns[0] != "" and columns[1] == part


def test_every_line_has_four_columns_and_its_part() -> None:
    said = [(part, line) for part in PARTS for line in written(part).splitlines() if not line.startswith("#")]
    assert [(part, line) for part, line in said if not has_its_columns(part, line)] == []
    assert [part for part in PARTS if not unicodedata.is_normalized("NFC", written(part))] == []


def test_lines_are_sorted_and_each_phrase_stands_once() -> None:
    known = {part: [entry.phrase for entry in lines(part)] for part in PARTS}
    assert known == {part: sorted(set(phrases)) for part, phrases in known.items()}


def test_what_is_refused_says_why() -> None:
    refused = [entry for part in PARTS for entry in lines(part) if entry.is_refused]
    assert [entry for entry in refused if not entry.source] == []


def test_every_part_that_words_play_is_a_file() -> None:
    assert {part.name.lower() for part in Part if part not in UNLISTED} <= set(PARTS)


def test_phrases_of_replies_are_found_by_their_tokens() -> None:
    known = _phrases()[0]
    for part, found in listed().items():
        for entry in found:
            words = tokens.tokens_of(tokens.fold(entry.phrase))
            spelt = known[tuple(word.bare for word in words)]
            assert part in spelt[tuple(word.plain for word in words)], entry


def test_words_of_deadlines_are_found_as_they_are_typed() -> None:
    for entry in entries("deadline_word"):
        letters, _ = cut(entry.phrase)
        assert letters == ALPHABET.letter(entry.value), entry


def test_abbreviations_are_written_out() -> None:
    for entry in entries("abbreviation"):
        written_out = tokens.tokens_of(tokens.fold(entry.phrase))
        assert [word.bare for word in written_out] == fold(entry.value).split(), entry


def test_homographs_are_those_that_somebody_has_looked_at() -> None:
    """Phrases of one part that are spelt alike without diacritics; the file is to be changed with the lexicon."""
    found = []
    for part in PARTS:
        spelt: dict[str, list[str]] = defaultdict(list)
        for entry in entries(part):
            spelt[fold(entry.phrase)].append(entry.phrase)
        found += [f"{part}: {key}: {', '.join(said)}" for key, said in sorted(spelt.items()) if len(said) > 1]
    assert found == HOMOGRAPHS.read_text(encoding="utf-8").splitlines()
