"""Setting up a group, and people who say who they are."""

from dataclasses import replace

from actions import dialogues, invitations, people, staff, tasks
from actions.answering import kept_open
from actions.context import Context
from actions.turns import Speaker, Turn
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import Dialogue, DialogueKind, Setup
from domain.names import Account
from domain.people import Verb
from domain.presses import Press, Pressed
from domain.staff.invitations import code_in, digest_of
from domain.staff.posts import StaffOrder
from handlers import help
from texts import charges
from texts import people as words
from texts.message import Message


def on_setup(context: Context) -> None:
    """/thietlap by an admin of the group; the list of units may stand behind the command already.

    Once it is set up the office adds units: "/thietlap thêm Phòng Tổ chức cán bộ | TCCB".
    """
    more = context.reader.added_in(context.argument)
    if more is not None:
        _add_units(context, more)
        return
    with context.turn() as turn:
        context.require_admin()
        _begin_setup(context, turn)


def _begin_setup(context: Context, turn: Turn) -> None:
    code, units = code_in(context.argument)
    setup = Setup(code=digest_of(code) if code else "")
    people.refuse_bound(turn)
    invitations.require(turn, setup.code)
    dialogue = dialogues.begin(turn, DialogueKind.SETUP, setup, account=context.account, asked=Awaited.UNITS)
    if units:
        with kept_open(turn, dialogue):
            answer_units(context, turn, dialogues.find(turn, dialogue), units)
        return
    turn.say(words.ask_units(_title(context)), dialogue=dialogue)


def _add_units(context: Context, text: str) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        speaker.require(Verb.SET_UP)
        known = tasks.units_of(turn, speaker)
        units = context.reader.read_units(text, known=[unit.name for unit in known])
        people.add_units(turn, speaker, units)
        turn.tell(Message(words.units_added(units, len(known) + len(units), speaker.known.name)))


def _title(context: Context) -> str:
    return context.heard.title or ""


def answer_units(context: Context, turn: Turn, dialogue: Dialogue, text: str) -> None:
    """The pasted list is shown back, to be confirmed."""
    context.refuse_others(dialogue)
    known = dialogue.setup.units
    more = context.reader.added_in(text) if known else None
    units = (
        context.reader.read_units(text)
        if more is None
        else (*known, *context.reader.read_units(more, known=[unit.name for unit in known]))
    )
    dialogues.go_on(turn, dialogue, replace(dialogue.setup, units=tuple(units)), asked=Awaited.UNITS)
    turn.say(words.read_back(_title(context), units, dialogue.id), dialogue=dialogue.id)


def press_setup(context: Context, turn: Turn, button: Pressed) -> str:
    """Rights are asked again at the last button: who began may be no admin any more."""
    dialogue = dialogues.find(turn, button.about)
    context.refuse_others(dialogue)
    if button.act is Press.EDIT:
        turn.say(words.ask_units(_title(context)), dialogue=dialogue.id)
        return ""
    dialogues.close(turn, dialogue.id)
    if button.act is Press.DROP:
        turn.say(Message(words.setup_dropped()))
        return ""
    context.require_admin()
    people.set_up(
        turn,
        dialogue.setup,
        account=context.account,
        name=context.heard.name,
        username=context.heard.username,
        title=_title(context),
        zone=str(context.zone),
    )
    turn.say(words.set_up(_title(context), len(dialogue.setup.units)))
    return ""


def on_me(context: Context) -> None:
    with context.turn() as turn:
        claim(context, turn, context.claimant(turn), context.argument)


def claim(context: Context, turn: Turn, speaker: Speaker, text: str) -> None:
    """ "Tôi là …": the office is asked; without words it is said who the person is."""
    units = tasks.units_of(turn, speaker)
    names = {unit.id: unit.name for unit in units}
    if not text:
        waiting = people.waiting_posts(turn, speaker)
        turn.say(Message(words.who_are_you(speaker.actor, names, waiting)))
        return
    claimed = context.reader.read_post(text, units)
    if claimed is None:
        turn.say(Message(words.unread_post(list(names.values()))))
        return
    if not claimed.complete:
        if not claimed.close:
            raise refusals.NoSuchUnit(claimed.words or text, tuple(names.values()))
        turn.say(Message(words.which_unit(claimed.words, [unit.name for unit in claimed.close])))
        return
    stated = people.may_state_own(turn, speaker, claimed)
    heard = context.heard
    asked = people.ask_post(turn, speaker, claimed, name=heard.name, username=heard.username)
    if stated:
        noted = people.note_own_post(turn, speaker, asked.post)
        turn.say(Message(words.post_noted(noted.role, noted.unit)))
        return
    account = Account(heard.name, heard.account, heard.username)
    wanted = words.post_words(claimed.role, names.get(claimed.unit) if claimed.unit else None)
    turn.tell(words.ask_approval(account, wanted, asked, speaker.organization.times.zone))


def press_post(context: Context, turn: Turn, speaker: Speaker, button: Pressed) -> str:
    """A post that was asked for, or those of somebody who has left the group."""
    by = speaker.known.name
    if button.act in (Press.END, Press.STAY):
        ends = button.act is Press.END
        held = staff.settle_absence(turn, speaker, button.about, ends=ends)
        turn.tell(Message(words.ended(held, by=by) if ends else words.stays(held, by=by)))
        return ""
    approved = button.act is Press.YES
    decided = people.decide_post(turn, speaker, button.about, approved=approved)
    asked = decided.asked
    post = words.post_words(asked.role, asked.unit)
    turn.tell(Message(words.post_decided(asked.person, post, decided.ended, approved=approved, by=by)))
    return ""


def on_left(context: Context) -> None:
    """Somebody has left the group: what the person held rests, and who decides about it is asked."""
    with context.turn() as turn:
        assert context.heard.left is not None
        left = staff.leave(turn, context.heard.left)
        if left is not None:
            turn.say(words.ask_whether_ended(left.posts, left.deciders))


def on_membership(context: Context) -> None:
    """The membership of somebody has changed, of whom the group itself may show nothing."""
    if context.heard.left is not None:
        on_left(context)
    elif context.heard.came:
        help.on_joined(context)


def on_staff(context: Context) -> None:
    """/nhansu: who holds what; "thôi 3" ends a post, "3 giao Lê Thị Mai" hands it over, "Lê Thị Mai phụ trách VP"."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        order = context.reader.read_staff(context.argument)
        if _puts_in_charge(context, turn, speaker):
            return
        if order is None:
            _show_staff(turn, speaker)
        elif not order.to:
            turn.tell(Message(words.ended((staff.end_post(turn, speaker, order.post),), by=speaker.known.name)))
        else:
            _hand_over(context, turn, speaker, order)


def _puts_in_charge(context: Context, turn: Turn, speaker: Speaker) -> bool:
    """Whether the words put a leader in charge of units, which is done then."""
    charge = context.reader.read_charge(context.argument, tasks.units_of(turn, speaker))
    if charge is None:
        return False
    leader = staff.put_in_charge(turn, speaker, charge, context.reader.find_name)
    turn.tell(Message(charges.put(leader, charge, by=speaker.known.name)))
    return True


def _show_staff(turn: Turn, speaker: Speaker) -> None:
    held = words.staff(staff.staff(turn, speaker), speaker.organization.times.zone)
    turn.say(charges.with_charges(held, staff.charges(turn, speaker)))


def _hand_over(context: Context, turn: Turn, speaker: Speaker, order: StaffOrder) -> None:
    speaker.require(Verb.DECIDE_POST)
    to = context.reader.find_name(order.to, staff.known(turn, speaker)).winner
    if to is None:
        raise refusals.NoSuchPerson(order.to)
    held, person = staff.hand_over(turn, speaker, order.post, to)
    turn.tell(Message(words.handed_over(held, person, by=speaker.known.name)))
