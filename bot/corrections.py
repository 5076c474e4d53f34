"""`dondoc read corrections`: the replies that were read wrongly, collected to mend the reading."""

import json
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.settings import Settings
from db import corrections
from db.engine import Sessions, open_engine, sqlite_file
from domain.history import Correction
from reading.language.masking import masked
from texts import replies as words


def collected(settings: Settings) -> list[Correction] | None:
    """The corrections of all organizations, oldest first; None where there is no database yet, and none is made."""
    address = settings.database_url.reveal()
    file = sqlite_file(address)
    if file is not None and not file.exists():
        return None
    engine = open_engine(address)
    try:
        with Sessions(engine).reading() as session:
            return corrections.all_of_them(session)
    finally:
        engine.dispose()


def print_table(found: Sequence[Correction], console: Console | None = None) -> None:
    console = console or Console()
    if not found:
        console.print(words.NO_CORRECTIONS)
        return
    table = Table(*words.CORRECTIONS)
    for one in found:
        table.add_row(Text(masked(one.words, one.names)), words.meaning(one.read), words.meaning(one.meant))
    console.print(table)


def lines(found: Sequence[Correction]) -> Iterator[str]:
    """One JSON object for each: words, read, meant, rules."""
    for one in found:
        told = {"words": masked(one.words, one.names), "read": one.read, "meant": one.meant, "rules": one.rules}
        yield json.dumps(told, ensure_ascii=False)
