"""Word files of 2007 and later."""

from collections.abc import Iterator

from documents.document import Block, Document, Paragraph, words_of
from documents.limits import Limits, OnPage
from documents.packages import Element, Package, child, related
from documents.word.numbering import Numbering
from documents.word.styles import Styles
from documents.word.walking import Walk
from domain.documents.faults import Fault, Unreadable
from domain.words import fold
from reading.language.secrecy import is_marked_paper

_MAIN = "officeDocument"
_MARGINS = frozenset({"header", "footer"})
_NOTES = frozenset({"footnotes", "endnotes", "comments"})
"""What is no part of what the paper orders, and may still carry a mark of secrecy."""
_DRAFT = "du thao"


def missing() -> Fault | None:
    return None


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    package = Package(content, limits)
    main = next((part for _, kind, part in related(package, "") if kind == _MAIN), "word/document.xml")
    body = child(package.tree(main), "body")
    if body is None:
        raise Unreadable(Fault.DAMAGED)
    parts = [(kind, package.tree(part)) for _, kind, part in related(package, main) if kind in _READ]
    known = dict(parts)
    styles = Styles(known.get("styles"))
    beside = [(kind, tree) for kind, tree in parts if tree is not None and kind in _MARGINS | _NOTES]
    margins = [block for kind, tree in beside if kind in _MARGINS for block in _walked(tree, styles)]
    notes = [block for kind, tree in beside if kind in _NOTES for note in tree for block in _walked(note, styles)]
    if is_marked_paper(words_of((*margins, *notes))):
        raise Unreadable(Fault.MARKED)
    return Document((*_drafts(margins), *Walk(styles, Numbering(known.get("numbering"))).blocks(body)))


_READ = _MARGINS | _NOTES | {"styles", "numbering"}


def _walked(holder: Element, styles: Styles) -> Iterator[Block]:
    return Walk(styles, Numbering(None)).blocks(holder)


def _drafts(margins: list[Block]) -> Iterator[Block]:
    """Heads and feet are left out; only that the paper is a draft stands in them, where it does."""
    lines = dict.fromkeys(words_of(margins).split("\n"))
    yield from (Paragraph(line, boxed=True) for line in lines if _DRAFT in fold(line))
