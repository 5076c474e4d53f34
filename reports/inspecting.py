"""Looks into a Word file that an office sends as its template, before any copy of it is kept."""

import io
import re
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document
from docxtpl.template import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree
from rapidfuzz import process

from domain.overviews.report import Face
from domain.overviews.templates import Fault, Inspected, Wrong
from reading.language.secrecy import is_marked_secret
from reports.samples import samples
from reports.templates import FILTERS, Environment, NotFilled, filled
from texts import letter, report
from texts.placeholders import PLACEHOLDERS, Placeholder, values

MOST_BYTES = 50_000_000
"""Of all that is packed in the file; what it says of itself is summed before anything is unpacked."""
MOST_PARTS = 1_000
MOST_LOOPS = 2
"""Inside each other: a third would go through a year of tasks too often."""
MOST_FAULTS = 20
LONGEST = 120
NEAR = 60.0
"""Of 100, how alike two names are of which one may stand for the other."""
_LINKS = ("/hyperlink", "/attachedTemplate")
"""What may lead out of a file: nobody follows it by himself."""
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
            nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
            nodes.Filter)  # fmt: skip
_LOOP = {name: Placeholder("") for name in ("index", "index0", "first", "last", "length", "revindex")}
Schema = Mapping[str, Placeholder]


def inspected(content: bytes, face: Face) -> Inspected:
    """What is wrong with the file as a template of the paper, and which placeholders it has."""
    if fault := _unfit(content):
        return Inspected((Fault(fault),))
    known = PLACEHOLDERS[face]
    faults: list[Fault] = []
    found: set[str] = set()
    for source in _sources(content):
        try:
            tree = Environment().parse(source)
        except TemplateSyntaxError as error:
            faults.append(Fault(Wrong.UNREAD, _line(source, error.lineno)))
            continue
        faults += _strange(tree, source)
        faults += [Fault(Wrong.WHOLE, name, parts) for name, parts in _whole(tree, known, {})]
        made_up = _made_up(tree)
        for name, missing in _names(tree, known, {}):
            if name in made_up:
                continue
            found.add(name)
            if missing is not None:
                found.discard(name)
                near = [one for one, *_ in process.extract(name.rpartition(".")[2], list(missing), score_cutoff=NEAR)]
                faults.append(Fault(Wrong.UNKNOWN, name, tuple(near[:3])))
    if not faults and not _fills(content, face):
        faults.append(Fault(Wrong.NOT_FILLED))
    return Inspected(tuple(dict.fromkeys(faults))[:MOST_FAULTS], tuple(sorted(found)))


def _unfit(content: bytes) -> Wrong | None:
    """Why nobody should look further; None where it is a plain Word file."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                return Wrong.TOO_LARGE
            if any(_is_unsafe(package, part) for part in parts):
                return Wrong.UNSAFE
        document = docx.Document(io.BytesIO(content))
    except (BadZipFile, etree.LxmlError, LookupError, ValueError, NotImplementedError, RuntimeError):
        return Wrong.NO_WORD_FILE
    return Wrong.MARKED if is_marked_secret(_words(document)) else None


def _is_unsafe(package: ZipFile, part: ZipInfo) -> bool:
    name = part.filename.lower()
    if name.endswith("vbaproject.bin") or "/activex/" in name:
        return True
    if not name.endswith((".xml", ".rels")):
        return False
    inside = package.read(part)
    if any("<!DOCTYPE".encode(code) in inside for code in ("utf-8", "utf-16-le", "utf-16-be")):
        return True
    if not name.endswith(".rels"):
        return False
    links = etree.fromstring(inside)
    return any(one.get("TargetMode") == "External" and not one.get("Type", "").endswith(_LINKS) for one in links)


def _words(document: Document) -> str:
    """All words of the file, a paragraph a line, those of its heads, feet and notes too."""
    found = []
    for part in document.part.package.iter_parts():
        if part.content_type.endswith("+xml") and "wordprocessingml" in part.content_type:
            tree = etree.fromstring(part.blob)
            found += ["".join(map(str, one.itertext("{*}t"))) for one in tree.iter("{*}p")]
    return "\n".join([*found, document.core_properties.title, document.core_properties.subject])


def _sources(content: bytes) -> Iterator[str]:
    """The body, the heads and the feet as Jinja reads them, each paragraph on a line of its own."""
    file = DocxTemplate(io.BytesIO(content))
    file.init_docx()
    found = [file.get_xml()]
    for uri in (file.HEADER_URI, file.FOOTER_URI):
        found += [file.get_part_xml(part) for _, part in file.get_headers_footers(uri)]
    for xml in found:
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", file.patch_xml(xml))


def _line(source: str, number: int) -> str:
    """The words of the paragraph that could not be read."""
    lines = source.split("\n")
    plain = re.sub(r"<w:[^>]*>|</w:[^>]*>", "", lines[min(number, len(lines)) - 1]).strip()
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def _strange(tree: nodes.Template, source: str) -> Iterator[Fault]:
    """What does more than to show values: calls, sums, macros, other filters, loops too deep; told by its paragraph."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.Filter) and node.name not in FILTERS):
            yield Fault(Wrong.NOT_ALLOWED, _line(source, node.lineno))
    if _depth(tree) > MOST_LOOPS:
        yield Fault(Wrong.TOO_DEEP)


def _made_up(tree: nodes.Template) -> set[str]:
    """Names that the file itself gives, or calls: what is wrong with them is told already."""
    given = (target.name for one in tree.find_all(nodes.Assign) for target in one.find_all(nodes.Name))
    called = (one.node.name for one in tree.find_all(nodes.Call) if isinstance(one.node, nodes.Name))
    return {*given, *called}


def _depth(node: nodes.Node) -> int:
    return isinstance(node, nodes.For) + max(map(_depth, node.iter_child_nodes()), default=0)


def _names(node: nodes.Node, known: Schema, inside: Schema) -> Iterator[tuple[str, Schema | None]]:
    """Each placeholder that is named, with what there is instead of one that there is not.

    `inside` are the names that the loops around give to the one that they are at.
    """
    if isinstance(node, nodes.For):
        yield from _names(node.iter, known, inside)
        within = _within(node, known, inside)
        for child in (*node.body, *node.else_):
            yield from _names(child, known, within)
    elif isinstance(node, nodes.Getattr | nodes.Name):
        yield from _named(node, known, inside)
    else:
        for child in node.iter_child_nodes():
            yield from _names(child, known, inside)


def _within(loop: nodes.For, known: Schema, inside: Schema) -> Schema:
    """The names that the loop gives to what it is at, beside those of the loops around it."""
    one = _meant(loop.iter, known, inside)
    target = (
        {loop.target.name: Placeholder("", one.fields if one else {})} if isinstance(loop.target, nodes.Name) else {}
    )
    return {**inside, "loop": Placeholder("", _LOOP), **target}


def _whole(node: nodes.Node, known: Schema, inside: Schema) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What has parts and is to be shown as a whole, which no paper can; with the names of its parts."""
    if isinstance(node, nodes.For):
        inside = _within(node, known, inside)
    elif isinstance(node, nodes.Output):
        for shown in node.nodes:
            if (found := _shown(shown, known, inside)) is not None and (found.many or found.fields):
                yield _spelt(shown), tuple(found.fields)
    for child in node.iter_child_nodes():
        yield from _whole(child, known, inside)


def _shown(node: nodes.Node, known: Schema, inside: Schema) -> Placeholder | None:
    """What a paper would show of the expression; None where that is plain words, or none of ours."""
    if not isinstance(node, nodes.Filter | nodes.Getitem):
        return _meant(node, known, inside)
    assert node.node is not None
    of = _shown(node.node, known, inside)
    name = node.name if isinstance(node, nodes.Filter) else ""
    if of is None or name == "length":
        return None
    if name == "join":
        return of if of.fields else None
    return of if name in ("lower", "upper") else Placeholder("", of.fields)


def _spelt(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter | nodes.Getitem) and node.node is not None:
        return _spelt(node.node)
    return node.name if isinstance(node, nodes.Name) else ""


def _named(node: nodes.Getattr | nodes.Name, known: Schema, inside: Schema) -> Iterator[tuple[str, Schema | None]]:
    if isinstance(node, nodes.Name):
        if node.name not in inside:
            yield node.name, None if node.name in known else known
        return
    yield from _names(node.node, known, inside)
    of = _meant(node.node, known, inside)
    if of is not None and node.attr not in of.fields:
        yield node.attr, of.fields


def _meant(node: nodes.Node, known: Schema, inside: Schema) -> Placeholder | None:
    """What the expression stands for; None where it is none of ours."""
    if isinstance(node, nodes.Name):
        return inside.get(node.name) or known.get(node.name)
    if isinstance(node, nodes.Getattr):
        of = _meant(node.node, known, inside)
        return of.fields.get(node.attr) if of else None
    return _meant(node.node, known, inside) if isinstance(node, nodes.Getitem) else None


def _fills(content: bytes, face: Face) -> bool:
    """Whether papers come of it, with everything in them and with nothing."""
    for told in samples():
        paper = letter.paper(told) if face is Face.LETTER else report.paper(told)
        try:
            docx.Document(io.BytesIO(filled(content, values(told, face), paper=paper, made_at=told.made_at)))
        except NotFilled:
            return False
    return True
