"""Questions of ours that are answered in words: one line for each kind of dialogue."""

from collections.abc import Callable

from actions import answering
from actions.context import Context
from actions.hearing import Hearing
from actions.turns import Speaker, Turn
from domain.dialogues import OF_PAPERS, Dialogue, DialogueKind
from handlers import draft_lists, papers, papers_in, people, register, rounds, sheets
from texts import buttons, files
from texts.message import Message

OF_SPEAKERS: dict[DialogueKind, Callable[[Context, Turn, Speaker, Dialogue, str], None]] = {
    DialogueKind.DRAFT: register.answer,
    DialogueKind.DRAFTS: draft_lists.answer,
    DialogueKind.LETTERHEAD: papers.answer,
    DialogueKind.ROUND_LETTERHEAD: papers.answer,
    DialogueKind.ROUND_DRAFT: rounds.answer_draft,
    DialogueKind.ROUND: rounds.answer_part,
    DialogueKind.PAPER_IN: papers_in.answer,
    DialogueKind.SHEET: sheets.answer,
}
"""What somebody of the department answers about what is not a task yet."""

TAKE_FILES = frozenset({DialogueKind.ROUND, *OF_PAPERS})
"""Those among them that do something with files."""


def take(context: Context, turn: Turn, dialogue: Dialogue, hear: Callable[[], Hearing]) -> None:
    """Take the words as the answer; `hear` makes of them what is heard in the department."""
    with answering.kept_open(turn, dialogue.id, under=buttons.to_drop(dialogue)):
        if dialogue.kind is DialogueKind.SETUP:  # There is no department yet that who answers could speak in.
            people.answer_units(context, turn, dialogue, context.text)
        elif dialogue.kind in OF_SPEAKERS:
            OF_SPEAKERS[dialogue.kind](context, turn, hear().scene.speaker, dialogue, context.text)
            if context.files and dialogue.kind not in TAKE_FILES:
                turn.say(Message(files.NOT_TAKEN))
        elif dialogue.kind is DialogueKind.FILES:
            context.refuse_others(dialogue)
            answering.place(hear(), dialogue)
        else:
            answering.answer(hear(), dialogue)


def show_again(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """The label of a card that a newer one has replaced was typed: the draft is shown as it stands now."""
    SHOWN_AGAIN[dialogue.kind](context, turn, speaker, dialogue)


SHOWN_AGAIN: dict[DialogueKind, Callable[[Context, Turn, Speaker, Dialogue], None]] = {
    DialogueKind.DRAFT: register.show_again,
    DialogueKind.DRAFTS: draft_lists.show_again,
    DialogueKind.PAPER_IN: papers_in.show_again,
    DialogueKind.SHEET: sheets.show_again,
}
"""Who answers a card that a newer one has replaced."""
