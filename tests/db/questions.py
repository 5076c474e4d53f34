"""A sample call of every question in db/: asked within `o`, with the ids of the house `a`."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from channels.telegram.hearing import CHANNEL
from db import (
    attachments,
    charges,
    corrections,
    dialogues,
    events,
    organizations,
    outbox,
    papers,
    people,
    reminders,
    searching,
    series,
    tasks,
    waiting,
)
from db.care import audits
from db.delivery import files, jobs, unreached
from db.delivery.unreached import UnreachedChat
from db.documents import papers_in, sheets
from db.documents.papers_in import NewPaper
from db.events import Source
from db.overviews import accounts, areas, boards
from db.overviews.accounts import Borders
from db.rounds import answers, progress, rounds
from domain import tasks as rules
from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.dialogues import DialogueKind
from domain.documents.papers_in import Drafts, issuer_key
from domain.heard import File
from domain.history import EventKind
from domain.ladder import Ladder, Reach, Rung, Times
from domain.letterhead import Letterhead
from domain.organizations import NewUnit
from domain.overviews.account import Adjustments
from domain.overviews.board import Moment
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.overviews.periodic import NEVER
from domain.overviews.report import Face
from domain.overviews.scoring import Scoring
from domain.registering.papers import Paper
from domain.replies import Intent
from domain.roles import Role
from domain.rounds.answers import Told
from domain.rounds.plan import Plan, RoundKind
from domain.rounds.schedules import Schedule
from tests.db.asking import Ask
from tests.db.houses import HEAD, NOW, PAPER, REGISTER, TODAY, YESTERDAY, House

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = rules.Due("ngày mai", DeadlineKind.EXACT, TODAY + timedelta(days=1), version=2)
TIMES = Times(ZONE, WorkingCalendar({TODAY: False}), Ladder(before=(5, 2)))
MOMENT = Moment(NOW, NOW + timedelta(days=3), NOW)
BORDERS = Borders(YESTERDAY, NOW, MOMENT)


def new_task(house: House) -> tasks.NewTask:
    return tasks.NewTask(
        content="Việc mới",
        content_folded="viec moi",
        lead=house.nth(1),
        support=(house.nth(2),),
        due=DUE,
        product=None,
        paper=("KH 10", "kh 10", None),
        urgency=rules.Urgency.NORMAL,
        set_above=False,
        assigner=house.nth(1),
        state=rules.State.ASSIGNED,
        series=house.nth(1),
        recurs_at=NOW,
    )


def standing_task(house: House) -> rules.Task:
    return rules.Task(
        id=house.nth(1),
        organization=house.organization,
        number=house.number,
        content="Việc đã sửa",
        lead=rules.UnitName(house.nth(1), "Phòng"),
        state=rules.State.IN_PROGRESS,
        created_at=YESTERDAY,
        due=DUE,
    )


def _sent_back(adjusted: Adjustments) -> int:
    return adjusted.sent_back


WITHIN: dict[str, Ask] = {
    "events.write_span": lambda s, o, a: events.write_span(s, standing_task(a), organization=o, zone=ZONE, now=NOW),
    "organizations.by_id": lambda s, o, a: organizations.by_id(s, organization=o),
    "organizations.to_change": lambda s, o, a: organizations.to_change(s, organization=o),
    "organizations.keep_times": lambda s, o, a: organizations.keep_times(s, TIMES, organization=o),
    "organizations.let_office_decide": lambda s, o, a: organizations.let_office_decide(s, organization=o, allowed=True),
    "organizations.bind_chat": lambda s, o, a: organizations.bind_chat(
        s, organization=o, channel=CHANNEL, account=-5, title="Nhóm", topic=None
    ),
    "organizations.groups": lambda s, o, a: organizations.groups(s, organization=o),
    "organizations.titles": lambda s, o, a: organizations.titles(s, organization=o),
    "organizations.keep_schedules": lambda s, o, a: organizations.keep_schedules(
        s, (Schedule(RoundKind.MONTH, 16),), organization=o
    ),
    "organizations.add_units": lambda s, o, a: organizations.add_units(
        s, organization=o, units=[NewUnit("Phòng mới")], today=TODAY
    ),
    "organizations.units": lambda s, o, a: organizations.units(s, organization=o, today=TODAY),
    "tasks.keep_edited": lambda s, o, a: tasks.keep_edited(
        s, a.nth(1), paper=None, set_above=True, support=[a.nth(2)], organization=o
    ),
    "searching.same_day": lambda s, o, a: searching.same_day(s, a.nth(1), TODAY, organization=o),
    "series.open_orders": lambda s, o, a: series.open_orders(s, organization=o, limit=3),
    "series.orders_of": lambda s, o, a: series.orders_of(s, [a.nth(1), a.nth(2)], organization=o),
    "overviews.areas.keep": lambda s, o, a: areas.keep(s, a.nth(1), ("Lĩnh vực", "linh vuc"), organization=o),
    "overviews.areas.tasks_of_paper": lambda s, o, a: areas.tasks_of_paper(s, "kh 10", organization=o),
    "overviews.areas.keep_of_papers": lambda s, o, a: areas.keep_of_papers(
        s, "kh 10", ("Lĩnh vực", "linh vuc"), organization=o
    ),
    "charges.in_charge": lambda s, o, a: charges.in_charge(s, organization=o, at=NOW),
    "charges.put_in_charge": lambda s, o, a: charges.put_in_charge(s, [a.nth(1)], a.nth(2), organization=o, now=NOW),
    "overviews.boards.tallies_of_areas": lambda s, o, a: boards.tallies_of_areas(
        s, Selection(), MOMENT, organization=o
    ),
    "overviews.accounts.tallies_of_areas": lambda s, o, a: accounts.tallies_of_areas(
        s, Selection(), BORDERS, organization=o
    ),
    "overviews.accounts.passages_of_areas": lambda s, o, a: accounts.passages_of_areas(
        s, Selection(), BORDERS, organization=o
    ),
    "papers.keep": lambda s, o, a: papers.keep(s, "KH 10", "kh 10", Paper(number="10/KH"), organization=o),
    "people.ensure": lambda s, o, a: people.ensure(
        s, organization=o, channel=CHANNEL, account=a.head_account, name="Tên mới"
    ),
    "people.ask_post": lambda s, o, a: people.ask_post(
        s, organization=o, person=a.nth(3), role=Role.HEAD, unit=a.nth(2), now=NOW
    ),
    "people.asked_post": lambda s, o, a: people.asked_post(s, organization=o, post=a.nth(3)),
    "people.has_served": lambda s, o, a: people.has_served(s, organization=o, channel=CHANNEL, account=a.head_account),
    "people.waiting_posts": lambda s, o, a: people.waiting_posts(
        s, organization=o, channel=CHANNEL, account=a.newcomer_account
    ),
    "people.decide_post": lambda s, o, a: people.decide_post(
        s, organization=o, post=a.nth(3), by=a.nth(1), approved=True, now=NOW
    ),
    "people.accounts": lambda s, o, a: people.accounts(s, organization=o),
    "people.rename": lambda s, o, a: people.rename(s, a.nth(1), "Tên mới", organization=o),
    "people.staff": lambda s, o, a: people.staff(s, organization=o),
    "people.end_posts": lambda s, o, a: people.end_posts(s, [a.nth(1), a.nth(3)], organization=o, now=NOW),
    "people.rest_posts": lambda s, o, a: people.rest_posts(s, a.nth(1), organization=o, since=NOW),
    "people.drop_claims": lambda s, o, a: people.drop_claims(s, a.nth(3), organization=o, now=NOW),
    "people.founder": lambda s, o, a: people.founder(s, organization=o),
    "people.behind": lambda s, o, a: people.behind(s, organization=o, channel=CHANNEL, account=a.head_account),
    "people.holders": lambda s, o, a: people.holders(s, organization=o),
    "tasks.insert_task": lambda s, o, a: tasks.insert_task(s, new_task(a), organization=o, zone=ZONE, now=NOW),
    "tasks.by_ids": lambda s, o, a: tasks.by_ids(s, [a.nth(1), a.nth(2)], organization=o),
    "tasks.by_number": lambda s, o, a: tasks.by_number(s, a.number, organization=o),
    "tasks.ids_of": lambda s, o, a: tasks.ids_of(s, [a.number], organization=o),
    "events.said_in": lambda s, o, a: events.said_in(
        s, a.nth(1), organization=o, source=events.Source(a.chat, a.message), kinds=[EventKind.REPORTED]
    ),
    "corrections.add": lambda s, o, a: corrections.add(
        s, organization=o, words="xong", read=Intent.DONE, meant=Intent.PROGRESS, now=NOW
    ),
    "tasks.save": lambda s, o, a: tasks.save(
        s, standing_task(a), organization=o, zone=ZONE, next_reminder_at=NOW, now=NOW
    ),
    "tasks.add_deadline": lambda s, o, a: tasks.add_deadline(s, a.nth(1), DUE, organization=o, by=a.nth(1), now=NOW),
    "tasks.add_support": lambda s, o, a: tasks.add_support(s, a.nth(1), [a.nth(1)], organization=o),
    "events.add": lambda s, o, a: events.add(
        s, EventKind.OBSTACLE, organization=o, by=a.nth(2), now=NOW, task=a.nth(1)
    ),
    "attachments.add": lambda s, o, a: attachments.add(
        s, a.nth(1), [File("file", "name")], organization=o, by=a.nth(2), chat=a.chat, now=NOW
    ),
    "tasks.all_deadlines": lambda s, o, a: tasks.all_deadlines(s, [a.nth(1)], organization=o),
    "events.newest_words": lambda s, o, a: events.newest_words(
        s, [a.nth(1)], organization=o, kind=EventKind.OBSTACLE, until=NOW
    ),
    "organizations.letterhead": lambda s, o, a: organizations.letterhead(s, organization=o),
    "organizations.keep_scoring": lambda s, o, a: organizations.keep_scoring(s, Scoring(ranks=True), organization=o),
    "organizations.keep_periodic": lambda s, o, a: organizations.keep_periodic(s, NEVER, organization=o),
    "organizations.keep_letterhead": lambda s, o, a: organizations.keep_letterhead(
        s, Letterhead(symbol="KHCN"), organization=o
    ),
    "delivery.files.put": lambda s, o, a: files.put(s, "a.docx", b"a", "paper", organization=o, now=NOW),
    "delivery.files.name": lambda s, o, a: files.name(s, a.nth(1), organization=o),
    "delivery.files.get": lambda s, o, a: files.get(s, a.nth(1), organization=o),
    "delivery.jobs.add": lambda s, o, a: jobs.add(s, PAPER, organization=o, progress=a.nth(1), now=NOW),
    "delivery.jobs.is_waiting": lambda s, o, a: jobs.is_waiting(s, PAPER, organization=o, chat=a.chat),
    "delivery.jobs.was_made": lambda s, o, a: jobs.was_made(s, [Face.WORD], organization=o, person=PAPER.person),
    "delivery.jobs.note_signed": lambda s, o, a: jobs.note_signed(s, a.nth(1), {"by": 1}, organization=o),
    "delivery.jobs.progress_message": lambda s, o, a: jobs.progress_message(s, a.nth(1), organization=o),
    "tasks.deadlines": lambda s, o, a: tasks.deadlines(s, a.nth(1), organization=o),
    "attachments.names": lambda s, o, a: attachments.names(s, a.nth(1), organization=o),
    "attachments.of_task": lambda s, o, a: attachments.of_task(s, a.nth(1), organization=o),
    "attachments.tasks_with": lambda s, o, a: attachments.tasks_with(s, [a.message], chat=a.chat, organization=o),
    "attachments.is_there": lambda s, o, a: attachments.is_there(s, a.nth(1), organization=o),
    "series.resume": lambda s, o, a: series.resume(s, a.nth(1), organization=o, at=NOW),
    "series.take": lambda s, o, a: series.take(s, a.nth(2), organization=o),
    "series.coming_up": lambda s, o, a: series.coming_up(s, organization=o, until=NOW),
    "series.postpone": lambda s, o, a: series.postpone(s, a.nth(2), organization=o, until=NOW),
    "series.later": lambda s, o, a: series.later(s, a.nth(1), organization=o),
    "series.neighbours": lambda s, o, a: series.neighbours(s, a.nth(1), organization=o),
    "events.newest": lambda s, o, a: events.newest(
        s, a.nth(1), organization=o, kinds=[EventKind.REGISTERED, EventKind.REPORTED]
    ),
    "events.of_task": lambda s, o, a: events.of_task(s, a.nth(1), organization=o),
    "events.of_department": lambda s, o, a: events.of_department(s, organization=o, kinds=[EventKind.SET_UP], limit=5),
    "delivery.unreached.failures": lambda s, o, a: unreached.failures(s, organization=o, since=YESTERDAY),
    "outbox.undelivered": lambda s, o, a: outbox.undelivered(s, organization=o, since=YESTERDAY),
    "organizations.former_units": lambda s, o, a: organizations.former_units(s, organization=o, today=TODAY),
    "documents.papers_in.add": lambda s, o, a: papers_in.add(
        s, NewPaper(HEAD, "k", Drafts(), "b.docx", a.nth(1), a.nth(1)), organization=o, now=NOW
    ),
    "documents.papers_in.numbered": lambda s, o, a: papers_in.numbered(s, a.number, organization=o),
    "documents.papers_in.to_change": lambda s, o, a: papers_in.to_change(s, a.number, organization=o),
    "documents.papers_in.newest": lambda s, o, a: papers_in.newest(s, organization=o, limit=1),
    "documents.papers_in.of_issuer": lambda s, o, a: papers_in.of_issuer(s, issuer_key(HEAD), organization=o),
    "documents.papers_in.keep": lambda s, o, a: papers_in.keep(s, a.number, Drafts(is_draft=True), organization=o),
    "documents.papers_in.replace_by": lambda s, o, a: papers_in.replace_by(s, a.number, 9, organization=o),
    "documents.papers_in.states": lambda s, o, a: papers_in.states(s, [a.nth(1)], organization=o),
    "documents.papers_in.open_contents": lambda s, o, a: papers_in.open_contents(s, [a.nth(1)], organization=o),
    "documents.sheets.add": lambda s, o, a: sheets.add(
        s, REGISTER, organization=o, name="b.xlsx", file=a.nth(1), by=a.nth(1), now=NOW
    ),
    "documents.sheets.numbered": lambda s, o, a: sheets.numbered(s, a.number, organization=o),
    "documents.sheets.to_change": lambda s, o, a: sheets.to_change(s, a.number, organization=o),
    "documents.sheets.mark_taken": lambda s, o, a: sheets.mark_taken(
        s, a.number, organization=o, by="An", overdue=3, now=NOW
    ),
    "documents.sheets.untold": lambda s, o, a: sheets.untold(s, organization=o),
    "documents.sheets.mark_told": lambda s, o, a: sheets.mark_told(s, organization=o),
    "documents.sheets.lines": lambda s, o, a: sheets.lines(s, ["#p1"], organization=o),
    "documents.sheets.keep_lines": lambda s, o, a: sheets.keep_lines(
        s, {"#p1": (a.nth(1), REGISTER.lines[0]), "#p2": (a.nth(1), REGISTER.lines[0])}, organization=o
    ),
    "documents.sheets.worded_alike": lambda s, o, a: sheets.worded_alike(s, [""], organization=o),
    "rounds.rounds.open_round": lambda s, o, a: rounds.open_round(
        s, Plan(name="Đột xuất"), [a.nth(1)], organization=o, by=a.nth(1), now=NOW
    ),
    "rounds.rounds.by_id": lambda s, o, a: rounds.by_id(s, a.nth(1), organization=o),
    "rounds.rounds.numbered": lambda s, o, a: rounds.numbered(s, a.number, organization=o),
    "rounds.progress.finished": lambda s, o, a: progress.finished(s, a.nth(2), YESTERDAY, NOW, organization=o, limit=9),
    "rounds.rounds.open_ones": lambda s, o, a: rounds.open_ones(s, organization=o),
    "rounds.rounds.of_kind": lambda s, o, a: rounds.of_kind(s, RoundKind.MONTH, organization=o),
    "rounds.rounds.newest": lambda s, o, a: rounds.newest(s, organization=o, limit=1),
    "rounds.rounds.close": lambda s, o, a: rounds.close(s, a.nth(1), organization=o, file=a.nth(1), now=NOW),
    "rounds.answers.of_rounds": lambda s, o, a: answers.of_rounds(s, [a.nth(1)], organization=o),
    "rounds.answers.add": lambda s, o, a: answers.add(
        s, a.nth(1), {0: Told("x")}, (), organization=o, by=a.nth(1), source=Source(None, None), now=NOW
    ),
    "overviews.accounts.passages": lambda s, o, a: accounts.passages(s, Selection(), BORDERS, organization=o),
    "overviews.accounts.adjustments": lambda s, o, a: _sent_back(
        accounts.adjustments(s, Selection(), BORDERS, organization=o)
    ),
    "overviews.accounts.tallies": lambda s, o, a: accounts.tallies(s, Selection(), BORDERS, organization=o),
    "overviews.accounts.told_obstacles": lambda s, o, a: accounts.told_obstacles(s, BORDERS, organization=o),
    "overviews.accounts.unreported": lambda s, o, a: accounts.unreported(
        s, Selection(), replace(BORDERS, until=NOW + timedelta(days=1)), organization=o
    ),
    "overviews.accounts.count": lambda s, o, a: accounts.count(s, Selection(), BORDERS, organization=o),
    "overviews.accounts.lines": lambda s, o, a: accounts.lines(s, Selection(), BORDERS, organization=o),
    "events.of_tasks": lambda s, o, a: events.of_tasks(s, [a.nth(1), a.nth(2)], organization=o, since=YESTERDAY),
    "overviews.accounts.lines_of_each": lambda s, o, a: accounts.lines_of_each(
        s, [(Selection(status=Status.OPEN), 5), (Selection(), 5)], BORDERS, organization=o
    ),
    "overviews.boards.tallies": lambda s, o, a: boards.tallies(s, Selection(), MOMENT, organization=o),
    "overviews.boards.count": lambda s, o, a: boards.count(
        s, Selection(leads=frozenset({a.nth(1)})), MOMENT, organization=o
    ),
    "reminders.overdue": lambda s, o, a: reminders.overdue(s, organization=o, now=NOW),
    "overviews.boards.ids": lambda s, o, a: boards.ids(s, Selection(), MOMENT, organization=o),
    "overviews.boards.lines": lambda s, o, a: boards.lines(s, Selection(), MOMENT, organization=o, limit=10),
    "overviews.boards.coming_up": lambda s, o, a: boards.coming_up(s, Selection(), MOMENT, organization=o, until=NOW),
    "overviews.boards.units_of_board": lambda s, o, a: boards.units_of_board(
        s, organization=o, today=TODAY, leading={a.nth(1), a.nth(2)}
    ),
    "overviews.boards.unreported_of": lambda s, o, a: boards.unreported_of(
        s, None, organization=o, since=YESTERDAY - timedelta(days=1), until=NOW + timedelta(days=1)
    ),
    "reminders.move_on": lambda s, o, a: reminders.move_on(
        s, {reminders.DueTask(a.nth(1), YESTERDAY): None}, organization=o
    ),
    "organizations.group_titles": lambda s, o, a: organizations.group_titles(s, organization=o),
    "delivery.unreached.of_organization": lambda s, o, a: unreached.of_organization(s, organization=o),
    "delivery.unreached.mark_told": lambda s, o, a: unreached.mark_told(
        s, UnreachedChat(o, a.chat, "kicked", YESTERDAY, (a.nth(1),), (), None), organization=o, now=NOW
    ),
    "organizations.due_morning": lambda s, o, a: organizations.due_morning(s, organization=o, now=NOW),
    "reminders.tasks_planned_for": lambda s, o, a: reminders.tasks_planned_for(s, organization=o, chat=a.chat),
    "tasks.numbers": lambda s, o, a: tasks.numbers(s, [a.nth(1)], organization=o),
    "reminders.due_tasks": lambda s, o, a: reminders.due_tasks(s, organization=o, now=NOW, limit=10),
    "reminders.plan": lambda s, o, a: reminders.plan(
        s, [reminders.Come(standing_task(a), Rung("T+1", NOW, Reach.HEAD), [a.chat])], organization=o, now=NOW
    ),
    "reminders.told": lambda s, o, a: reminders.told(s, [a.nth(1)], organization=o),
    "reminders.coming_up": lambda s, o, a: reminders.coming_up(s, organization=o, until=NOW),
    "reminders.waiting_tasks": lambda s, o, a: reminders.waiting_tasks(s, organization=o, after=0, limit=10),
    "reminders.reschedule": lambda s, o, a: reminders.reschedule(s, {a.nth(1): NOW}, organization=o),
    "reminders.planned_for": lambda s, o, a: reminders.planned_for(s, organization=o, chat=a.chat),
    "reminders.plan_morning": lambda s, o, a: reminders.plan_morning(
        s, "W2026-11-20", organization=o, chats=[-9], moment=NOW, now=NOW
    ),
    "reminders.mornings_for": lambda s, o, a: reminders.mornings_for(s, organization=o, chat=a.chat),
    "reminders.drop": lambda s, o, a: reminders.drop(s, [a.nth(1)], organization=o),
    "organizations.move_morning": lambda s, o, a: organizations.move_morning(
        s, organization=o, seen=YESTERDAY, after=NOW
    ),
    "care.audits.planned": lambda s, o, a: audits.planned(s, organization=o, after=0, limit=9, fresh=NOW),
    "organizations.leave_gap": lambda s, o, a: organizations.leave_gap(s, 50, organization=o),
    "organizations.set_morning": lambda s, o, a: organizations.set_morning(s, NOW, organization=o),
    "organizations.bring_morning_forward": lambda s, o, a: organizations.bring_morning_forward(
        s, YESTERDAY.replace(year=2000), organization=o
    ),
    "people.vacancies": lambda s, o, a: people.vacancies(s, organization=o),
    "people.claims": lambda s, o, a: people.claims(s, organization=o),
    "events.of_kinds": lambda s, o, a: events.of_kinds(
        s, [EventKind.REPORTED], organization=o, since=YESTERDAY - timedelta(days=1)
    ),
    "waiting.open_matters": lambda s, o, a: waiting.open_matters(s, organization=o, tasks=[a.nth(1)]),
    "waiting.without_proof": lambda s, o, a: waiting.without_proof(s, organization=o),
    "dialogues.open_questions": lambda s, o, a: dialogues.open_questions(s, organization=o, kind=DialogueKind.EVIDENCE),
    "dialogues.unfinished": lambda s, o, a: dialogues.unfinished(s, organization=o),
    "dialogues.begun": lambda s, o, a: dialogues.begun(s, [a.nth(1)], organization=o),
    "waiting.submitted": lambda s, o, a: waiting.submitted(s, organization=o),
    "reminders.claim": lambda s, o, a: reminders.claim(s, [a.nth(1)], organization=o, outgoing=a.nth(3)),
}
