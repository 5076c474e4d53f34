"""What the words come to, by who says them, how the task stands, and what was asked: the first that is meant."""

from domain.decide.cases import Choice, Scene, falls, first_order
from domain.decide.known import OPEN, OVER, SUBMITTED, Asked, Phase, Question
from domain.orders import When
from domain.people import DECIDERS, INVOLVED, REPORTERS, UNIT_HEADS, Capacity
from domain.replies import Intent, NearMiss
from domain.said import Meaning, Ordered, Said, Sign

INTENTS = {
    Intent.DONE: Meaning.DONE,
    Intent.PROGRESS: Meaning.PROGRESS,
    Intent.EXTENSION: Meaning.ASK_TIME,
    Intent.OBSTACLE: Meaning.OBSTACLE,
    Intent.QUESTION: Meaning.QUESTION,
    Intent.DECLINE: Meaning.DECLINE,
    Intent.ACK: Meaning.ACK,
    Intent.SMALLTALK: Meaning.PROGRESS,
}
"""As what a reading counts under a task; small talk is left only where files come with it."""

CHAT = frozenset({Intent.ACK, Intent.SMALLTALK})
REPORTS = frozenset({Intent.DONE, Intent.EXTENSION, Intent.QUESTION})
"""Readings that are no mere answer to a question about the work."""
MAY_BE_WISHES = frozenset({Intent.PROGRESS, Intent.EXTENSION, Intent.SMALLTALK, Intent.ACK})
"""Readings under which a unit may have spoken of nothing but its deadline."""
MAY_PROVE = CHAT | {Intent.PROGRESS}
"""Readings of words that may go with a result."""
ASIDE = frozenset({Phase.RETURNED, Phase.COMPLETED, Phase.CANCELLED})
"""Nobody reports on the work: whoever decides in the department and has a part in it speaks as one who decides."""

UNREPORTED = frozenset(
    {Meaning.CANCEL, Meaning.REASSIGN, Meaning.SUPPORT, Meaning.URGE, Meaning.AGREE, Meaning.OVERTAKEN}
)
"""Orders that people of the office give also for the work of their own unit."""

OVERTAKING = frozenset({Meaning.EXTEND, Meaning.SET, Meaning.SHORTEN, Meaning.REASSIGN})
"""Orders that are no reason for another one."""

OF_REQUEST = frozenset({Asked.REQUEST, Asked.REQUEST_OVER})
"""Under its card the bare day is enough, also to ask anew where the request was taken back."""

WHY = {
    Asked.REASON_REDO: Meaning.REDO,
    Asked.REASON_REOPEN: Meaning.REDO,
    Asked.REASON_CANCEL: Meaning.CANCEL,
}


def choose(scene: Scene) -> Choice:
    """The first reading that is meant; what the words report by themselves where no other is."""
    choice = next((found for face in _FACES if (found := face(scene)) is not None), None) or _reported(scene)
    return choice if choice.question else choice._replace(question=_answered_question(scene))


def _reported(scene: Scene) -> Choice:
    meaning = Meaning.DOUBTFUL if scene.said.reply.doubtful or _hands_in(scene) else INTENTS[scene.intent]
    if (meaning is Meaning.QUESTION and not _is_on_card(scene)) or _asks_unit(scene, meaning):
        return Choice(Meaning.OPEN_QUESTION)
    if meaning is Meaning.PROGRESS and scene.said.reply.beyond and _reports(scene):
        return Choice(Meaning.FIGURE)
    if meaning is Meaning.PROGRESS and _falls(scene):
        return Choice(Meaning.FALLEN)
    if meaning is Meaning.ACK and scene.phase in SUBMITTED and _says_more(scene):
        return Choice(Meaning.TALK)
    return Choice(meaning, None, scene.said.requested if meaning is Meaning.ASK_TIME else None)


def _asks_unit(scene: Scene, meaning: Meaning) -> bool:
    """Whether who decides asks what reads like a report: "vướng ở đâu?"."""
    asks = scene.capacity is Capacity.DECIDER and Sign.ASKS in scene.said.signs and not scene.said.files
    return asks and scene.phase not in OVER and meaning not in (Meaning.QUESTION, Meaning.DONE)


def _falls(scene: Scene) -> bool:
    """Whether a share or a count is smaller than the one before, and was neither just asked about nor corrected."""
    is_meant = scene.known.asked is Asked.FALL or Sign.CORRECTS_FIGURE in scene.said.signs
    if is_meant or not _reports(scene):
        return False
    return falls(scene.said.reply, scene.known.task)


def _hands_in(scene: Scene) -> bool:
    """Whether a file, or a paper by its number, is handed in with words that may say that the work is done."""
    is_given = bool(scene.said.files or scene.said.evidence)
    return Sign.HANDS_IN in scene.said.signs and is_given and _may_be_result(scene) and _reports(scene)


def _reports(scene: Scene) -> bool:
    return scene.capacity in REPORTERS and scene.phase in OPEN


def _may_be_result(scene: Scene) -> bool:
    """Whether the words beside it tell neither a share of the work nor anything else that goes on."""
    return scene.intent in MAY_PROVE and scene.said.reply.percent is None and scene.said.reply.count is None


def _is_on_card(scene: Scene) -> bool:
    """Whether the card answers. Who changes nothing, and who asks of what is over, is shown no more than it."""
    if scene.capacity is Capacity.INSPECTOR or scene.phase in OVER:
        return True
    return scene.known.has_on_card(scene.said.asks)


def _says_more(scene: Scene) -> bool:
    """Whether a receipt is more than one: behind a report it would only be thanks."""
    said = scene.said
    return scene.capacity in REPORTERS and Sign.COURTESY not in said.signs and not said.files


def _forwarded(scene: Scene) -> Choice | None:
    return Choice(Meaning.FORWARDED) if scene.known.forwarded else None


def _outright(scene: Scene) -> Choice | None:
    """What a command or a button says."""
    said = scene.said
    if said.outright is None:
        return None
    order = next((one for one in said.orders if one.meaning is said.outright), None)
    return Choice(said.outright, order, order.wanted if order else None, scene.known.question)


def _snoozed(scene: Scene) -> Choice | None:
    """A wish to be reminded again that is all that is said, or is said by who may not."""
    if scene.said.snooze is None:
        return None
    alone = scene.intent in CHAT or scene.capacity not in REPORTERS
    return Choice(Meaning.SNOOZE) if alone else None


def _answered(scene: Scene) -> Choice | None:
    """An answer to a question of ours; None where the words are no answer to it, or none is open."""
    question, asked = scene.known.question, scene.known.asked
    if question is not None and asked in _ANSWERS:
        return _ANSWERS[asked](scene, question)
    if scene.known.awaited is not None and _reports(scene) and _gives_result(scene):
        return _about_result(scene, scene.known.awaited)
    return None


def _gives_result(scene: Scene) -> bool:
    """Whether the words are the result that is waited for, though they answer another message."""
    said = scene.said
    if scene.intent is Intent.DONE:
        return not (said.evidence or said.files or scene.known.evidence_on_file)
    shown = said.files or Sign.NAMES_NO_PAPER in said.signs
    return (shown and _may_be_result(scene)) or (scene.intent is Intent.PROGRESS and said.evidence is not None)


def _about_result(scene: Scene, question: Question) -> Choice | None:
    """Whatever is answered stands as the result, unless it asks back, retreats, or says that the work goes on.

    What names none is asked about once; the second time it is taken for what it says by itself.
    """
    said = scene.said
    if _names_no_result(scene):
        return None if question.again else Choice(Meaning.UNANSWERED, question=question)
    if _takes_back(said):
        return Choice(Meaning.TAKEN_BACK, question=question)
    if Sign.NOT_DONE in said.signs and not said.files:
        return Choice(Meaning.PROGRESS, question=question) if Sign.PAPER_TO_COME in said.signs else None
    return Choice(Meaning.STANDS, question=question)


def _takes_back(said: Said) -> bool:
    return Sign.RETREATS in said.signs and Sign.NO_PAPER not in said.signs and not said.files


def _names_no_result(scene: Scene) -> bool:
    """A question back, a receipt, a courtesy; once more that it is done."""
    said = scene.said
    if said.evidence or said.files or Sign.EMPTY in said.signs or _takes_back(said):
        return False
    return scene.intent in (Intent.QUESTION, Intent.ACK) or bool(said.signs & {Sign.COURTESY, Sign.SAYS_DONE})


def _about_deadline(scene: Scene, question: Question) -> Choice | None:
    if Sign.RETREATS in scene.said.signs:
        return Choice(Meaning.RETREAT, question=question)
    meaning = Meaning.SET if scene.capacity is Capacity.DECIDER else Meaning.ASK_TIME
    return Choice(meaning, None, scene.said.requested, question)


def _about_words(scene: Scene, question: Question) -> Choice | None:
    return Choice(Meaning.RETREAT, question=question) if Sign.RETREATS in scene.said.signs else None


def _about_reason(scene: Scene, question: Question) -> Choice | None:
    """A reason; but who accepts the work, or orders something else instead, has given none."""
    said = scene.said
    if Sign.RETREATS in said.signs:
        return Choice(Meaning.RETREAT, question=question)
    meaning = WHY[scene.known.asked]
    if meaning is Meaning.REDO and scene.phase is Phase.SUBMITTED and said.praise is not None:
        return Choice(said.praise, question=question)
    order = first_order(scene, requested=False, asked=Asked.NOTHING)
    if order is not None and order.meaning in OVERTAKING:
        return Choice(order.meaning, order, order.wanted, question)
    return Choice(meaning, Ordered(meaning, said.reason), None, question)


def _about_unit(scene: Scene, question: Question) -> Choice | None:
    if Sign.RETREATS in scene.said.signs:
        return Choice(Meaning.RETREAT, question=question)
    order = next(one for one in scene.said.orders if one.when in (When.UNIT_NAMED, When.UNIT_ASKED))
    return Choice(Meaning.REASSIGN, order, order.wanted, question)


def _about_task(scene: Scene, question: Question) -> Choice | None:
    """What the unit answers; None where it reports, with a figure or a day, asks back, or only wishes well."""
    reply, signs = scene.said.reply, scene.said.signs
    reports = scene.intent in REPORTS or reply.doubtful or reply.percent is not None or reply.count is not None
    wishes = scene.intent is Intent.SMALLTALK and bool(signs & {Sign.COURTESY, Sign.EMPTY})
    if reports or wishes or scene.said.evidence or scene.capacity not in REPORTERS or scene.phase in OVER:
        return None
    return Choice(Meaning.ANSWER, question=question)


_ANSWERS = {
    Asked.ANSWER: _about_task,
    Asked.EVIDENCE: _about_result,
    Asked.NEW_DEADLINE: _about_deadline,
    Asked.WORDS: _about_words,
    Asked.REASON_REDO: _about_reason,
    Asked.REASON_REOPEN: _about_reason,
    Asked.REASON_CANCEL: _about_reason,
    Asked.UNIT: _about_unit,
}


def _answered_question(scene: Scene) -> Question | None:
    """The question that is no longer open, though the words are taken as if it had not been put."""
    if scene.known.asked is Asked.EVIDENCE and _names_no_result(scene):
        return None
    return scene.known.question if scene.known.asked in {*_ANSWERS, Asked.FALL} else None


def _ordered(scene: Scene) -> Choice | None:
    """An order of somebody who may give one."""
    if scene.capacity not in DECIDERS or scene.intent is Intent.QUESTION:
        return None
    order = first_order(scene, requested=scene.known.request is not None, asked=scene.known.asked)
    if order is None:
        return None
    reports = scene.capacity in INVOLVED and scene.phase not in ASIDE
    if reports and order.meaning not in UNREPORTED:
        return None
    agreed = scene.known.question if order.meaning is Meaning.AGREE else None
    return Choice(order.meaning, order, order.wanted, agreed)


def _wished(scene: Scene) -> Choice | None:
    """A unit spoke of its deadline alone: took its request back, put another one, or named a day outright."""
    said = scene.said
    may_be = scene.intent in MAY_BE_WISHES and not said.reply.new_deadline
    if not may_be or scene.phase not in OPEN or scene.capacity not in UNIT_HEADS:
        return None
    answers = scene.known.asked is Asked.REQUEST
    wish = said.wish_answering if scene.known.asked in OF_REQUEST else said.wish
    if wish is not None and wish.words:
        return Choice(Meaning.ASK_TIME, None, wish)
    withdraws = Sign.WITHDRAWS_REQUEST in said.signs
    takes_back = Sign.RETREATS in said.signs or Sign.WAS_MISREAD in said.signs
    if scene.known.request is not None and (withdraws or (answers and takes_back)):
        return Choice(Meaning.WITHDRAW_REQUEST)
    if withdraws and scene.intent is Intent.EXTENSION:
        return Choice(Meaning.OVERTAKEN)
    return Choice(Meaning.ASK_TIME) if wish is not None else None


def _taken_back(scene: Scene) -> Choice | None:
    """Who reported the work done says that it is not, or may have said so."""
    said = scene.said
    if scene.phase is not Phase.SUBMITTED_OWN or scene.intent is Intent.QUESTION:
        return None
    if Sign.TAKES_REPORT_BACK in said.signs and not said.evidence:
        return Choice(Meaning.WITHDRAW_REPORT)
    if said.files or Sign.CORRECTS_RESULT in said.signs or Sign.ASKS_FOR_JUDGEMENT in said.signs:
        return None
    unsays = Sign.NOT_DONE in said.signs or said.near_miss is NearMiss.MISTAKE
    return Choice(Meaning.UNSAY) if unsays else None


def _slipped(scene: Scene) -> Choice | None:
    """Who decides made a slip, or gave an order that is not carried out."""
    said = scene.said
    if scene.capacity is not Capacity.DECIDER or said.files:
        return None
    if Sign.OWN_MISTAKE in said.signs:
        return Choice(Meaning.SLIP)
    is_order = scene.intent is not Intent.QUESTION and scene.phase not in (Phase.COMPLETED, Phase.CANCELLED)
    return Choice(Meaning.UNSUPPORTED) if said.unsupported and is_order else None


def _handed_over(scene: Scene) -> Choice | None:
    """The unit gives the task back, or on to another one, in words that read like progress."""
    reply = scene.said.reply
    tells = scene.intent in (Intent.PROGRESS, *CHAT) and reply.percent is None and reply.count is None
    if not tells or not _reports(scene) or scene.said.files:
        return None
    if Sign.GIVES_BACK in scene.said.signs:
        return Choice(Meaning.DECLINE)
    return Choice(Meaning.NEAR_MISS) if Sign.HANDS_ON in scene.said.signs else None


def _thanked(scene: Scene) -> Choice | None:
    """Who decides only thanks for a request, which waits for an answer: it is put once more."""
    thanks = Sign.COURTESY in scene.said.signs and scene.capacity is Capacity.DECIDER and not scene.said.files
    waits = scene.known.asked is Asked.REQUEST and not scene.known.put_again and scene.phase not in OVER
    return Choice(Meaning.UNCLEAR) if thanks and waits else None


def _talked(scene: Scene) -> Choice | None:
    """Words that report nothing, from courtesies to what was nearly understood."""
    said = scene.said
    is_chat = scene.intent is Intent.SMALLTALK or (scene.intent is Intent.ACK and said.near_miss is not None)
    if not is_chat:
        return None
    if said.files:
        return Choice(Meaning.FILES) if Sign.EMPTY in said.signs else None
    if said.near_miss is not None:
        return Choice(Meaning.MISTAKE if said.near_miss is NearMiss.MISTAKE else Meaning.NEAR_MISS)
    if Sign.FIGURE in said.signs:
        return Choice(Meaning.FIGURE)
    return Choice(Meaning.COURTESY if Sign.COURTESY in said.signs or Sign.EMPTY in said.signs else Meaning.TALK)


def _corrected(scene: Scene) -> Choice | None:
    """The result of what is reported is named anew, or now."""
    named = scene.intent is Intent.PROGRESS and scene.said.evidence is not None
    corrects = named or (Sign.CORRECTS_RESULT in scene.said.signs and scene.intent is not Intent.QUESTION)
    is_theirs = scene.phase in SUBMITTED and scene.capacity in REPORTERS
    return Choice(Meaning.CORRECT) if corrects and is_theirs else None


_FACES = (
    _forwarded,
    _outright,
    _snoozed,
    _answered,
    _ordered,
    _wished,
    _taken_back,
    _slipped,
    _handed_over,
    _thanked,
    _talked,
    _corrected,
)
"""In this order: what is surer stands before what is likelier."""
