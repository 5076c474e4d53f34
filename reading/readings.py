"""All readings that a message may need, under one roof: whoever hears it hands this module on."""

from reading.labels import agreed, typed
from reading.language.names import find_name
from reading.language.task_numbers import joined_in, listed_in, name_first, named_in, opens_with_one, without_joint
from reading.message import lead_named, limit_named, line_named, read_parts, read_whole, understand
from reading.orders.entrusting import entrusted
from reading.orders.handing_on import handed_to, hands_first, may_hand_on
from reading.orders.instructions import instructs, sets_to_work
from reading.orders.judgements import judges
from reading.orders.letterheads import read_letterhead
from reading.orders.lines import Ordered, read_ordered
from reading.orders.matters import order_of_matter, plainly
from reading.orders.periodic import read_periodic
from reading.orders.read import numbered
from reading.orders.scoring import read_scoring
from reading.orders.settings import read_setting
from reading.orders.support import units_named
from reading.orders.templates import read_template
from reading.papers_in.clauses import amended_by_clause
from reading.papers_in.leads import lead_written
from reading.papers_in.own import with_own
from reading.papers_in.questions import asked_of_paper
from reading.papers_in.wishes import (
    paper_asked,
    paper_put_off,
    paper_refused,
    paper_undone,
    read_paper_wish,
    with_joined,
)
from reading.questions.boards import wanted_board
from reading.questions.faces import read_face, wanted_paper
from reading.questions.filters import read_filters
from reading.questions.read import asked_task, asks_outright, read_question
from reading.questions.scores import whose_scores
from reading.questions.task_papers import task_paper
from reading.registrations.amendments import amended, area_of_paper, edit_in
from reading.registrations.corrections import amended_item, corrections_beside, corrections_in
from reading.registrations.doubles import doubled
from reading.registrations.framing import asks_to_register
from reading.registrations.letterhead import is_from_above, issuing_body
from reading.registrations.letters import is_letter, letter_in
from reading.registrations.people import entrusted_by_name
from reading.registrations.posts import read_post
from reading.registrations.read import (
    read_draft,
    read_due,
    read_start,
    read_undated,
    with_guess,
    with_quoted,
)
from reading.registrations.roles import read_leads
from reading.registrations.several import lists_tasks, read_drafts
from reading.registrations.staff import read_charge, read_staff
from reading.registrations.unit_lists import added_in, read_units
from reading.registrations.verdicts import agrees
from reading.replies.lines.fitting import apart, fitting
from reading.replies.lines.meant import lines_meant, may_name_line
from reading.replies.overcome import overcomes
from reading.replies.preparations import results_of
from reading.replies.read import read_reply, rules_of
from reading.replies.retreats import corrects_figure
from reading.replies.returns import may_hand_over
from reading.replies.snoozes import read_wish
from reading.replies.unprompted import numbers_meant, with_names
from reading.rounds.answers import as_proposed, read_answer
from reading.rounds.opening import read_plan
from reading.rounds.orders import read_round_order
from reading.rounds.schedules import read_schedule

__all__ = [
    "Ordered",
    "added_in",
    "agreed",
    "agrees",
    "amended",
    "amended_by_clause",
    "amended_item",
    "apart",
    "area_of_paper",
    "as_proposed",
    "asked_of_paper",
    "asked_task",
    "asks_outright",
    "asks_to_register",
    "corrections_beside",
    "corrections_in",
    "corrects_figure",
    "doubled",
    "edit_in",
    "entrusted",
    "entrusted_by_name",
    "find_name",
    "fitting",
    "handed_to",
    "hands_first",
    "instructs",
    "is_from_above",
    "is_letter",
    "issuing_body",
    "joined_in",
    "judges",
    "lead_named",
    "lead_written",
    "letter_in",
    "limit_named",
    "line_named",
    "lines_meant",
    "listed_in",
    "lists_tasks",
    "may_hand_on",
    "may_hand_over",
    "may_name_line",
    "name_first",
    "named_in",
    "numbered",
    "numbers_meant",
    "opens_with_one",
    "order_of_matter",
    "overcomes",
    "paper_asked",
    "paper_put_off",
    "paper_refused",
    "paper_undone",
    "plainly",
    "read_answer",
    "read_charge",
    "read_draft",
    "read_drafts",
    "read_due",
    "read_face",
    "read_filters",
    "read_leads",
    "read_letterhead",
    "read_ordered",
    "read_paper_wish",
    "read_parts",
    "read_periodic",
    "read_plan",
    "read_post",
    "read_question",
    "read_reply",
    "read_round_order",
    "read_schedule",
    "read_scoring",
    "read_setting",
    "read_staff",
    "read_start",
    "read_template",
    "read_undated",
    "read_units",
    "read_whole",
    "read_wish",
    "results_of",
    "rules_of",
    "sets_to_work",
    "task_paper",
    "typed",
    "understand",
    "units_named",
    "wanted_board",
    "wanted_paper",
    "whose_scores",
    "with_guess",
    "with_joined",
    "with_names",
    "with_own",
    "with_quoted",
    "without_joint",
]
