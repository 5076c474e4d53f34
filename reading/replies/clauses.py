"""A reply cut into clauses, and each clause into words with the parts that they can play."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reading.language.tokens import Folded, Token, fold, places, tokens_of
from reading.replies import evidence
from reading.replies.numbers import Share, Tally, shares_in, tallies_in
from reading.replies.parts import Part
from reading.replies.times import Time, times_in
from reading.replies.words import MARKED, listed

_ENDS = frozenset(".;!?…,:()[]{}|\n–—•*·")
_STOPS = frozenset(".;!?…\n")
_LAUGHS = frozenset("😂🤣😅😆😁😄😀😃🙂😉😊😭😢😡😤😎🤔🙄😴🤦🤷😌😇😜😝😛🥲😬❤♥🌹☕🍻🎉🥰😍")
_TICKS = frozenset("✅✔☑")
_THUMBS = frozenset("👍👌🙏🫡🤝💪👏🆗")

_WHOLE_WITHOUT_MARKS = frozenset({"cho", "con", "do", "sang", "nam", "la", "thu", "nghi", "nha"})
"""Words that are whole as they stand: among words with diacritics "cho" is not a careless "chờ"."""

_Phrase = tuple[str, ...]

LONGEST_CLAUSE = 50
"""More words without a mark are cut here, so that reading takes time in proportion to the length."""


@dataclass(frozen=True)
class Lexeme:
    """A known phrase, a number, a stretch of time, or an unknown word (`parts` empty)."""

    start: int
    end: int
    bare: str
    parts: frozenset[Part]
    time: Time | None = None
    share: Share | None = None
    tally: Tally | None = None
    number: int | None = None

    def plays(self, *parts: Part) -> bool:
        return not self.parts.isdisjoint(parts)


@dataclass(frozen=True)
class Clause:
    """A stretch of a reply between two marks or joints.

    `asked`: a question mark ends it; `joint` is what opened it; `is_cut`: it was too long for a clause.
    """

    lexemes: tuple[Lexeme, ...]
    asked: bool = False
    is_cut: bool = False
    joint: Part | None = None
    sentence: int = 0

    @property
    def start(self) -> int:
        return self.lexemes[0].start

    @property
    def end(self) -> int:
        return self.lexemes[-1].end

    @cached_property
    def _parts(self) -> frozenset[Part]:
        """All parts that any of its words can play."""
        return frozenset().union(*(lexeme.parts for lexeme in self.lexemes))

    def has(self, *parts: Part) -> bool:
        return not self._parts.isdisjoint(parts)

    def of(self, *parts: Part) -> Iterator[Lexeme]:
        return (lexeme for lexeme in self.lexemes if lexeme.plays(*parts))


@dataclass(frozen=True)
class Message:
    """A whole reply, taken apart. `about` are words of the names of the tasks that it may be about."""

    folded: Folded
    clauses: tuple[Clause, ...]
    shares: tuple[Share, ...]
    tallies: tuple[Tally, ...]
    times: tuple[Time, ...]
    about: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the names, without diacritics."""
        return frozenset(token.bare for token in tokens_of(fold(self.about))) if self.about else frozenset()

    def has(self, *parts: Part) -> bool:
        return any(clause.has(*parts) for clause in self.clauses)

    def lexemes(self) -> Iterator[Lexeme]:
        return (lexeme for clause in self.clauses for lexeme in clause.lexemes)


def take_apart(text: str, about: str = "", *, expects_day: bool = False) -> Message:
    """Any text as a Message; one without a word has no clauses. Where a day was asked for "5/12" is one."""
    folded = fold(text)
    shares = shares_in(folded)
    tallies = [tally for tally in tallies_in(folded, shares) if tally.sure or not expects_day]
    counted = places([(share.start, share.end) for share in shares] + [(tally.start, tally.end) for tally in tallies])
    times = [time for time in times_in(folded) if counted.isdisjoint(range(time.start, time.end))]
    spans = _spans(folded, shares, tallies, times)
    tokens = tokens_of(folded)
    is_marked = any(token.plain != token.bare for token in tokens) and folded.plain != folded.bare
    lexemes = _lexemes(folded, tokens, spans, is_marked)
    return Message(folded, tuple(_clauses(folded, lexemes)), tuple(shares), tuple(tallies), tuple(times), about)


def _spans(folded: Folded, shares: list[Share], tallies: list[Tally], times: list[Time]) -> dict[int, Lexeme]:
    """What was read as a whole before the words, at each place it covers; papers first: they hold numbers."""
    found: list[Lexeme] = []
    for start, end, _ in evidence.papers_in(folded.typed):
        found.append(Lexeme(start, end, "", frozenset({Part.PAPER})))
    for share in shares:
        found.append(Lexeme(share.start, share.end, "", frozenset({Part.PERCENT}), share=share))
    for tally in tallies:
        found.append(Lexeme(tally.start, tally.end, "", frozenset({Part.COUNT}), tally=tally))
    for time in times:
        found.append(Lexeme(time.lead, time.end, folded.bare[time.lead : time.end], frozenset({Part.TIME}), time=time))
    taken: dict[int, Lexeme] = {}
    for span in found:
        if not any(place in taken for place in range(span.start, span.end)):
            taken.update(dict.fromkeys(range(span.start, span.end), span))
    return taken


def _lexemes(folded: Folded, tokens: Sequence[Token], spans: dict[int, Lexeme], is_marked: bool) -> list[Lexeme]:
    found: list[Lexeme] = []
    at = 0
    while at < len(tokens):
        span = spans.get(tokens[at].start)
        if span is not None:
            found.append(span)
            while at < len(tokens) and tokens[at].start < span.end:
                at += 1
            continue
        length, parts = _phrase_at(tokens, at, is_marked)
        first, last = tokens[at], tokens[at + length - 1]
        number = int(first.bare) if first.bare.isdecimal() and len(first.bare) < 7 else None
        bare = " ".join(token.bare for token in tokens[at : at + length])
        found.append(Lexeme(first.start, last.end, bare, parts, number=number))
        at += length
    return found


def _phrase_at(tokens: Sequence[Token], at: int, is_marked: bool) -> tuple[int, frozenset[Part]]:
    """How many tokens the longest known phrase at `at` has, and the parts it can play."""
    known, longest = _phrases()
    for length in range(min(longest, len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        spelt = known.get(tuple(word.bare for word in words))
        if spelt is not None and (parts := _parts_of(words, spelt, is_marked)):
            return length, parts
    return 1, _mark(tokens[at])


def _parts_of(words: Sequence[Token], spelt: dict[_Phrase, set[Part]], is_marked: bool) -> frozenset[Part]:
    """The parts of all phrases that the words may be: typed diacritics must be right, those left out are forgiven.

    Among words with diacritics one without is first taken as it stands: "cho" is not a careless "chờ".
    """
    exact = tuple(word.plain for word in words)
    if exact in spelt and (is_marked or any(word.plain != word.bare for word in words)):
        return frozenset(spelt[exact])
    parts = [
        parts
        for phrase, parts in spelt.items()
        if phrase not in _strict()
        and all(
            word.plain == plain or (word.plain == word.bare and not (is_marked and word.bare in _WHOLE_WITHOUT_MARKS))
            for word, plain in zip(words, phrase, strict=True)
        )
    ]
    return frozenset().union(*parts)


def _mark(token: Token) -> frozenset[Part]:
    if token.bare.isdecimal():
        return frozenset({Part.NUMBER})
    for marks, part in ((_LAUGHS, Part.LAUGH), (_TICKS, Part.TICK), (_THUMBS, Part.THUMB)):
        if token.plain in marks:
            return frozenset({part})
    return frozenset()


@lru_cache(maxsize=1)
def _strict() -> frozenset[_Phrase]:
    """Phrases that without their diacritics would be other words too, and so need them."""
    marked = (one.phrase for entries in listed().values() for one in entries if one.value == MARKED)
    return frozenset(tuple(word.plain for word in tokens_of(fold(phrase))) for phrase in marked)


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[_Phrase, dict[_Phrase, set[Part]]], int]:
    """Known phrases by their words without diacritics, then as they are spelt; and the length of the longest."""
    known: dict[_Phrase, dict[_Phrase, set[Part]]] = {}
    for part, entries in listed().items():
        for entry in entries:
            words = tokens_of(fold(entry.phrase))
            spelt = known.setdefault(tuple(word.bare for word in words), {})
            spelt.setdefault(tuple(word.plain for word in words), set()).add(part)
    return known, max(map(len, known))


def _clauses(folded: Folded, lexemes: Sequence[Lexeme]) -> list[Clause]:
    clauses: list[Clause] = []
    held: list[Lexeme] = []
    joint: Part | None = None
    sentence = 0
    for at, lexeme in enumerate(lexemes):
        mark = "" if lexeme.parts or lexeme.number is not None else folded.plain[lexeme.start : lexeme.end]
        opened = _joint(lexeme, lexemes[at + 1 : at + 2], bool(held))
        is_end = mark[:1] in _ENDS
        if (is_end or opened) and held:
            clauses.append(Clause(tuple(held), joint=joint, sentence=sentence))
            held, joint = [], None
        if mark == "?" and clauses:
            clauses[-1] = replace(clauses[-1], asked=True)
        joint = opened or joint
        sentence += mark[:1] in _STOPS
        if not is_end and not opened and (not mark or mark[0].isalpha()):
            held.append(lexeme)
        if len(held) == LONGEST_CLAUSE:
            clauses.append(Clause(tuple(held), joint=joint, sentence=sentence, is_cut=True))
            held = []
        if held and folded.plain[lexeme.end : lexeme.end + 2].lstrip(" ").startswith("\n"):
            clauses.append(Clause(tuple(held), joint=joint, sentence=sentence))
            held, joint, sentence = [], None, sentence + 1
    if held:
        clauses.append(Clause(tuple(held), joint=joint, sentence=sentence))
    return clauses


_JOINTS = (Part.BUT, Part.BECAUSE, Part.SO)


def _joint(lexeme: Lexeme, following: Sequence[Lexeme], is_inside: bool) -> Part | None:
    """What kind of new clause a word opens; "còn" opens one where it turns to somebody else."""
    if is_inside and lexeme.bare == "con" and any(word.plays(Part.PERSON, Part.OTHER) for word in following):
        return Part.BUT
    return next((part for part in _JOINTS if lexeme.plays(part)), None)
