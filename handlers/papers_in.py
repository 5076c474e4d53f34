"""/vanban: papers that are given to the assistant, their drafts accepted or corrected, and the papers themselves."""

from collections.abc import Callable

from actions import tasks
from actions.context import Context
from actions.papers_in import accepting, correcting, ordering, showing
from actions.turns import Speaker, Turn
from domain import refusals
from domain.dialogues import Dialogue
from domain.documents.wishes import Corrections, Wanted, Wish
from domain.presses import Press, Pressed
from handlers import sheets
from handlers.lists import show
from texts.message import Message
from texts.papers_in import answers

FEWEST_WORDS = 15
"""Words of a text that may be a paper; fewer name one."""


def on_paper(context: Context) -> None:
    """/vanban with a file or a text, in reply to one, with the number of a paper, or alone."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if not any(take(context, turn, speaker) for take in (sheets.asked, order_files, _order_text)):
            _show(context, turn, speaker)


def order_files(context: Context, turn: Turn, speaker: Speaker) -> bool:
    """Whether files that came, or are answered, may be papers; then they are read. Raises NotKnown, NotAllowed."""
    answered = context.replied.files if context.replied else ()
    sent = context.files or answered
    if not sent:
        return False
    files = ordering.readable(sent)
    if files:
        ordering.order(turn, speaker, files, wanted=_wanted(context))
    else:
        ordering.require(speaker)
        turn.say(Message(answers.HOW_TO_SEND))
    return True


def ordered_by_command(context: Context, turn: Turn, speaker: Speaker) -> bool:
    """Whether /giao or /dangky has nothing to say but which entries of a file are meant: then that is read."""
    said, answered = context.argument, context.replied.files if context.replied else ()
    has_words = bool(context.replied and context.replied.text.strip() and not context.files)
    if said and not _wanted(context):
        return False
    files = ordering.readable(context.files or answered)
    return bool(files) and not has_words and order_files(context, turn, speaker)


def _wanted(context: Context) -> tuple[int, ...]:
    """The entries of the paper that are asked for at once: "đăng ký giúp chị mục 3"."""
    if context.heard.forwarded:
        return ()
    wishes = map(context.reader.read_paper_wish, (context.argument, context.text))
    return next((wish.items for wish in wishes if wish is not None and wish.wanted is Wanted.TAKE), ())


def _order_text(context: Context, turn: Turn, speaker: Speaker) -> bool:
    replied = context.replied
    quoted = replied.text if replied is not None and not replied.ours else ""
    text = context.argument if len(context.argument.split()) >= FEWEST_WORDS else quoted
    if len(text.split()) < FEWEST_WORDS:
        return False
    ordering.order_text(turn, speaker, text, wanted=_wanted(context) if text == quoted else ())
    return True


def _show(context: Context, turn: Turn, speaker: Speaker) -> None:
    if not context.argument:
        showing.show_list(turn, speaker)
        return
    wish = context.reader.paper_asked(context.argument)
    if wish is None:
        wish = Wish(Wanted.SHOW, paper=showing.named(turn, speaker, context.argument))
    assert wish.paper is not None
    if wish.wanted is Wanted.UNDO:
        accepting.withdraw(turn, speaker, wish.paper)
    else:
        showing.show_with_file(turn, speaker, wish.paper)


def answer(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """Words to the card of a paper: what is taken, left out, put together or corrected.

    Raises NotKnown, NotAllowed, NoSuchPaper.
    """
    number = dialogue.of_paper.number
    wish = context.reader.read_paper_wish(text)
    if wish is not None:
        WISHES[wish.wanted](context, turn, speaker, number, wish)
    elif context.files and order_files(context, turn, speaker):
        return
    elif context.reader.agrees(text):
        accepting.take(turn, speaker, number, context.reader)
    elif context.reader.paper_refused(text):
        correcting.leave(turn, speaker, number, ())
    elif context.reader.paper_put_off(text):
        showing.wait(turn, speaker, number)
    elif not (_told(context, turn, speaker, number, text) or _corrected(context, turn, speaker, number, text)):
        showing.tell_how(turn, speaker, number, dialogue.id)


def _told(context: Context, turn: Turn, speaker: Speaker, number: int, text: str) -> bool:
    """Whether something is asked about items of the paper; then these are shown."""
    numbers = showing.find(turn, speaker, number).drafts.numbers
    asked = context.reader.asked_of_paper(text, numbers, tasks.units_of(turn, speaker))
    return asked is not None and showing.explain(turn, speaker, number, asked)


def _corrected(context: Context, turn: Turn, speaker: Speaker, number: int, text: str) -> bool:
    """Whether the words name items; then they are corrected, and what is wanted beside is done."""
    drafts = showing.find(turn, speaker, number).drafts
    units, known = tasks.units_of(turn, speaker), [item.number for item in drafts.open_ones]
    mine = {post.unit for post in speaker.known.posts if post.unit is not None}
    own = next((unit.name for unit in units if {unit.id} == mine), "")
    text = context.reader.with_joined(context.reader.with_own(text, own) if own else text)
    read, unread = context.reader.corrections_beside(text, known, units)
    wishes = {words: wish for words in unread if (wish := context.reader.read_paper_wish(words)) is not None}
    if not read and len(wishes) < max(len(unread), 1):
        return False
    joins = [wish for wish in wishes.values() if wish.wanted is Wanted.JOIN]
    for wish in joins:
        WISHES[wish.wanted](context, turn, speaker, number, wish)
    left = tuple(words for words in unread if wishes.get(words) not in joins)
    after = list(wishes.values())
    if read:
        said = Corrections(read, left)
        now = context.local_now(turn, speaker)
        after = list(correcting.correct(turn, speaker, number, said, context.reader, now))
    for wish in after:
        if wish not in joins:
            WISHES[wish.wanted](context, turn, speaker, number, wish)
    return True


WISHES: dict[Wanted, Callable[[Context, Turn, Speaker, int, Wish], object]] = {
    Wanted.TAKE: lambda context, turn, speaker, number, wish: accepting.take(
        turn, speaker, number, context.reader, wish
    ),
    Wanted.LEAVE: lambda context, turn, speaker, number, wish: correcting.leave(turn, speaker, number, wish.items),
    Wanted.JOIN: lambda context, turn, speaker, number, wish: correcting.join(turn, speaker, number, wish.items),
    Wanted.UNDO: lambda context, turn, speaker, number, wish: accepting.withdraw(turn, speaker, number),
    Wanted.OTHERS: lambda context, turn, speaker, number, wish: showing.show_others(turn, speaker, number),
}


def show_again(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """The paper as it stands now."""
    showing.show(turn, speaker, showing.find(turn, speaker, dialogue.of_paper.number))


def press(context: Context, turn: Turn, speaker: Speaker, button: Pressed) -> str:
    """A button under a paper, or its label typed."""
    number = button.about
    if button.act is Press.YES:
        return accepting.take(turn, speaker, number, context.reader)
    if button.act is Press.DROP:
        correcting.leave(turn, speaker, number, ())
    elif button.act is Press.KEEP:
        accepting.mean_draft(turn, speaker, number)
    elif button.act is Press.OTHERS:
        showing.show_others(turn, speaker, number)
    elif button.item is not None and button.act in (Press.UNIT, Press.NO_DEADLINE):
        correcting.settle(turn, speaker, number, button.item, lead=button.unit)
    elif button.act is Press.SHOW and button.item is not None:
        show(context, turn, showing.page(turn, speaker, number, button.item))
    elif button.act is Press.SHOW:
        showing.show(turn, speaker, showing.find(turn, speaker, number))
    else:
        raise refusals.StaleButton
    return ""
