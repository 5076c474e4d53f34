"""What was understood of one part of a message: values alone, filled by reading/, decided about by decide/.

Where a reading depends on what is known of the task, every candidate is listed with what it presupposes, the surest
first. Nothing here is a text that somebody has still to read.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain.deadlines import DateRules
from domain.extensions import Limit
from domain.heard import Files
from domain.names import Named
from domain.orders import Meant, When
from domain.refusals import Refusal
from domain.reminding.snoozes import Later, Wish
from domain.replies import Intent, NearMiss, Reply
from domain.tasks import Due


class Meaning(StrEnum):
    """What the words come to, once it is known who says them, of which task, in answer to what."""

    # Decisions of the office and of leaders.
    CONFIRM = auto()
    REDO = auto()
    CANCEL = auto()
    UNCLEAR = auto()
    """An answer to a report or a request that says neither yes nor no beyond doubt."""
    GRANT = auto()
    REFUSE = auto()
    EXTEND = auto()
    SET = auto()
    PROPOSE = auto()
    SHORTEN = auto()
    RESTORE = auto()
    REVOKE = auto()
    AGREE = auto()
    """Yes: the day that was said is the deadline."""
    DISAGREE = auto()
    OVERTAKEN = auto()
    """A request is decided, or taken back, that is decided already."""
    BEGIN = auto()
    REASSIGN = auto()
    SUPPORT = auto()
    URGE = auto()
    KEEP = auto()
    SLIP = auto()
    """The decision was a mistake, and it is not said what is to hold instead."""
    UNSUPPORTED = auto()
    """An order that the assistant cannot carry out."""

    # What a unit says of its work.
    DONE = auto()
    PROGRESS = auto()
    DOUBTFUL = auto()
    """Progress that may mean done."""
    FALLEN = auto()
    """Progress that is less than was reported before."""
    OBSTACLE = auto()
    DECLINE = auto()
    ASK_TIME = auto()
    WITHDRAW_REQUEST = auto()
    WITHDRAW_REPORT = auto()
    UNSAY = auto()
    """Words that may take back that the work was reported done."""
    CORRECT = auto()
    """The paper that came of the work is named anew."""
    FILES = auto()
    """Files without a word."""
    SNOOZE = auto()

    # What anybody says.
    ACK = auto()
    QUESTION = auto()
    OPEN_QUESTION = auto()
    """One that the card of the task does not answer."""
    ANSWER = auto()
    """What who works on the task answers to such a question."""
    COURTESY = auto()
    TALK = auto()
    MISTAKE = auto()
    """Something was reported by mistake, and it is not said what."""
    NEAR_MISS = auto()
    """Words that report nothing and still are meant for the assistant."""
    FIGURE = auto()
    """A number that is no progress."""

    FORWARDED = auto()
    """Words of somebody else, passed on."""

    NO_WORDS = auto()
    """A command that says nothing by itself: what is to be reported is asked for."""
    NO_OBSTACLE = auto()
    """Likewise, of what stands in the way."""
    NO_REASON = auto()
    """Likewise, of why it is given back."""

    # Answers to a question of the assistant, and to what it understood.
    RETREAT = auto()
    STANDS = auto()
    """Whatever is answered to "what came of it" stands as the result."""
    UNANSWERED = auto()
    """Words that name no result, where one was asked for: it is asked for once more."""
    TAKEN_BACK = auto()
    """Who was asked for the result thinks better of it."""
    DROP = auto()
    """Nothing is to be done after all, says a button."""
    MISREAD = auto()
    """The reading was wrong, and what was meant is said."""
    ASK_MEANING = auto()
    """The reading was wrong."""


class Sign(StrEnum):
    """What one look at the words tells beside their reading."""

    RETREATS = auto()
    WITHDRAWS_REQUEST = auto()
    WAS_MISREAD = auto()
    TAKES_REPORT_BACK = auto()
    """Beyond doubt: "em báo nhầm, chưa xong ạ"."""
    CORRECTS_RESULT = auto()
    CORRECTS_FIGURE = auto()
    """ "à nhầm, 70%": whatever was told before, this is meant."""
    ASKS_FOR_JUDGEMENT = auto()
    NOT_DONE = auto()
    OWN_MISTAKE = auto()
    NO_PAPER = auto()
    """ "không có gì ạ": no retreat where a result was asked for."""
    PAPER_TO_COME = auto()
    """ "chưa lấy số": no obstacle where a result was asked for."""
    NAMES_NO_PAPER = auto()
    """ "không có văn bản", which says it wherever it is said."""
    SAYS_DONE = auto()
    """ "xong rồi mà": that it is done, and not a word of what came of it."""
    HANDS_IN = auto()
    """ "em gửi báo cáo ạ", "bản cuối ạ": with a file it may mean that the work is done."""
    GIVES_BACK = auto()
    """The task goes back, to whichever unit."""
    HANDS_ON = auto()
    """It goes to another unit."""
    FIGURE = auto()
    ASKS = auto()
    """A question mark stands behind them."""
    OF_SELF = auto()
    """ "chị sẽ hỏi lãnh đạo": of who decides no instruction."""
    COURTESY = auto()
    """Nothing but thanks, greetings, laughter."""
    EMPTY = auto()


class Aspect(StrEnum):
    """What of a task is asked for, as far as its card tells it."""

    DEADLINE = auto()
    STATE = auto()
    LEAD = auto()
    SUPPORT = auto()
    PRODUCT = auto()
    PAPER = auto()
    CONTENT = auto()
    INSTRUCTION = auto()
    """What the leaders said of it."""


@dataclass(frozen=True)
class Wanted:
    """A deadline that is wanted, in the words that name it; `limit` is what they mean.

    `refusal` is why the words give no deadline; then there is no limit. `express` tells that time is given in words
    that leave no doubt.
    """

    words: str
    limit: Limit | None = None
    refusal: Refusal | None = None
    express: bool = False


@dataclass(frozen=True)
class Ordered:
    """An order that the words may be; `words` are the reason that goes with it, `wanted` is its deadline.

    `refusal` is why the unit that is named cannot be meant.
    """

    meaning: Meaning
    words: str = ""
    wanted: Wanted | None = None
    unit: Named | None = None
    support: tuple[Named, ...] = ()
    refusal: Refusal | None = None
    when: When = When.ALWAYS


@dataclass(frozen=True)
class Said:
    """One part of a message about one task, as it was understood.

    `wish` is a later deadline that a unit names outright, `wish_answering` likewise where its request is spoken of;
    `requested` is the one that goes with the reading. `later` is when to remind again, as `snooze` wishes.
    `outright` is what a command or a button says, whatever the words are; what goes with it stands in `orders`.
    """

    reply: Reply
    orders: tuple[Ordered, ...] = ()
    wish: Wanted | None = None
    wish_answering: Wanted | None = None
    requested: Wanted | None = None
    evidence: str | None = None
    signs: frozenset[Sign] = frozenset()
    near_miss: NearMiss | None = None
    unsupported: tuple[Meant, str] | None = None
    snooze: Wish | None = None
    later: Later | None = None
    reason: str = ""
    """The words as the reason that was asked for; empty where they give none."""
    praise: Meaning | None = None
    """Whether words that should be a reason accept the work: CONFIRM, or UNCLEAR where a fault is named beside."""
    files: Files = ()
    asks: Aspect | None = None
    """What a question asks for; None where the card of the task does not tell that."""
    outright: Meaning | None = None
    meant: Intent | None = None
    """As what somebody wants words understood that were read wrongly."""

    @property
    def words(self) -> str:
        return self.reply.words

    def without(self, *signs: Sign) -> "Said":
        """The same words, what these signs tell being dealt with."""
        return replace(self, signs=self.signs - frozenset(signs), outright=None, meant=None)


class Expected(StrEnum):
    """A reading that is tried beside that of a report."""

    ORDERS = auto()
    """Of somebody who may give some."""
    REASON = auto()
    NEW_DEADLINE = auto()
    UNIT = auto()


@dataclass(frozen=True)
class Part:
    """What is said of one task: its reading as a report, and the wish to be reminded again that stands in it."""

    reply: Reply
    wish: Wish | None = None


@dataclass(frozen=True)
class Setting:
    """What is the same for all parts of a message: its `text`, the files with it, the local time, names that are known.

    `before` are the words to which a question of ours led that the message answers.
    """

    text: str
    now: dt.datetime
    rules: DateRules
    units: tuple[Named, ...] = ()
    files: Files = ()
    before: str = ""
    expects: frozenset[Expected] = frozenset()


@dataclass(frozen=True)
class Subject:
    """The task that a part is about: its number, its deadline, and the words of a request for a later one."""

    number: int
    due: Due | None = None
    request: str = ""
