"""Reading which units are to support the work: beside a new lead, or added to the task as it stands."""

import re
import unicodedata
from collections.abc import Sequence

from domain.names import Named
from domain.orders import Order, OrderKind
from domain.refusals import NoSuchUnit
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import names_within, split_names
from reading.orders.words import HEAD, MAY_GO_ON, OPENING, reason_in

_BEFORE = "(?: <order.joining>)*"
_SUPPORTS = "<role.support>(?: <role.beside>)*"
_ROLE = Form(
    rf"(?<!\w)(?:(?:<unit_word.any> )?{_SUPPORTS}(?: <order.is>)?|<order.taking_part> {_SUPPORTS})\s*:?(?!\w)",
    "chủ trì, QLKH phối hợp, hạn 20/12",
    "chủ trì, hạn 20/12",
)
_LEADS = Form(r"[\s,;]*(?:<order.lead>(?!\w)[\s,;]*)+|[\s,;]+", "chủ trì, VP", "VP")
_OVER = Form(
    r"[\s,;]{0,20}(?<!\w)(?:<deadline_name.any>|<order.because>)(?!\w).*|(?:[;\n]|\.(?!\w)).*",
    "QLKH phối hợp, hạn 20/12",
    "QLKH phối hợp",
    flags=re.DOTALL,
)
_ADDS = Form(
    rf"{HEAD}<order.add>(?: <order.more>)?(?: <unit_word.any>)?"
    rf" (?:(?P<units>[^;.:]+?){_BEFORE} (?:<unit_word.any> )?{_SUPPORTS}(?: <order.any_more>)?{MAY_GO_ON}"
    r"|<role.support>(?: <order.with_or_is>)?\s*:?\s*(?P<after>[^;.:]+))",
    "thêm TTTK phối hợp",
    "TTTK phối hợp",
)


def support_beside(words: str, units: Sequence[Named]) -> tuple[Named, ...]:
    """The units that support, in what follows the name of a new lead: "chủ trì, QLKH phối hợp, hạn 20/12".

    Raises NoSuchUnit where some unit is to support, and it is not clear which one.
    """
    named = named_beside(words, units)
    if named is None:
        unclear = next((name for name, match in _listed(words, units) if match is None), words)
        raise NoSuchUnit(unclear, tuple(unit.name for unit in units))
    return named


def named_beside(words: str, units: Sequence[Named]) -> tuple[Named, ...] | None:
    """Likewise, but None where it is not clear which units are meant; empty where nobody is to support."""
    if not _ROLE.search(fold(words)):
        return ()
    found = [named for _, named in _listed(words, units)]
    known = tuple(named for named in found if named is not None)
    return known if known and len(known) == len(found) else None


def read_support(words: str, folded: str, units: Sequence[Named]) -> Order | None:
    """The order that more units support: "thêm TTTK phối hợp"; None where not all that are named are units."""
    told = _ADDS.match(folded)
    if told is None:
        return None
    group = "units" if told["units"] else "after"
    names = [(name, match.winner) for name, match in split_names(reason_in(words[slice(*told.span(group))]), units)]
    known = tuple(named for _, named in names if named is not None)
    return Order(OrderKind.SUPPORT, support=known) if known and len(known) == len(names) else None


def units_named(text: str, units: Sequence[Named]) -> tuple[Named, ...]:
    """The units that a sentence names, each once, in the order of the words."""
    text = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(named for _, _, named in names_within(text, units)))


def _listed(words: str, units: Sequence[Named]) -> list[tuple[str, Named | None]]:
    """What is named around "phối hợp", before the deadline and the reason."""
    words = unicodedata.normalize("NFC", words)
    opening = _LEADS.match(fold(words))
    words = words[opening.end() if opening else 0 :]
    words = words[: len(_OVER.sub("", fold(words)))]
    role = _ROLE.search(fold(words))
    if role is None:
        return []
    around = [words[: role.start()].strip(OPENING), reason_in(words[role.end() :])]
    return [(name, match.winner) for part in around if part for name, match in split_names(part, units)]
