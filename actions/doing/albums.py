"""Parts of an album that come after the others were taken up: they go where those went, and are not answered apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions import dialogues, tasks
from actions.turns import Speaker, Turn
from db import attachments, inbox
from domain.dialogues import Dialogue, DialogueKind
from domain.heard import Files, Heard


@dataclass(frozen=True)
class Place:
    """Where the other parts are: under tasks, by their ids, or kept until it is told of which task they are."""

    tasks: Sequence[int] = ()
    kept: Dialogue | None = None


def place_of(turn: Turn, speaker: Speaker, heard: Heard) -> Place | None:
    """Where the earlier parts of the album are; None where there are none, or nothing was kept of them."""
    earlier = inbox.parts_before(turn.session, heard.id, heard.album, chat=turn.chat) if heard.album else []
    if not earlier:
        return None
    found = attachments.tasks_with(turn.session, earlier, chat=turn.chat, organization=speaker.organization.id)
    if found:
        return Place(tasks=found)
    kept = dialogues.open_of(turn, DialogueKind.FILES, account=speaker.account)
    mine = next((one for one in kept if any(file.message in earlier for file in one.unplaced.files)), None)
    return Place(kept=mine) if mine is not None else None


def join(turn: Turn, speaker: Speaker, place: Place, files: Files, words: str) -> None:
    """Put the files with the others. Words beside files that wait for their task wait with them."""
    for task in tasks.tasks_by_ids(turn.session, speaker, place.tasks):
        tasks.attach(turn, speaker, task, files)
    if place.kept is not None:
        held = place.kept.unplaced
        said = "\n".join(part for part in (held.words, words) if part)
        dialogues.go_on(
            turn, place.kept, replace(held, files=(*held.files, *files), words=said), asked=place.kept.asked
        )
