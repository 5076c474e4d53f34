"""How the styles of a Word file make a paragraph look, as far as it matters to who reads it."""

from dataclasses import dataclass, fields, replace

from documents.packages import Element, attribute, child, is_on, local, value

_MOST_BASES = 20
"""Styles that a style may be based on in turn; no template has half as many."""


@dataclass(frozen=True)
class Look:
    """None: it is not said here, and what it is based on decides."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centred: bool | None = None
    numbering: str | None = None
    """The number of the list; "0" takes a paragraph out of the list of its style."""
    level: int | None = None

    def over(self, base: "Look") -> "Look":
        """This one, and of the other what is not said here."""
        said = {one.name: got for one in fields(self) if (got := getattr(self, one.name)) is not None}
        return replace(base, **said)


def look(holder: Element | None) -> Look:
    """What stands in a `pPr` or `rPr`, or in a style that has both."""
    if holder is None:
        return Look()
    run = holder if local(holder) == "rPr" else child(holder, "rPr")
    paragraph = holder if local(holder) == "pPr" else child(holder, "pPr")
    fonts = child(run, "rFonts")
    level = value(paragraph, "numPr", "ilvl")
    alignment = value(paragraph, "jc")
    return Look(
        bold=is_on(run, "b"),
        capitals=is_on(run, "caps"),
        hidden=is_on(run, "vanish"),
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        centred=None if alignment is None else alignment == "center",
        numbering=value(paragraph, "numPr", "numId"),
        level=int(level) if level and level.isdecimal() else None,
    )


class Styles:
    def __init__(self, tree: Element | None) -> None:
        """`tree` is the part with the styles; None where the file has none."""
        found = [] if tree is None else [one for one in tree if local(one) == "style"]
        self._styles = {attribute(one, "styleId") or "": one for one in found}
        self._default = next(
            (
                attribute(one, "styleId") or ""
                for one in found
                if attribute(one, "default") in ("1", "true") and attribute(one, "type") == "paragraph"
            ),
            "",
        )
        self._base = look(child(tree, "docDefaults", "rPrDefault"))
        self._known: dict[str, Look] = {}

    def of(self, name: str | None) -> Look:
        """The look of a style; of the default one where it is None."""
        name = self._default if name is None else name
        if name not in self._known:
            self._known[name] = self._look(name).over(self._base)
        return self._known[name]

    def own(self, name: str | None) -> Look:
        """What a style of characters adds."""
        return Look() if name is None else self._look(name)

    def _look(self, name: str) -> Look:
        found = Look()
        for _ in range(_MOST_BASES):
            style = self._styles.get(name)
            if style is None:
                break
            found = found.over(look(style))
            name = value(style, "basedOn") or ""
        return found
