"""The zip files that new office formats are: looked into before anything of them is unpacked."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from documents.limits import Limits
from domain.documents.faults import Fault, Unreadable

Element: TypeAlias = etree._Element
_ENCRYPTED = 0x1
"""The bit of a part that needs a password."""
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
_MACRO = re.compile(r"vbaproject\.bin$|/activex/|^basic/.*(?<!script-lb)(?<!script-lc)\.xml$|^scripts/")
"""Where the programs in a file stand; OpenDocument lists them in files of their own, also where there are none."""
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Package:
    def __init__(self, content: bytes, limits: Limits) -> None:
        """Raises Unreadable where nobody should look further."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Unreadable(Fault.DAMAGED) from error
        parts = self._file.infolist()
        if len(parts) > limits.most_parts or sum(part.file_size for part in parts) > limits.most_unpacked:
            raise Unreadable(Fault.UNPACKS_TOO_LARGE)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise Unreadable(Fault.ENCRYPTED)
        if any(_MACRO.search(part.filename.lower()) for part in parts):
            raise Unreadable(Fault.MACROS)
        self._names = {part.filename for part in parts}
        if any(map(self._has_type, self._names)):
            raise Unreadable(Fault.UNSAFE)

    def _has_type(self, name: str) -> bool:
        """Whether a part has a document type, which may define entities. No office writes one."""
        content = self.part(name) if name.lower().endswith((".xml", ".rels", ".vml")) else None
        return content is not None and any(mark in content for mark in _DOCTYPES)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is no such part."""
        if name not in self._names:
            return None
        try:
            return self._file.read(name)
        except _BROKEN as error:
            raise Unreadable(Fault.DAMAGED) from error

    def tree(self, name: str) -> Element | None:
        """The XML of a part; None where there is no such part."""
        content = self.part(name)
        if content is None:
            return None
        try:
            return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            raise Unreadable(Fault.DAMAGED) from error


def related(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """What a part (the whole file where it is "") leads to within the file: the id, the kind and the part of each."""
    folder, name = posixpath.split(part)
    tree = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in () if tree is None else tree:
        target = attribute(one, "Target") or ""
        if attribute(one, "TargetMode") != "External":
            kind = (attribute(one, "Type") or "").rpartition("/")[2]
            yield attribute(one, "Id") or "", kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def local(element: Element) -> str:
    """The name of an element without its namespace, of which strict files have another; "" of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first name, the first child of the next name in it, and so on; None where one lacks."""
    for name in names:
        element = None if element is None else next((one for one in element if local(one) == name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute of any namespace; None where there is none of the name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def value(element: Element | None, *names: str) -> str | None:
    """What the element down there says in its `val`; None where it is not there or says nothing."""
    return attribute(child(element, *names), "val")


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch is on; None where it is not mentioned."""
    found = child(element, name)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")
