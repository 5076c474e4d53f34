"""Papers that prepare a result: which of them a reply says to be finished, and which a task itself asks for."""

from collections.abc import Iterator
from dataclasses import replace

from domain.replies import Preparation
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import entries
from reading.replies.clauses import Clause, Lexeme, ParsedReply
from reading.replies.parts import Part

_KINDS = {
    fold(entry.phrase): Preparation(entry.value.split()[0])
    for entry in entries("preparation")
    if entry.value.split()[0] in set(Preparation)
}
"""The kinds by their names, without diacritics."""
_NAMED = Form(
    r"(?<!\w)<not_behind clue.unit><not_behind preparation.carried_out>(?P<kind><preparation.draft>|<preparation.plan>"
    r"|<preparation.proposal>|<preparation.invitation>|<preparation.team>)(?!\w)",
    "xong bản thảo",
    "làm theo kế hoạch",
)
_SYMBOL = Form(r"(?<=[/-])(?P<kind><preparation.symbol>)(?=-)", "45/kh-skhcn", "45/bc-skhcn")
_DRAFT = Form(r"(?<!\w)<preparation.draft>(?!\w)", "bản dự thảo", "bản ký")
_CARRIES_OUT = Form(r"(?<!\w)<preparation.carried_out>(?!\w)", "triển khai kế hoạch", "xây dựng kế hoạch")
"""Before the name of a paper: it is there already."""
_GOES_ON = Form(
    r"(?:,|(?<!\w)<and>) <preparation.next>(?!\w)", "lập kế hoạch và tổ chức kiểm tra", "lập kế hoạch tổ chức kiểm tra"
)
"""Behind it: more than the paper is asked for."""
_SUBMITS = Form(r"(?<!\w)<preparation.submits>(?!\w)", "trình UBND tỉnh ban hành", "trình bày")
_ANY = Form(r"\s*<preparation.any>[\s.]*", "văn bản", "báo cáo")


_CARRIES_OUT = Form(r"(?<!\w)<preparation.carried_out>(?!\w)", "triển khai kế hoạch", "xây dựng kế hoạch")
"""Before the name of a paper: it is there already."""
_GOES_ON = Form(
    r"(?:,|(?<!\w)<and>) <preparation.next>(?!\w)", "lập kế hoạch và tổ chức kiểm tra", "lập kế hoạch tổ chức kiểm tra"
)
"""Behind it: more than the paper is asked for."""
_SUBMITS = Form(r"(?<!\w)<preparation.submits>(?!\w)", "trình UBND tỉnh ban hành", "trình bày")
_ANY = Form(r"\s*<preparation.any>[\s.]*", "văn bản", "báo cáo")


def named_in(words: str) -> Preparation | None:
    """The preparatory paper that words name, by its kind or by the symbol of its number; None where they name none."""
    bare = fold(words)
    found = _NAMED.search(bare) or _SYMBOL.search(bare)
    return _KINDS[found["kind"]] if found else None


def results_of(content: str, product: str | None) -> frozenset[Preparation]:
    """The preparatory papers that a task asks for as its result, by its product, or else by its content."""
    if product and not _ANY.fullmatch(fold(product)):
        return frozenset(_KINDS[found["kind"]] for found in _NAMED.finditer(fold(product)))
    return frozenset(_asked_for(fold(content)))


def results_told(context: str) -> frozenset[Preparation]:
    """Likewise, of a task as a message tells it: its content, and perhaps "Sản phẩm: …"."""
    product = _PRODUCT.search(fold(context))
    content = context[: product.start()] if product else context
    return results_of(content, product["product"] if product else None)


_PRODUCT = Form(r"(?<!\w)<field.product>\s?:\s?(?P<product>[^.;\n]{1,200})", "Sản phẩm: Tờ trình. Hạn 5/12", "sản phẩm")


def _asked_for(bare: str) -> Iterator[Preparation]:
    if _SUBMITS.search(bare):
        yield Preparation.PROPOSAL
    for found in _NAMED.finditer(bare):
        if not _CARRIES_OUT.search(bare, 0, found.start()) and not _GOES_ON.search(bare, found.end()):
            yield _KINDS[found["kind"]]


def names_preparation(message: ParsedReply) -> bool:
    bare = message.folded.bare
    return _NAMED.search(bare) is not None or _SYMBOL.search(bare) is not None


def finished_in(message: ParsedReply, proving: Clause) -> Preparation | None:
    """The preparatory paper that the clause which proves something says to be finished; None where it is another one.

    What is named first is what is finished; a decision that sets up a team is named by both.
    """
    bare = message.folded.bare
    named = _NAMED.search(bare, proving.start, proving.end) or _SYMBOL.search(bare, proving.start, proving.end)
    if named is None or proving.has(Part.PERCENT):
        return None
    kind = _KINDS[named["kind"]]
    follows = any(word.plays(Part.PAPER, Part.MATTER) and word.end <= named.start() for word in proving.lexemes)
    return None if follows and kind is not Preparation.TEAM else kind


def with_drafts_as_results(message: ParsedReply) -> ParsedReply | None:
    """The message as if a draft were the work itself; None where it speaks of none."""
    if not any(map(_is_draft, message.lexemes())):
        return None
    clauses = tuple(
        replace(clause, lexemes=tuple(_as_result(lexeme) for lexeme in clause.lexemes)) for clause in message.clauses
    )
    return replace(message, clauses=clauses)


def _is_draft(lexeme: Lexeme) -> bool:
    return lexeme.plays(Part.DRAFT) and _DRAFT.fullmatch(lexeme.bare) is not None


def _as_result(lexeme: Lexeme) -> Lexeme:
    return lexeme._replace(parts=frozenset({Part.MATTER})) if _is_draft(lexeme) else lexeme
