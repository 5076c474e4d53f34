"""What is reported or sent in private and names no task: its words find the own task, or it is asked which is meant."""

import datetime as dt
from dataclasses import replace

from actions.cards import say_card
from actions.doing import handing, unplaced
from actions.hearing import Hearing, hear
from actions.knowing import Answering, named
from actions.overviews import boards
from actions.papers_in import ordering
from actions.turns import Scene
from db import events
from db.overviews import boards as stored
from domain.asking import Asked
from domain.dialogues import Unplaced
from domain.history import EventKind
from domain.overviews.filters import Status
from domain.overviews.lists import Selection, sight_of
from domain.people import Verb, may
from domain.replies import Fit, Intent
from domain.tasks import Task

MOST_TASKS = 200
"""Tasks of one person among which the words are looked for, the soonest due first."""
SOON = dt.timedelta(minutes=30)
"""Within that time a figure without its task corrects the one told last."""
OF_REPORTS = frozenset({EventKind.REPORTED, EventKind.OBSTACLE})
MOST_SHOWN = 6
"""Tasks that are put to the choice."""


def heard(hearing: Hearing) -> bool:
    """Take up a report or files of one of the own tasks; False where the speaker reports on none."""
    own = _open_ones(hearing.scene)
    if not own:
        return False
    return _several(hearing, own) or _take(hearing, own, hearing.reader.fitting(hearing.text, _names(own)))


def reports_on_any(scene: Scene) -> bool:
    """Whether the speaker reports on any open task."""
    return bool(_open_ones(scene))


def heard_if_told(hearing: Hearing) -> bool:
    """Likewise, of words that may tell how one of them stands; where they only name it, it is shown."""
    own = _open_ones(hearing.scene)
    if not own or _several(hearing, own):
        return bool(own)
    fit = hearing.reader.fitting(hearing.text, _names(own))
    about = " ".join(task.content for task in own if fit.likely and task.id == fit.tasks[0])
    reply = hearing.reader.read_reply(hearing.text, asked=Asked(about=about))
    told = reply.intent not in (Intent.QUESTION, Intent.ACK, Intent.SMALLTALK) and not reply.vague
    if told and not fit.bare:
        return _take(hearing, own, fit)
    is_named = fit.sure and reply.intent not in (Intent.QUESTION, Intent.ACK) and not reply.courteous
    if is_named:
        say_card(hearing.scene.turn, hearing.scene.speaker, next(task for task in own if task.id == fit.tasks[0]))
    return is_named


def _several(hearing: Hearing, own: list[Task]) -> bool:
    """What is said of several tasks, each by its words, is heard part by part; files would belong to one of them."""
    parts = hearing.reader.apart(hearing.text, _names(own)) if not hearing.files else ()
    turn = hearing.scene.turn
    said = len(turn.going_out)
    for words, task in parts:
        hear(replace(hearing, text=words, answering=Answering(named(turn, hearing.scene.speaker, [task]))))
    turn.join(said)
    return bool(parts)


def _take(hearing: Hearing, own: list[Task], fit: Fit) -> bool:
    """Beyond doubt it is noted; else it is kept, and asked about. What hands a task on reports nothing."""
    scene = hearing.scene
    about = replace(hearing, answering=Answering(named(scene.turn, scene.speaker, fit.tasks[:1])))
    if hearing.reader.hands_first(hearing.text):
        meant = [task for task in own if fit.sure and task.id == fit.tasks[0]]
        if any(handing.handed_on(scene, task, hearing.text) for task in meant):
            return True
        if not _tells_of_work(hearing):
            return False
    if fit.sure:
        hear(about)
        return True
    last = _last_reported(scene, own) if hearing.reader.corrects_figure(hearing.text) else None
    if last is not None:
        hear(replace(hearing, answering=Answering(named(scene.turn, scene.speaker, [last]))))
        return True
    if len(own) == 1 and fit.silent and _tells_of_work(hearing):
        hear(replace(hearing, answering=Answering(named(scene.turn, scene.speaker, [own[0].id]))))
        return True
    best = fit.tasks[: fit.equal] if fit.likely else fit.tasks
    others = () if fit.likely and fit.equal > 1 else (task.id for task in own)
    shown = list(dict.fromkeys((*best, *others)))[:MOST_SHOWN]
    lines = dict(enumerate(shown, 1))
    likely = len(own) == 1 or (fit.likely and fit.equal == 1)
    held = Unplaced(hearing.files, hearing.text, lines, likely=likely)
    unplaced.keep(scene, held, may_be_paper=_may_be_paper(hearing))
    return True


def _last_reported(scene: Scene, own: list[Task]) -> int | None:
    """The task of which the speaker told something last, not long ago: its figure is the one that is corrected."""
    within, since = scene.speaker.organization.id, scene.turn.now - SOON
    told = events.of_tasks(scene.turn.session, [task.id for task in own], organization=within, since=since)
    theirs = (task for task, line in told if line.kind in OF_REPORTS and line.who == scene.name)
    return next(theirs, None)


def _tells_of_work(hearing: Hearing) -> bool:
    """Whether the words tell how far the work is, or ask for time; not that it is done."""
    if hearing.files:
        return False
    reply = hearing.reader.read_reply(hearing.text)
    figure = reply.intent is Intent.PROGRESS and (reply.percent is not None or reply.count is not None)
    return (figure and not reply.doubtful) or reply.intent is Intent.EXTENSION


def _may_be_paper(hearing: Hearing) -> bool:
    """Whether files come without a report, from somebody who may have tasks made of them."""
    is_told = hearing.reader.read_reply(hearing.text).tells
    return not is_told and ordering.may_order(hearing.scene.speaker) and bool(ordering.readable(hearing.files))


def _names(own: list[Task]) -> dict[int, str]:
    return {task.id: task.content for task in own}


def _open_ones(scene: Scene) -> list[Task]:
    """The tasks on which the speaker reports, the soonest due first."""
    known = scene.speaker.known
    if scene.speaker.is_stranger:
        return []
    falls = replace(sight_of(known), units=frozenset(), gives=False)
    selection, moment = Selection(of_person=falls, status=Status.OPEN), boards.moment_for(scene.speaker, scene.now)
    organization = scene.speaker.organization.id
    found = stored.lines(scene.turn.session, selection, moment, organization=organization, limit=MOST_TASKS)
    return [task for task in found if may(known, Verb.REPORT, task.duty)]
