"""/vanban sổ, /vanban mẫu: the register that an office has used is taken over, and its template handed out."""

from actions import tasks
from actions.context import Context
from actions.papers_in import ordering
from actions.sheets import handing, taking
from actions.turns import Speaker, Turn
from domain import refusals
from domain.dialogues import Dialogue
from domain.documents.wishes import Wanted
from domain.people import Verb
from domain.presses import Press, Pressed
from reports import register
from texts.message import Message
from texts.sheets import card


def asked(context: Context, turn: Turn, speaker: Speaker) -> bool:
    """Whether the words behind the command speak of a register, and were taken up. Raises NotKnown, NotAllowed."""
    wish = context.reader.paper_asked(context.argument) if context.argument else None
    if wish is None or wish.wanted not in (Wanted.REGISTER, Wanted.TEMPLATE):
        return False
    speaker.require(Verb.ASSIGN)
    if wish.wanted is Wanted.TEMPLATE:
        units = [unit.name for unit in tasks.units_of(turn, speaker)]
        handing.hand_out(turn, speaker, register.written(units))
        return True
    answered = context.replied.files if context.replied else ()
    files = ordering.readable(context.files or answered)
    if files:
        ordering.order(turn, speaker, files, register=True)
    else:
        turn.say(Message(card.HOW_TO_SEND))
    return True


def answer(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """Words to the card of a sheet: that it is right, or not meant. Raises NotKnown, NotAllowed, NoSuchPaper."""
    number, wish = dialogue.of_sheet.number, context.reader.read_paper_wish(text)
    is_whole = wish is not None and not (wish.items or wish.but)
    wanted = wish.wanted if wish is not None and is_whole else None
    if wanted is Wanted.TAKE or context.reader.agrees(text):
        taking.take(turn, speaker, number, context.reader)
    elif wanted in (Wanted.LEAVE, Wanted.UNDO):
        taking.drop(turn, speaker, number)
    else:
        taking.show_again(turn, speaker, number, context.reader)


def show_again(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """The sheet as it stands now."""
    taking.show_again(turn, speaker, dialogue.of_sheet.number, context.reader)


def press(context: Context, turn: Turn, speaker: Speaker, button: Pressed) -> str:
    """A button under a sheet, or its label typed."""
    if button.act is Press.YES:
        return taking.take(turn, speaker, button.about, context.reader)
    if button.act is Press.SHOW:
        taking.show_again(turn, speaker, button.about, context.reader)
    elif button.act is Press.DROP:
        taking.drop(turn, speaker, button.about)
    else:
        raise refusals.StaleButton
    return ""
