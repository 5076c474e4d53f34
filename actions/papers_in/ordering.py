"""Papers in, ordered: a file that somebody sends, or a text that was pasted, is read after the turn."""

from collections.abc import Sequence
from dataclasses import replace

from actions import tasks
from actions.turns import Speaker, Turn
from db.delivery import jobs
from domain import refusals
from domain.heard import File, Files, Media
from domain.overviews.jobs import DocumentOrder
from domain.people import Verb
from texts.papers_in import reading as words

ENDINGS = (".docx", ".doc", ".odt", ".pdf", ".xlsx", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""Of the names of files that may be papers."""
PICTURE = ".jpg"
"""How the messenger keeps photos, which have no name."""


def may_order(speaker: Speaker) -> bool:
    """Whether the speaker may register or assign anything at all."""
    return not speaker.is_stranger and any(tasks.may_begin(speaker, verb) for verb in (Verb.REGISTER, Verb.ASSIGN))


def require(speaker: Speaker) -> None:
    """Raises NotKnown, NotAllowed."""
    if not any(tasks.may_begin(speaker, verb) for verb in (Verb.REGISTER, Verb.ASSIGN) if speaker.known):
        raise refusals.NotAllowed(Verb.REGISTER)


def readable(files: Files) -> Files:
    """Those that may be papers, by their names; photos may be pages of one."""
    return tuple(file for file in files if file.id and _may_be_paper(file))


def _may_be_paper(file: File) -> bool:
    is_document = file.media is Media.DOCUMENT and file.name.lower().endswith(ENDINGS)
    return is_document or file.media is Media.PHOTO


def order(
    turn: Turn, speaker: Speaker, files: Files, *, wanted: Sequence[int] = (), register: bool = False
) -> None:  # fmt: skip
    """Have each of the files read, unless it is being read already. Raises NotKnown, NotAllowed."""
    require(speaker)
    by = speaker.known.person
    for file in files:
        name = file.name if file.media is Media.DOCUMENT else f"{file.name}{PICTURE}"
        _order(turn, speaker, DocumentOrder(file.id, name, by, turn.channel, register=register), wanted)


def order_text(turn: Turn, speaker: Speaker, text: str, *, wanted: Sequence[int] = ()) -> None:
    """Likewise of a text. Raises NotKnown, NotAllowed."""
    require(speaker)
    pasted = DocumentOrder("", words.PASTED, speaker.known.person, turn.channel, text=text)
    _order(turn, speaker, pasted, wanted)


def _order(turn: Turn, speaker: Speaker, ordered: DocumentOrder, wanted: Sequence[int]) -> None:
    ordered = replace(ordered, private=turn.private, wanted=tuple(wanted))
    if jobs.is_waiting(turn.session, ordered, organization=speaker.organization.id, chat=turn.chat):
        turn.say(words.waits_already(ordered.name))
        return
    turn.order(ordered, words.begun(ordered.name))
