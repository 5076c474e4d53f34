"""What is heard: everything about it is read, or found out, when it is asked for."""

from dataclasses import dataclass
from functools import cached_property

from actions import answering, dialogues, knowing, matters, tasks, unnamed
from actions.context import Context
from actions.doing import albums
from actions.hearing import Hearing
from actions.knowing import UNKNOWN, Answering, Ours
from actions.papers_in import ordering
from actions.reader import Reader
from actions.turns import Scene, Speaker, Turn
from domain.dialogues import OF_PAPERS, Dialogue
from domain.documents.wishes import Wanted
from domain.people import Verb, may
from domain.presses import ButtonKind
from domain.replies import Intent, Reply
from domain.words import fold
from handlers import own_tasks, questions, register
from reading import readings
from texts import buttons

READER: Reader = readings
"""What everybody in this room reads with."""


@dataclass
class Ear:
    """A message, of which everything else is found out when it is asked for."""

    context: Context
    turn: Turn

    @cached_property
    def album(self) -> albums.Place | None:
        """Where the other parts of its album are."""
        heard = self.context.heard
        return albums.place_of(self.turn, self.speaker, heard) if heard.album else None

    @property
    def late_part(self) -> bool:
        return self.album is not None

    @cached_property
    def brings_paper(self) -> bool:
        """Files in private, or in reply to us, of which nothing tells that they are of a task."""
        files = self.context.files
        if not files or not self.to_us or not ordering.readable(files) or not ordering.may_order(self.speaker):
            return False
        if self.answers_us:
            return self._answers_no_task
        return self.follows_name or (self.private and self._is_no_evidence)

    @property
    def _answers_no_task(self) -> bool:
        """A message of which nobody knows what it showed may have shown one."""
        asked = self.ours.dialogue
        is_asked = asked is not None and asked.asked is not None and asked.kind not in OF_PAPERS
        return self.ours != UNKNOWN and not (self.shows or self.signed or is_asked)

    @property
    def _is_no_evidence(self) -> bool:
        """Who reports on tasks may send evidence without a word; who assigns gives papers."""
        if self.forwarded:
            return True
        asked = self.open_question
        if asked is not None and not (asked.registers or asked.kind in OF_PAPERS):
            return False
        if not self.text.strip():
            return self.assigns or not unnamed.reports_on_any(self.hearing.scene)
        wish = readings.read_paper_wish(self.text)
        is_wish = wish is not None and wish.wanted is Wanted.TAKE
        return is_wish or (self.assigns and not (self.tells or self.named))

    @cached_property
    def undone(self) -> int | None:
        """The number of the paper whose acceptance is taken back; None where none is."""
        return readings.paper_undone(self.for_us) if self.to_us else None

    @property
    def undoes_paper(self) -> bool:
        return self.undone is not None and not self.speaker.is_stranger

    @property
    def text(self) -> str:
        return self.context.text

    @property
    def private(self) -> bool:
        return self.turn.private

    @property
    def forwarded(self) -> bool:
        return self.context.heard.forwarded

    @property
    def to_us(self) -> bool:
        return self.context.heard.to_us

    @property
    def letter(self) -> bool:
        return readings.is_letter(self.text)

    @property
    def answers_us(self) -> bool:
        return self.context.answers_us

    @property
    def follows_name(self) -> bool:
        return self.context.replied is None and bool(self.context.heard.after_name)

    @cached_property
    def speaker(self) -> Speaker:
        return self.context.speaker(self.turn)

    @cached_property
    def ours(self) -> Ours:
        """The message of ours that is answered."""
        return knowing.answered(self.turn, self.context.replied)

    @cached_property
    def labelled(self) -> int | None:
        """The message whose labels may be typed: the one answered, in private the newest, where no other is meant."""
        if self.answers_us and self.context.replied is not None:
            return self.context.replied.message
        return dialogues.newest_message(self.turn) if self.private else None

    @cached_property
    def pressed(self) -> tuple[list[str], str] | None:
        """The button whose label was typed, and the words behind it."""
        if self.labelled is None:
            return None
        shown = self.ours if self.answers_us else knowing.our_message(self.turn, self.labelled)
        typed = readings.typed(self.text, shown.buttons)
        theirs = self.private or self.own is not None
        return typed or (readings.agreed(self.text, shown.buttons) if theirs else None)

    @property
    def signed(self) -> bool:
        return self.ours.paper is not None and bool(self.context.files)

    @property
    def label(self) -> bool:
        return self.pressed is not None

    @property
    def spent(self) -> bool:
        """Where tasks are shown, other words than those of a decision or a draft are a report: "chưa xong"."""
        found = readings.typed(self.text, self.ours.spent)
        if found is None or found[1]:
            return False
        return not self.shows or found[0][0] in buttons.DECISIONS | {ButtonKind.DRAFT}

    @property
    def shows(self) -> bool:
        return bool(self.ours.shows)

    @cached_property
    def own(self) -> Dialogue | None:
        """The dialogue of the message answered, where the speaker began it."""
        found = self.ours.dialogue
        return found if found is not None and found.account == self.context.account else None

    @property
    def draft(self) -> bool:
        return self.own is not None and self.own.registers

    @property
    def others(self) -> bool:
        return self.ours.dialogue is not None and self.own is None

    @property
    def choices(self) -> bool:
        if self.own is not None and self.ours.buttons:
            return True
        asks_office = any(data.partition(":")[0] == ButtonKind.POST for _, data in self.ours.buttons)
        return asks_office and may(self.speaker.known, Verb.SET_UP)

    @cached_property
    def asked(self) -> bool:
        dialogue = self.ours.dialogue
        return dialogue is not None and answering.may_be_answered(self, dialogue, READER, self.turn.now)

    @cached_property
    def open_question(self) -> Dialogue | None:
        """The newest question that waits for the speaker here, unless these words name another task."""
        found = dialogues.waiting(self.turn, account=self.context.account)
        return None if found is not None and answering.speaks_of_another(self, found, READER) else found

    @property
    def waiting(self) -> bool:
        return self.open_question is not None

    @property
    def claims(self) -> bool:
        return fold(self.text).startswith("toi la ")

    @cached_property
    def order(self) -> readings.Ordered | None:
        return readings.read_ordered(self.spelt_text)

    @property
    def orders_named(self) -> bool:
        return self.order is not None and self.order.named

    @property
    def lists(self) -> bool:
        return questions.asks_for_tasks(self.context, self.turn, self.speaker, self.text)

    @property
    def ordered(self) -> bool:
        given = self.order is not None and (self.order.named or self.order.alone)
        return given and may(self.speaker.known, Verb.EXTEND)

    @property
    def assigns(self) -> bool:
        return not self.speaker.is_stranger and may(self.speaker.known, Verb.ASSIGN)

    @property
    def for_us(self) -> str:
        return self.context.heard.after_name if self.follows_name else self.text

    @cached_property
    def matter(self) -> matters.Meant | None:
        """The order of who decides about a task that the words name by what it is about; None where none is."""
        found = readings.order_of_matter(self.for_us) if self.assigns else None
        return matters.found(self.about(Ours()), found) if found is not None else None

    @property
    def orders_of_matter(self) -> bool:
        return self.matter is not None

    @cached_property
    def given(self) -> str:
        """The words of a new task that is registered, or given to a unit; empty where none is."""
        if self.pastes or self.registers or not self.assigns:
            return self.for_us if self.pastes or self.registers else ""
        text = self.for_us
        is_other = self.asks or (self.tells and not self.reply.may_be_work)
        if text.rstrip().endswith("?") or (is_other and readings.entrusted(text) is None):
            return ""
        return register.given_in(self.context, self.turn, self.speaker, text, tells=self.tells)

    @property
    def gives(self) -> bool:
        return bool(self.given)

    @cached_property
    def pastes(self) -> bool:
        if self.assigns:
            return register.pastes(self.context, self.turn, self.speaker, self.for_us)
        return self._leads and own_tasks.lists(self.context, self.turn, self.speaker, self.for_us)

    @cached_property
    def registers(self) -> bool:
        """Whether the words say that a task is to be registered."""
        is_known = not self.speaker.is_stranger
        return is_known and own_tasks.registers(self.context, self.turn, self.speaker, self.for_us)

    @property
    def assigning(self) -> bool:
        """Whether what is given is given to any unit, and not registered for the own one."""
        return self.assigns and not self.registers

    @property
    def _leads(self) -> bool:
        return not self.speaker.is_stranger and not self.assigns

    @cached_property
    def entrusts(self) -> bool:
        return register.entrusts(self.context, self.turn, self.speaker, self.text)

    @cached_property
    def named_text(self) -> str:
        """The words as `spelt_text`, with a task in front that is named behind them."""
        return self.text if self.answers_us or not self.private else readings.name_first(self.spelt_text)

    @cached_property
    def spelt_text(self) -> str:
        """The words; in private, where no message is answered, with every task named as one: "8 xong" is "nv8 xong"."""
        if self.answers_us or not self.private:
            return self.text
        numbers = readings.numbers_meant(self.text)
        seen = tasks.seen_numbers(self.turn, self.speaker, numbers) if numbers else frozenset()
        return readings.without_joint(readings.with_names(self.text, seen))

    @cached_property
    def tasks_named(self) -> tuple[int, ...]:
        return dialogues.ids_of(self.turn, self.speaker, readings.named_in(self.named_text))

    @property
    def named(self) -> int:
        return len(self.tasks_named)

    @cached_property
    def reply(self) -> Reply:
        return readings.read_reply(self.named_text)

    @property
    def tells(self) -> bool:
        """Whether a share, a count or a state is told. Who decides has no work to decline: "việc của anh Lâm" asks."""
        return self.reply.tells and not (self.assigns and self.reply.intent is Intent.DECLINE)

    @property
    def reports(self) -> bool:
        return self.tells or bool(self.context.files)

    @property
    def courteous(self) -> bool:
        return self.reply.courteous and not self.context.files

    @property
    def asks(self) -> bool:
        """What tells or sends something asks for nothing, whatever its words are."""
        if self.context.files:
            return False
        return self.text.rstrip().endswith("?") or (readings.asks_outright(self.text) and not self.tells)

    @property
    def asks_of_all(self) -> bool:
        """Whether a question under several tasks names none of them, and is one about the work of the department."""
        if len(self.ours.shows) < 2 or self.tasks_named or readings.may_name_line(self.text, self.ours.by_number):
            return False
        return self.reply.intent is Intent.QUESTION and readings.asks_outright(self.text)

    @cached_property
    def hearing(self) -> Hearing:
        return self.about(self.ours)

    def about(self, ours: Ours) -> Hearing:
        """The message as one about tasks, in answer to a message of ours."""
        heard = self.context.heard
        quote = heard.answers.quote if heard.answers is not None else ""
        answers = Answering(ours, forwarded=heard.forwarded, quote=quote)
        return Hearing(Scene(self.turn, self.speaker, READER), self.text, self.context.files, answers)
