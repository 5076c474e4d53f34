"""What a message asks and numbers stays known where it is cut into pages or joined with others."""

from domain.asking import Line, Question, asking, counted
from texts.message import Button, Message, pages, together

LONG = Message(
    "\n".join(f"{number}. việc" for number in range(1, 51)),
    buttons=((Button("Đúng", "x"),),),
    shows=tuple(range(101, 151)),
    asks=asking(Question.SHARE, 101),
    lines=counted(range(101, 151)),
    expects_reply=True,
)


def test_each_page_knows_the_lines_of_all() -> None:
    cut = pages(LONG, limit=200)

    assert len(cut) > 2
    assert {page.lines for page in cut} == {LONG.lines}
    assert {page.asks for page in cut} == {LONG.asks}
    assert {page.shows for page in cut} == {LONG.shows}
    assert [bool(page.buttons) for page in cut] == [*[False] * (len(cut) - 1), True]


def answer(task: int, question: Question | None = None) -> Message:
    return Message(f"/nv{task}", shows=(task,), asks=asking(question, task) if question else ())


def test_joined_answers_have_the_numbers_that_were_typed_or_are_counted() -> None:
    parts = [answer(11), Message("⛔ không có"), answer(12, Question.EVIDENCE)]

    assert together(parts, (9, 5, 4)).lines == (Line(9, 11), Line(4, 12))
    assert together(parts, (9, 5, None)).lines == (Line(1, 11), Line(2, 12))
    assert together(parts).asks == asking(Question.EVIDENCE, 12)
    assert together([answer(11), answer(11)], (3, 3)).lines == (Line(1, 11), Line(2, 11))


def test_what_waits_to_be_sent_from_before_the_upgrade_is_read_as_it_was_written() -> None:
    old = {"html": "Lý do?", "buttons": [], "asks": True, "silent": False}

    assert Message.from_json(old) == Message("Lý do?", expects_reply=True)
    assert Message.from_json(Message("Lý do?", expects_reply=True).to_json()).expects_reply
