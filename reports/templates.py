"""Fills a Word file of an office with the words and numbers of the shipped paper, and lets it do nothing else."""

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any, cast
from zipfile import BadZipFile

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from reports import word
from reports.characters import legal
from texts.official import OfficialPaper

FILTERS = frozenset({"first", "join", "last", "length", "lower", "upper"})
"""What may stand behind "|" in a template."""
MOST_CHARACTERS = 30_000_000
"""Of the inside of a filled file; 2,000 tasks take a fifth of it."""
BODY_BREAK = qn("w:sectPr")


class NotFilled(Exception):
    """The template does not go with the values, or is no template at all."""


class _TooLong(Exception):
    """A loop within a loop would write more than a paper can hold."""


_FAULTS = (TemplateError, SecurityError, _TooLong, etree.LxmlError, BadZipFile, LookupError, TypeError, ValueError,
           ArithmeticError, AttributeError, RecursionError)  # fmt: skip
"""What the library meets in files of others."""


class Environment(SandboxedEnvironment):
    """Jinja with the placeholders alone: no function, no sum, few filters, nothing that begins with an underscore."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(SandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.concat = _joined  # type: ignore[method-assign]

    def call(self, *_: Any, **__: Any) -> Any:
        raise SecurityError("a template calls nothing")

    def call_binop(self, *_: Any) -> Any:
        raise SecurityError("a template reckons nothing")

    def call_unop(self, *_: Any) -> Any:
        raise SecurityError("a template reckons nothing")


def _joined(parts: Iterable[str]) -> str:
    """What the library joins a page with; it ends when there is too much of it, before the memory does."""
    found: list[str] = []
    left = MOST_CHARACTERS
    for part in parts:
        left -= len(part)
        if left < 0:
            raise _TooLong
        found.append(part)
    return "".join(found)


def filled(template: bytes, values: dict[str, Any], *, paper: OfficialPaper, made_at: dt.datetime) -> bytes:
    """The template with the values at its placeholders. Raises NotFilled.

    What the file tells of itself, its title and its date, are those of the paper.
    """
    file = DocxTemplate(io.BytesIO(template))
    try:
        file.render(_written(values), Environment(), autoescape=True)
        return _finished(cast(Document, file.docx), paper, made_at)
    except _FAULTS as fault:
        raise NotFilled(str(fault)) from fault


def _finished(document: Document, paper: OfficialPaper, made_at: dt.datetime) -> bytes:
    _forget_origin(document)
    drop_empty_parts(document)
    word.describe(document, paper, made_at)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _written(value: Any) -> Any:
    """The values with letters that a file can hold."""
    if isinstance(value, str):
        return "\n".join(map(legal, value.split("\n")))
    if isinstance(value, dict):
        return {name: _written(one) for name, one in value.items()}
    return [_written(one) for one in value] if isinstance(value, list) else value


def _forget_origin(document: Document) -> None:
    """Word would fetch the template of the template from wherever its author had it."""
    settings = document.settings
    for attached in settings.element.findall(qn("w:attachedTemplate")):
        settings.part.rels.pop(attached.get(qn("r:id")), None)
        settings.element.remove(attached)


def drop_empty_parts(document: Document) -> None:
    """Take out parts with pages of their own that say nothing, as an appendix of no tasks."""
    body = document.element.body
    parts: list[list[BaseOxmlElement]] = [[]]
    for element in body:
        parts[-1].append(element)
        if _break_in(element) is not None:
            parts.append([])
    while len(parts) > 1 and not _says_anything(parts[-1]):
        gone = parts.pop()
        pages = _break_in(parts[-1][-1])
        assert pages is not None
        for element in gone:
            body.remove(element)
        body.append(pages)
        parts[-1].append(pages)
    for part in parts[:-1]:
        if not _says_anything(part):
            for element in part:
                body.remove(element)


def _break_in(element: BaseOxmlElement) -> BaseOxmlElement | None:
    """The end of a part with pages of its own, where the paragraph is its last; that of the last stands alone."""
    found = element.find(f"{qn('w:pPr')}/{BODY_BREAK}")
    assert found is None or isinstance(found, BaseOxmlElement)
    return found


def _says_anything(part: Iterable[BaseOxmlElement]) -> bool:
    shown = (qn("w:t"), qn("w:drawing"), qn("w:pict"))
    return any((found.text or "").strip() or found.tag != shown[0] for one in part for found in one.iter(*shown))
