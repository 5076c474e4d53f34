"""Whether a reply gives the work back: it is another one's, or nobody's here."""

from itertools import pairwise

from reading.language.forms import Form
from reading.language.lookup import folded
from reading.replies.asking import arrived_at
from reading.replies.clauses import Clause, ParsedReply
from reading.replies.limits import VERBS
from reading.replies.parts import Part

_TITLE = folded("clue", "title")
_BELONGS = folded("clue", "belongs")
_WHO = folded("clue", "who")
_LAST_STEPS = folded("clue", "last_step")
_THIS = tuple(f" {word}" for word in folded("clue", "this_one"))
_OF_UNIT = tuple(folded("clue", "of_unit"))
_UNIT = r"<handed_on.unit>(?!\w)(?! <handed_on.own>(?!\w))"
_HANDED_OVER = Form(
    r"(?<!\w)<handed_on.duty>(?:(?: (?!<handed_on.own>(?!\w))[a-z]{1,9}){0,2} <handed_on.past>|(?: <handed_on.past>)*)"
    rf" <handed_on.verb>(?: <handed_on.to>)?,? {_UNIT}",
    "việc này đã bàn giao cho Sở Xây dựng",
    "hồ sơ đã bàn giao cho Sở Xây dựng",
)
_BY_MERGER = Form(
    rf"(?<!\w)<handed_on.verb>(?: <handed_on.to>)? {_UNIT}[^,.;!?\n]{{0,60}}<handed_on.merged>(?!\w)",
    "đã bàn giao cho Sở Xây dựng sau sáp nhập",
    "đã bàn giao cho Sở Xây dựng",
)
_ASKS_ON = Form(
    r"(?<!\w)<handed_on.plea>(?: [a-z]{1,9}){0,2} <handed_on.give>(?: <handed_on.again>)?(?: <handed_on.to>)? "
    rf"{_UNIT}"
    r"(?![^,.;!?\n]{0,40}<handed_on.helps>)",
    "đề nghị giao lại cho P. QLCN",
    "đề nghị giao phòng QLCN phối hợp",
)
_SHOULD_GO = Form(
    rf"(?<!\w)<handed_on.duty>(?: <handed_on.past>)* <handed_on.should> <handed_on.assign> {_UNIT}",
    "việc này đáng lẽ giao Chi cục",
    "việc này phải chuyển Sở Tài chính thẩm định",
)
_OF_ANOTHER = Form(
    r"(?<!\w)<handed_on.duty>(?: <handed_on.past>)* (?:<clue.belongs>|<handed_on.belongs>) (?P<owner>[a-z]{2,8})(?!\w)",
    "việc này của TTTK",
    "việc của em",
)
_GIVEN = Form(
    rf"(?<!\w)<handed_on.past> <handed_on.give>(?: <handed_on.to>)? {_UNIT}[^,;!?\n]{{0,60}}?"
    r"(?:(?P<by> <handed_on.by> <evidence.kind>(?!\w))|(?=[,;!\n]|$| <handed_on.plea>(?!\w)))",
    "đã giao phòng CĐS tại KH 46",
    "giao phòng em tại KH 46",
)
"""A paper gave it to another unit, or somebody is asked to look again at what was given to one."""
_REVIEW = Form(
    r"(?<!\w)<handed_on.plea>(?: \w{1,20}){0,5} <handed_on.review>(?!\w)", "đề nghị Văn phòng xem lại", "xem lại giúp"
)


def declines(message: ParsedReply) -> bool:
    return any(declines_in(clause) for clause in message.clauses) or hands_on(message)


def hands_on(message: ParsedReply) -> bool:
    """Whether the work is said to be another one's by now: "việc này đã bàn giao cho Sở Xây dựng", and not asked."""
    bare = message.folded.bare
    if any(clause.asked for clause in message.clauses):
        return False
    if (
        _HANDED_OVER.search(bare)
        or _BY_MERGER.search(bare)
        or _ASKS_ON.search(bare)
        or _SHOULD_GO.search(bare)
        or (_OF_ANOTHER.search(bare) and _is_acronym(message))
    ):
        return True
    given = _GIVEN.search(bare)
    return given is not None and (bool(given["by"]) or _REVIEW.search(bare, given.end()) is not None)


def _is_acronym(message: ParsedReply) -> bool:
    """ "việc này của TTTK": capitals alone are the name of a unit."""
    of = _OF_ANOTHER.search(message.folded.bare)
    return of is not None and message.folded.typed[of.start("owner") : of.end("owner")].isupper()


_OF_OWN_WORK = (Part.WAIT, Part.FINISH, Part.ONGOING, Part.OBSTACLE, Part.PAST, Part.PERCENT, Part.COUNT)
"""What is told of work that goes on here: "chuyển đổi số trong trường học được 40%"."""


def declines_in(clause: Clause) -> bool:
    """ "không phải lĩnh vực của phòng", "việc này của bên Thanh tra", "đề nghị chuyển Văn phòng"."""
    if not clause.parts:
        return False
    if clause.has(Part.DECLINE):
        return not clause.has(Part.SAFE)
    is_given = any(not lexeme.plays(Part.TO_PASS_ON) for lexeme in clause.of(Part.DELEGATED))
    if is_given or clause.has(*_OF_OWN_WORK):
        return False
    if not _names_other(clause) or _asks_who(clause) or _goes_its_way(clause) or arrived_at(clause) is not None:
        return False
    if clause.has(Part.OWNER) or _belongs(clause) or _is_for_other(clause):
        return True
    return _passes_on(clause) and not clause.has(Part.TIME)


def _passes_on(clause: Clause) -> bool:
    """ "chuyển Văn phòng", and no word that only begins so: "chuyển đổi số trong trường học"."""
    pairs = zip(clause.lexemes, (*clause.lexemes[1:], None), strict=True)
    return any(
        verb.plays(Part.TO_PASS_ON) and not (behind is not None and behind.bare.startswith(_OF_ONE_WORD))
        for verb, behind in pairs
    )


_OF_ONE_WORD = tuple(folded("clue", "of_one_word"))


def _goes_its_way(clause: Clause) -> bool:
    """ "chuyển văn thư phát hành", "chuyển VP đóng dấu": the own paper takes its last steps, or may have."""
    return clause.has(Part.TO_PASS_ON) and (
        clause.has(Part.ISSUE, Part.SUBMIT, Part.ALREADY, Part.CONSULT)
        or any(lexeme.bare in _LAST_STEPS for lexeme in clause.lexemes)
    )


def _names_other(clause: Clause) -> bool:
    """Somebody else's unit: "Thanh tra", "phòng Kế hoạch", but not "phòng em"."""
    if clause.has(Part.OTHER):
        return True
    for lexeme, following in pairwise(clause.lexemes):
        if lexeme.bare in _TITLE and not following.parts:
            return True
        if lexeme.bare.endswith(_OF_UNIT):
            return following.plays(Part.MATTER) or not following.plays(Part.PERSON, Part.FILLER, *VERBS)
    return False


def _is_for_other(clause: Clause) -> bool:
    """ "việc này Văn phòng làm chứ"."""
    thing = clause.lexemes[0]
    others = any(lexeme.plays(Part.OTHER) for lexeme in clause.lexemes[1:3])
    return thing.plays(Part.MATTER) and thing.bare.endswith(_THIS) and others and clause.has(Part.WORK)


def _belongs(clause: Clause) -> bool:
    """ "nhiệm vụ này của Thanh tra"."""
    triples = zip(clause.lexemes, clause.lexemes[1:], clause.lexemes[2:], strict=False)
    return not clause.has(*VERBS) and any(
        thing.plays(Part.MATTER) and joint.bare in _BELONGS and owner.plays(Part.OTHER, Part.PERSON)
        for thing, joint, owner in triples
    )


def _asks_who(clause: Clause) -> bool:
    return clause.asked or any(lexeme.bare in _WHO for lexeme in clause.lexemes)
