"""The tree of a document's items: what stands under which heading, and how somebody refers to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from documents.document import Block, Paragraph, Table
from documents.prose import closing
from documents.prose.markers import Marker, marker_of
from documents.prose.names import is_named
from documents.prose.orders import Rule, heading_of, named_alone, order_in
from texts import places

LINES_ABOVE = 4
LONGEST_ITEM = 8_000
"""Characters from which on no further paragraph is taken for a part of an item."""
LONGEST_HEADING = 10
"""Words of a heading that does not end with a colon."""


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
    def is_trailing(self) -> bool:
        """Whether it is a paragraph behind the items of the whole paper."""
        root = self.parent
        if root is None or root.parent or self.marker or self.table:
            return False
        place = next(place for place, child in enumerate(root.children) if child is self)
        return any(child.marker or child.items for child in root.children[:place])

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
    tree = _Tree(Node(part=part))
    markers = [marker_of(block.text, block.marker) if isinstance(block, Paragraph) else None for block in blocks]
    following: list[Marker | None] = [None] * (len(blocks) + 1)
    for place in range(len(blocks) - 1, -1, -1):
        following[place] = markers[place] or following[place + 1]
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            tree.hang(block)
        elif block.text and (marker := markers[place]):
            tree.put(block, marker)
        elif block.text:
            leads_on = place + 1 < len(blocks) and markers[place + 1] is not None and _announces(block.text)
            tree.put_plain(block, following[place + 1], leads_on=leads_on)
    return tree.root


class _Tree:
    """Grows paragraph by paragraph; `_open` are the items below which the next one may stand."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._open: list[Node] = []
        self._above: list[str] = []
        self._named = 0
        """So many of the lines stand above the last table: they are no title of the next one."""

    def hang(self, table: Table) -> None:
        above = self._above[self._named :] or self._above
        node = Node(parent=self._parent, part=self.root.part, table=table, above=tuple(above[-LINES_ABOVE:]))
        self._parent.children.append(node)
        self._named = len(self._above)

    def put(self, block: Paragraph, marker: Marker) -> None:
        level = self._level(marker)
        del self._open[len(self._open) if level is None else level :]
        at = sum(child.marker is not None for child in self._parent.children) + 1
        self._open.append(self._add(block, marker, block.text[marker.end :].strip(), at))

    def put_plain(self, block: Paragraph, following: Marker | None, *, leads_on: bool) -> None:
        """A paragraph without a marker: a heading of the items behind it, a part of the item before it, or the end."""
        level = self._level(following) if following else None
        if leads_on and following and (level is None or following.is_first or not following.name):
            del self._open[len(self._open) if level is None else self._above_list(level) :]
            self._open.append(self._add_plain(block))
            return
        beside = self._named_beside(block.text)
        if beside is not None:
            del self._open[beside:]
            self._add_plain(block)
            return
        if following is None and (_ends_items(block.text) or self._is_behind_items(block.text)):
            while self._open and not _is_heading(self._open[-1]):
                self._open.pop()
        if following is None and self._is_for_all(block.text):
            while self._open and self._open[-1].marker:
                self._open.pop()
            self._add_plain(block)
            return
        if not self._open or _is_heading(self._open[-1]) or len(self._open[-1].text) > LONGEST_ITEM:
            self._add_plain(block)
            return
        self._above.append(block.text)
        self._open[-1].text = f"{self._open[-1].text} {block.text}"

    def _is_behind_items(self, text: str) -> bool:
        """Whether a paragraph behind a list that ended tells one more unit what to do: "Văn phòng Sở đôn đốc …"."""
        ended = bool(self._open) and self._open[-1].marker is not None and self._open[-1].text.endswith(".")
        order = order_in(text, prose=True) if ended else None
        return (
            order is not None
            and not closing.announces(text[order.doing :])
            and order.start == 0
            and any(map(is_named, order.units.names))
        )

    def _is_for_all(self, text: str) -> bool:
        """Whether a paragraph behind the last of several items asks all who have one for their results."""
        last = self._open[-1] if self._open else None
        siblings = last.parent.children if last and last.parent else ()
        return len(siblings) > 1 and last is not None and last.text.endswith((".", ";")) and closing.collects(text)

    def _named_beside(self, text: str) -> int | None:
        """Where the open heading without a marker is that names a unit as this paragraph does: "Phòng A: rà soát …"."""
        order = order_in(text)
        if order is None or not text[: order.doing].rstrip().endswith(":"):
            return None
        plain = (place for place, node in enumerate(self._open) if node.marker is None)
        return next((place for place in plain if named_alone(self._open[place].text)), None)

    def _above_list(self, level: int) -> int:
        """How many open items stay open above a new list with a heading, beside one with a heading like it."""
        while level and self._open[level - 1].marker is None:
            level -= 1
        return level

    @property
    def _parent(self) -> Node:
        return self._open[-1] if self._open else self.root

    def _add_plain(self, block: Paragraph) -> Node:
        at = sum(child.marker is None and child.table is None for child in self._parent.children) + 1
        return self._add(block, None, block.text, at)

    def _add(self, block: Paragraph, marker: Marker | None, text: str, at: int) -> Node:
        self._above.append(block.text)
        node = Node(text, marker, block.page, self._parent, at=at, part=self.root.part)
        self._parent.children.append(node)
        return node

    def _level(self, marker: Marker) -> int | None:
        """How many of the open items stay open above one with this marker; None where it is of a new kind."""
        for place, node in enumerate(self._open):
            own = node.marker
            if own and (own.kind, own.depth) == (marker.kind, marker.depth):
                return place
            if own and marker.kind == own.kind == "decimal" and own.depth > marker.depth:
                return place
            if own and marker.is_section and not own.is_section:
                return place
        return None


def _ends_items(text: str) -> bool:
    """Whether a paragraph behind the last item is no part of it: it closes the paper, tells of a meeting, or orders."""
    order = order_in(text, prose=True)
    if closing.is_label(text) or closing.limits_all(text):
        return True
    return text.rstrip().endswith("./.") or closing.closes(text) or bool(order and order.rule is Rule.ORDERED)


def _announces(text: str) -> bool:
    """Whether a paragraph right before a list is the heading of it."""
    return text.endswith(":") or (len(text.split()) <= LONGEST_HEADING and heading_of(text) is not None)


def _is_heading(node: Node) -> bool:
    """Whether paragraphs may stand under an item: it ends with a colon, or is short and no sentence; no items yet."""
    if node.has_marked:
        return False
    return node.text.endswith(":") or (
        not node.text.endswith((".", ";", "/"))
        and (len(node.text.split()) <= LONGEST_HEADING or heading_of(node.text) is not None)
    )


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
    if node.marker.name:
        return place
    heading = node.parent
    if heading and heading.parent and heading.marker is None:
        place = places.paragraph(place, heading.at)
    return places.dash(place, node.at)


def _dotted(names: Sequence[str]) -> list[str]:
    """Without what a name below repeats: "1" and "1.2" are "1.2"."""
    kept: list[str] = []
    for name in names:
        if kept and name.startswith(f"{kept[-1]}."):
            kept[-1] = name
        else:
            kept.append(name)
    return kept
