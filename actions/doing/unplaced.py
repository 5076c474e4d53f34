"""Files and reports that name no task: kept in a dialogue, until it is told of which task they are."""

from collections.abc import Sequence

from actions import dialogues, tasks
from actions.knowing import Ours
from actions.turns import Scene
from domain.asking import Awaited
from domain.dialogues import Dialogue, DialogueKind, Unplaced
from domain.heard import Files
from domain.people import Verb, may
from domain.refusals import NoSuchItem, NoTaskHere, Refusal
from domain.tasks import CLOSED, Task
from texts import files as words
from texts import refusals as no


def asks_which(scene: Scene, files: Files, said: str, ours: Ours, own: Sequence[Task]) -> bool:
    """Keep the files and ask of which task they are; False where the speaker may send files of none of them."""
    theirs = {task.id for task in own if task.state not in CLOSED and may(scene.speaker.known, Verb.ATTACH, task.duty)}
    lines = {} if ours.uncounted else {line: task for line, task in ours.by_number.items() if task in theirs}
    held = Unplaced(files, said, lines or dict(enumerate(sorted(theirs), 1)))
    if not files or not theirs:
        return False
    keep(scene, held)
    return True


def refused(scene: Scene, refusal: Refusal, said: str, ours: Ours, own: Sequence[Task]) -> None:
    """Tell why the words are noted nowhere, and keep them: the number of a task is answer enough.

    What was no line may have been the number of a task.
    """
    lines = {task.number: task.id for task in own}
    if not ours.uncounted:
        ids = set(lines.values())
        lines = {line: task for line, task in ours.by_number.items() if task in ids}
    if isinstance(refusal, NoSuchItem):
        meant = dialogues.ids_of(scene.turn, scene.speaker, [refusal.item])
        found = tasks.tasks_by_ids(scene.turn.session, scene.speaker, meant)
        own = [*own, *found]
        lines |= {task.number: task.id for task in found}
    held = Unplaced((), said, lines)
    account = scene.speaker.account
    dialogue = dialogues.begin(scene.turn, DialogueKind.FILES, held, account=account, asked=Awaited.TASK)
    scene.turn.say(words.refused(no.words(refusal), held, own, dialogue, counted=not ours.uncounted), dialogue=dialogue)


def keep(scene: Scene, held: Unplaced, *, may_be_paper: bool = False) -> None:
    """Keep what was sent and said, and ask of which task it is, or whether it is a paper that assigns tasks."""
    account = scene.speaker.account
    dialogue = dialogues.begin(scene.turn, DialogueKind.FILES, held, account=account, asked=Awaited.TASK)
    _ask(scene, held, dialogue, may_be_paper=may_be_paper)


def ask_again(scene: Scene, dialogue: Dialogue) -> None:
    """Raises NoTaskHere for who may see none of the tasks any more."""
    _ask(scene, dialogue.unplaced, dialogue.id)


def _ask(scene: Scene, held: Unplaced, dialogue: int, *, may_be_paper: bool = False) -> None:
    found = tasks.tasks_by_ids(scene.turn.session, scene.speaker, list(held.lines.values()))
    if not found:
        raise NoTaskHere
    scene.turn.say(words.ask_which(held, found, dialogue, may_be_paper=may_be_paper), dialogue=dialogue)
