"""An empty Word file with a style for each part of a paper, and nothing of the library that makes it."""

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from reports.decree import FONT, TYPES, Page, Part, Type

_KEPT = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS})
"""Of what the library's own template brings along; not its theme, lists, fonts, picture and data."""

_SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""
"""Compatibility mode 15 is that of today's Word; with an older one it shows the paper as made by an old version."""

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_DEFAULTS = f"""<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>{_FONTS}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
  <w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>"""
_BASE = f"""<w:styles {nsdecls("w")}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
    <w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
    <w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>
    </w:tblPr></w:style>
</w:styles>"""
_OUTLINE = {Part.SECTION: 0, Part.CLAUSE: 1, Part.APPENDIX: 0}
"""What the reader of a long paper finds in the list of its headings."""


def blank(page: Page) -> Document:
    """An empty document of one section."""
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if _is_left_over(rel.reltype)]:
            del rels[key]
    _replace(document.settings.element, _SETTINGS)
    styles = document.styles.element
    _replace(styles, _BASE)
    styles.insert(0, parse_xml(_DEFAULTS))
    for part, kind in TYPES.items():
        styles.append(parse_xml(_style(part, kind)))
    lay(document.sections[0], page)
    return document


def lay(pages: Section, page: Page) -> None:
    """Size and margins of the pages of a section, which are numbered from 1."""
    pages.page_width, pages.page_height = Mm(page.width), Mm(page.height)
    pages.orientation = WD_ORIENTATION.LANDSCAPE if page.width > page.height else WD_ORIENTATION.PORTRAIT
    pages.top_margin, pages.bottom_margin = Mm(page.top), Mm(page.bottom)
    pages.left_margin, pages.right_margin = Mm(page.left), Mm(page.right)
    pages.header_distance = pages.footer_distance = Mm(page.header)
    for old in pages._sectPr.xpath("./w:pgNumType | ./w:cols | ./w:docGrid"):
        pages._sectPr.remove(old)
    margins = pages._sectPr.find(qn("w:pgMar"))
    assert margins is not None
    margins.addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _is_left_over(kind: str) -> bool:
    return kind not in _KEPT and kind not in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """The children of the element in the place of those that it had."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _style(part: Part, kind: Type) -> str:
    toggles = f"{'<w:b/><w:bCs/>' if kind.bold else ''}{'<w:i/><w:iCs/>' if kind.italic else ''}"
    half_points = round(kind.size * 2)
    keep = "<w:keepNext/>" if kind.stays_with_next else ""
    indent = f'<w:ind w:firstLine="{Mm(kind.first_line).twips}"/>' if kind.first_line else ""
    outline = f'<w:outlineLvl w:val="{_OUTLINE[part]}"/>' if part in _OUTLINE else ""
    return f"""<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{part.name}">
      <w:name w:val="{part.value}"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr>{keep}<w:spacing w:before="{round(kind.before * 20)}" w:after="{round(kind.after * 20)}"
        w:line="{round(kind.spacing * 240)}" w:lineRule="auto"/>{indent}<w:jc w:val="{kind.align}"/>{outline}</w:pPr>
      <w:rPr>{toggles}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>"""
