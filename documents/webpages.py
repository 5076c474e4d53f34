"""Web pages, which systems hand out under the name of a .doc or an .xls: what LibreOffice would fetch is cut out."""

from lxml import etree

from domain.documents.faults import Fault, Unreadable

_FETCHING = ("link", "script", "style", "base", "img", "iframe", "frame", "frameset", "object", "embed", "applet",
             "video", "audio", "source", "input", "picture", "svg")  # fmt: skip
_KEPT = frozenset({"rowspan", "colspan", "type", "start", "value", "charset", "align"})
"""Attributes that say nothing of any other place."""


def harmless_page(content: bytes) -> bytes:
    tree = etree.fromstring(content, etree.HTMLParser(no_network=True, encoding=_encoding(content)))
    if tree is None:
        raise Unreadable(Fault.DAMAGED)
    etree.strip_elements(tree, *_FETCHING, etree.Comment, with_tail=False)
    for element in tree.iter(etree.Element):
        for name in [str(key) for key in element.attrib if str(key) not in _KEPT]:
            del element.attrib[name]
    return etree.tostring(tree, method="html", encoding="utf-8")


def _encoding(content: bytes) -> str | None:
    """UTF-8 where it is that; None leaves it to what the page says."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"
