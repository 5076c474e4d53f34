"""The tree of a document's items: what stands under which heading, and how somebody refers to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from documents.document import Block, Paragraph, Table
from documents.prose.markers import Marker, marker_of
from texts import places

LINES_ABOVE = 4


@dataclass
class Node:
    """An item with its marker, a paragraph without one, or a table. The root has neither marker nor text.

    `at` counts the paragraphs of its parent that have no marker of their own, from 1, or the dashes.
    """

    text: str = ""
    marker: Marker | None = None
    page: int | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    table: Table | None = None
    above: tuple[str, ...] = ()
    """The lines before a table, the nearest last."""
    at: int = 0
    part: str = ""
    """The attached paper in which it stands: "phụ lục 1"; "" for the letter itself."""

    @property
    def chain(self) -> tuple["Node", ...]:
        """From the section down to this item, without the root."""
        above: tuple[Node, ...] = self.parent.chain if self.parent else ()
        return (*above, self) if self.parent else ()

    @property
    def items(self) -> list["Node"]:
        """What stands below it but for tables."""
        return [child for child in self.children if child.table is None]

    @property
    def has_marked(self) -> bool:
        return any(child.marker for child in self.children)

    def walk(self) -> Iterator["Node"]:
        """This item and all below it, in their order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outlined(blocks: Sequence[Block], part: str = "") -> Node:
    """The tree of the paragraphs; each table hangs at the item behind which it stands."""
    root = Node(part=part)
    open_nodes: list[Node] = []
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parent = open_nodes[-1] if open_nodes else root
            parent.children.append(Node(parent=parent, part=part, table=block, above=tuple(above[-LINES_ABOVE:])))
        elif block.text:
            _place(block, root, open_nodes, part)
            above.append(block.text)
    return root


def _place(block: Paragraph, root: Node, open_nodes: list[Node], part: str) -> None:
    marker = marker_of(block.text, block.marker)
    text = block.text[marker.end :].strip() if marker else block.text
    if marker is None:
        parent = _parent_of_plain(root, open_nodes)
        at = sum(child.marker is None and child.table is None for child in parent.children) + 1
        parent.children.append(Node(text, None, block.page, parent, at=at, part=part))
        return
    level = _level(marker, open_nodes)
    del open_nodes[level:]
    parent = open_nodes[-1] if open_nodes else root
    at = sum(child.marker is not None for child in parent.children) + 1
    node = Node(text, marker, block.page, parent, at=at, part=part)
    parent.children.append(node)
    open_nodes.append(node)


def _level(marker: Marker, open_nodes: Sequence[Node]) -> int:
    """How many of the open items stay open above one with this marker."""
    for place, node in enumerate(open_nodes):
        own = node.marker
        if own and (own.kind, own.depth) == (marker.kind, marker.depth):
            return place
        if own and marker.kind == own.kind == "decimal" and own.depth > marker.depth:
            return place
        if own and marker.is_section and not own.is_section:
            return place
    return len(open_nodes)


def _parent_of_plain(root: Node, open_nodes: list[Node]) -> Node:
    """A paragraph without a marker belongs to the open heading, or ends the items where that is an item itself."""
    while open_nodes and not _is_heading(open_nodes[-1]):
        open_nodes.pop()
    return open_nodes[-1] if open_nodes else root


def _is_heading(node: Node) -> bool:
    """Whether paragraphs may stand under an item: it ends with a colon, or like no sentence, and has no items yet."""
    return not node.has_marked and (node.text.endswith(":") or not node.text.endswith((".", ";", "/")))


def place_of(node: Node) -> str:
    """Where an item stands, as somebody refers to it: "mục II.3.b", "Điều 2, khoản 1", "đoạn 3"."""
    marked = [one.marker for one in node.chain if one.marker and one.marker.name]
    kinds = [one.kind for one in marked]
    if "article" in kinds:
        names = [one.name for one in marked[kinds.index("article") :]]
        place = places.item(node.part, names, article=True)
    else:
        place = places.item(node.part, _dotted([one.name for one in marked]), article=False)
    if node.marker is None:
        return places.paragraph(place, node.at)
    return place if node.marker.name else places.dash(place, node.at)


def _dotted(names: Sequence[str]) -> list[str]:
    """Without what a name below repeats: "1" and "1.2" are "1.2"."""
    kept: list[str] = []
    for name in names:
        if kept and name.startswith(f"{kept[-1]}."):
            kept[-1] = name
        else:
            kept.append(name)
    return kept
