"""Whether the words said of one line of a digest hold a number that may be another line: then one has to ask."""

from collections.abc import Sequence
from itertools import pairwise

from reading.language.forms import Form
from reading.language.tokens import fold, places
from reading.replies import evidence
from reading.replies.clauses import Clause, Lexeme, ParsedReply, take_apart
from reading.replies.figures.numbers import Share, tally_apart
from reading.replies.lines.enumeration import NAMED, PART_OF
from reading.replies.parts import Part

LARGEST_LINE = 99

_SAYS = (
    Part.FINISH,
    Part.ISSUE,
    Part.NOT,
    Part.ONGOING,
    Part.NEARLY,
    Part.WAIT,
    Part.WILL,
    Part.PAST,
    Part.PERCENT,
    Part.COUNT,
    Part.MOVE,
    Part.LET,
    Part.OBSTACLE,
    Part.DECLINE,
)
"""What is said of a line: before these a number names one."""

_RISES = Form(r"(?<!\w)<line.rise>(?!\w)|->|→", "60% lên 80%", "60%, 80%")
_GLUED = Form(
    r"(?<![\w.,/:-])\d{1,2}(?:(?:[.,/:]|\s?-)\s?\d{1,3}\s?(?:%|<figure.per_cent>)|(?:[.,:]|\s?-)\s?\d{1,4}\s?/\s?\d)",
    "xong 3.5 phần trăm",
    "xong 3,5",
)
_NAMED = Form(rf"<not_behind line.do>(?<!\w){NAMED}\d{{1,2}}(?=[-/.:)])", "việc 2-5/12 hồ sơ", "làm việc 2-3 ngày")
_LINE = Form(rf"^\W*(?:{NAMED})?\d", "việc số 1/80%", "xong 1")
_REACHES = Form(r"<line.reach>\s$", "đạt ", "việc ")


def leave_open(words: str) -> bool:
    """Whether a share or a state in `words`, which are those of one line, may belong to another one."""
    if not any(letter.isdecimal() for letter in words):
        return False
    message = take_apart(words)
    return _has_two_shares(message) or _has_loose_number(message) or _has_glued_figure(message)


def holds_figure(words: str) -> bool:
    """Whether what stands before the first line of a list is itself one that was not understood: "1/80%, 2/xong"."""
    return bool(_LINE.match(fold(words).bare)) or "%" in words


def _has_two_shares(message: ParsedReply) -> bool:
    """ "80% 50%"; but "60% lên 80%" is one that grew, and "90%, còn 10%" one said twice."""
    return any(
        first.percent != second.percent and not _grew(message, first, second)
        for first, second in pairwise(share for share in message.shares if share.percent is not None)
    )


def _grew(message: ParsedReply, first: Share, second: Share) -> bool:
    return bool(_RISES.search(message.folded.bare, first.end, second.start))


def _has_loose_number(message: ParsedReply) -> bool:
    """ "xong, chưa việc 3", "xong, 7 được 80%"; not "thiếu 2 chữ ký", "phần 2", "xong 5 còn 7", nor a mere "80"."""
    if len(list(message.lexemes())) == 1 or tally_apart(message.folded, []):
        return False
    return any(
        _names_line(message, clause, place) for clause in message.clauses for place in range(len(clause.lexemes))
    )


def _names_line(message: ParsedReply, clause: Clause, place: int) -> bool:
    lexeme = clause.lexemes[place]
    if lexeme.number is None or not 1 <= lexeme.number <= LARGEST_LINE:
        return False
    if PART_OF.search(message.folded.bare, max(0, lexeme.start - 12), lexeme.start):
        return False
    return _is_said_of(clause.lexemes[place + 1 :])


def _is_said_of(after: Sequence[Lexeme]) -> bool:
    return not after or after[0].plays(*_SAYS) or any(word.plays(Part.PERCENT, Part.COUNT) for word in after[:2])


def _has_glued_figure(message: ParsedReply) -> bool:
    """ "xong 3.5%": the third line, or three and a half per cent; "việc 2-5/12 hồ sơ" behind another one's words."""
    bare = message.folded.bare
    papers = places((start, end) for start, end, _ in evidence.papers_in(message.folded.typed))
    if any(match.start() not in papers and match.end() not in papers for match in _NAMED.finditer(bare)):
        return True
    dated = places((time.start, time.end) for time in message.times)
    return any(
        match.start() > 0
        and match.start() not in dated
        and not _REACHES.search(bare, max(0, match.start() - 14), match.start())
        for match in _GLUED.finditer(bare)
    )
