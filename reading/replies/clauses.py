"""A reply cut into clauses, and each clause into words with the parts that they can play."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, wraps
from typing import NamedTuple, TypeVar

from reading.language.lookup import folded as bare_of
from reading.language.lookup import phrases
from reading.language.spelling import toneless
from reading.language.tokens import Folded, Token, fold, places, tokens_of
from reading.replies import evidence
from reading.replies.figures.numbers import Share, Tally, shares_in, tallies_in, tally_apart
from reading.replies.parts import Part
from reading.replies.times import Time, times_in
from reading.replies.words import MARKED, listed

_ENDS = frozenset(".;!?…,:()[]{}|\n–—•*·")
_STOPS = frozenset(".;!?…\n")
_LAUGHS = frozenset("😂🤣😅😆😁😄😀😃🙂😉😊😭😢😡😤😎🤔🙄😴🤦🤷😌😇😜😝😛🥲😬❤♥🌹☕🍻🎉🥰😍")
_TICKS = frozenset("✅✔☑")
_THUMBS = frozenset("👍👌🙏🫡🤝💪👏🆗")

_WHOLE_WITHOUT_MARKS = phrases("clue", "whole")
"""Words that are whole as they stand: among words with diacritics "cho" is not a careless "chờ"."""

_Phrase = tuple[str, ...]
_Answer = TypeVar("_Answer")

LONGEST_CLAUSE = 50
"""More words without a mark are cut here, so that reading takes time in proportion to the length."""
MOST_CLAUSES = 400
"""Behind so many, marks end no clause any more: what follows is read in lengths of LONGEST_CLAUSE, as if cut."""


class Lexeme(NamedTuple):
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
    def parts(self) -> frozenset[Part]:
        """All parts that any of its words can play."""
        return frozenset().union(*(lexeme.parts for lexeme in self.lexemes))

    def has(self, *parts: Part) -> bool:
        return not self.parts.isdisjoint(parts)

    def of(self, *parts: Part) -> Iterator[Lexeme]:
        return (lexeme for lexeme in self.lexemes if lexeme.plays(*parts))


def once(read: Callable[[Clause], _Answer]) -> Callable[[Clause], _Answer]:
    """A reading of one clause that is kept with it, because several others ask for it."""
    name = f"_read_{read.__name__}"

    @wraps(read)
    def reading(clause: Clause) -> _Answer:
        kept = clause.__dict__
        if name not in kept:
            kept[name] = read(clause)
        answer: _Answer = kept[name]
        return answer

    return reading


@dataclass(frozen=True)
class ParsedReply:
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

    @cached_property
    def _parts(self) -> frozenset[Part]:
        return frozenset().union(*(clause.parts for clause in self.clauses))

    def has(self, *parts: Part) -> bool:
        return not self._parts.isdisjoint(parts)

    @cached_property
    def count(self) -> tuple[int, int] | None:
        """The surest count; of several with one total ("hôm qua 2/9, nay 5/9") the last. None where one cannot be."""
        if any(tally.beyond for tally in self.tallies):
            return None
        if self.tallies:
            surest = next((tally for tally in self.tallies if tally.sure), self.tallies[0])
            last = next(tally for tally in reversed(self.tallies) if tally.total == surest.total)
            return last.done, last.total
        others = (Part.TIME, Part.PERCENT, Part.PAPER)
        taken = [(lexeme.start, lexeme.end) for lexeme in self.lexemes() if lexeme.plays(*others)]
        return tally_apart(self.folded, taken)

    def lexemes(self) -> Iterator[Lexeme]:
        return (lexeme for clause in self.clauses for lexeme in clause.lexemes)


def take_apart(text: str, about: str = "", *, expects_day: bool = False) -> ParsedReply:
    """Any text as a Message; one without a word has no clauses. Where a day was asked for "5/12" is one."""
    message = taken_apart(text, expects_day)
    return _of_tasks(replace(message, about=about)) if about else message


def _of_tasks(message: ParsedReply) -> ParsedReply:
    """The message in which words of the name of its task stand in nobody's way: "xong 5 đơn khiếu nại"."""
    if not message.has(Part.OBSTACLE):
        return message
    about = f" {' '.join(token.bare for token in tokens_of(fold(message.about)))} "

    def named(lexeme: Lexeme) -> Lexeme:
        is_named = lexeme.plays(Part.OBSTACLE) and " " in lexeme.bare and f" {lexeme.bare} " in about
        return lexeme._replace(parts=lexeme.parts - {Part.OBSTACLE}) if is_named else lexeme

    clauses = (replace(clause, lexemes=tuple(map(named, clause.lexemes))) for clause in message.clauses)
    return replace(message, clauses=tuple(clauses))


@lru_cache(maxsize=8)  # What was said of a line is taken apart by several that ask for different things in it.
def taken_apart(text: str, expects_day: bool) -> ParsedReply:
    folded = fold(text)
    shares = shares_in(folded)
    tallies = [tally for tally in tallies_in(folded, shares) if tally.sure or not expects_day]
    counted = places([(share.start, share.end) for share in shares] + [(tally.start, tally.end) for tally in tallies])
    times = [time for time in times_in(folded) if counted.isdisjoint(range(time.start, time.end))]
    spans = _spans(folded, shares, tallies, times)
    tokens = tokens_of(folded)
    is_marked = any(token.plain != token.bare for token in tokens) and folded.plain != folded.bare
    lexemes = _lexemes(folded, tokens, spans, is_marked)
    return ParsedReply(folded, tuple(_clauses(folded, lexemes)), tuple(shares), tuple(tallies), tuple(times))


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
    for length in range(min(longest.get(tokens[at].bare, 0), len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        bare = tuple([word.bare for word in words])
        if bare in known and (parts := _parts_of(tuple([word.plain for word in words]), bare, is_marked)):
            return length, parts
    return 1, _mark(tokens[at].plain)


@lru_cache(maxsize=8192)
def _parts_of(typed: _Phrase, bare: _Phrase, is_marked: bool) -> frozenset[Part]:
    """The parts of all phrases that the words may be: typed diacritics must be right, those left out are forgiven.

    Among words with diacritics one without is first taken as it stands: "cho" is not a careless "chờ".
    """
    spelt = _phrases()[0][bare]
    if typed in spelt and (is_marked or typed != bare):
        return frozenset(spelt[typed])
    parts = [
        parts
        for phrase, parts in spelt.items()
        if phrase not in _strict()
        and all(
            word in (plain, _toneless(plain)) or (word == plainest and not (is_marked and word in _WHOLE_WITHOUT_MARKS))
            for word, plainest, plain in zip(typed, bare, phrase, strict=True)
        )
    ]
    return frozenset().union(*parts)


@lru_cache(maxsize=8192)
def _toneless(word: str) -> str:
    """The word as it is typed before its tone, where it keeps another mark, and so can be no other word."""
    bare = toneless(word)
    return bare if not bare.isascii() else word


@lru_cache(maxsize=8192)
def _mark(token: str) -> frozenset[Part]:
    if token.isdecimal():
        return frozenset({Part.NUMBER})
    for marks, part in ((_LAUGHS, Part.LAUGH), (_TICKS, Part.TICK), (_THUMBS, Part.THUMB)):
        if token in marks:
            return frozenset({part})
    return frozenset()


@lru_cache(maxsize=1)
def _strict() -> frozenset[_Phrase]:
    """Phrases that without their diacritics would be other words too, and so need them."""
    marked = (one.phrase for entries in listed().values() for one in entries if one.value == MARKED)
    return frozenset(tuple(word.plain for word in tokens_of(fold(phrase))) for phrase in marked)


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[_Phrase, dict[_Phrase, set[Part]]], dict[str, int]]:
    """Known phrases by their words without diacritics, then as they are spelt; the longest length by the first word."""
    known: dict[_Phrase, dict[_Phrase, set[Part]]] = {}
    for part, entries in listed().items():
        for entry in entries:
            words = tokens_of(fold(entry.phrase))
            spelt = known.setdefault(tuple(word.bare for word in words), {})
            spelt.setdefault(tuple(word.plain for word in words), set()).add(part)
    longest: dict[str, int] = {}
    for phrase in known:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return known, longest


def _clauses(folded: Folded, lexemes: Sequence[Lexeme]) -> list[Clause]:
    clauses: list[Clause] = []
    held: list[Lexeme] = []
    joint: Part | None = None
    sentence = 0
    for at, lexeme in enumerate(lexemes):
        mark = "" if lexeme.parts or lexeme.number is not None else folded.plain[lexeme.start : lexeme.end]
        if len(clauses) >= MOST_CLAUSES:
            held += [lexeme] if not mark or mark[0].isalpha() else []
            if len(held) == LONGEST_CLAUSE:
                clauses.append(Clause(tuple(held), sentence=sentence, is_cut=True))
                held = []
            continue
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
        is_cut = len(clauses) >= MOST_CLAUSES
        clauses.append(Clause(tuple(held), joint=joint, sentence=sentence, is_cut=is_cut))
    return clauses


_TURNS = bare_of("clue", "turn")
_AT = bare_of("clue", "at_paper")
"""Before a paper it tells where something stands, and no reason: "tại Tờ trình số 211"."""
_JOINTS = (Part.BUT, Part.THOUGH, Part.BECAUSE, Part.SO)


def _joint(lexeme: Lexeme, following: Sequence[Lexeme], is_inside: bool) -> Part | None:
    """What kind of new clause a word opens; "còn" opens one where it turns to somebody else."""
    if is_inside and lexeme.bare in _TURNS and any(word.plays(Part.PERSON, Part.OTHER) for word in following):
        return Part.BUT
    if lexeme.parts.isdisjoint(_JOINTS) or (lexeme.bare in _AT and any(word.plays(Part.PAPER) for word in following)):
        return None
    return next(part for part in _JOINTS if lexeme.plays(part))
