"""Why a reply was read as it was: its phrases, what each word of finishing proves, and what each clause says."""

from collections.abc import Callable, Iterator, Sequence

from domain.replies import Intent, Reply
from domain.why import Component, Loser, Source, Step, Why
from reading.replies.asking import is_asking
from reading.replies.clauses import Clause, Lexeme, ParsedReply
from reading.replies.declines import declines_in
from reading.replies.done import verdicts_in, weighed_in
from reading.replies.limits import extends_in, is_promise
from reading.replies.signs import obstructs_in, progresses_in
from reading.replies.verdicts import Proof

SIGNS: tuple[tuple[str, Intent, Callable[[Clause], bool]], ...] = (
    ("declines_in", Intent.DECLINE, declines_in),
    ("extends_in", Intent.EXTENSION, extends_in),
    ("obstructs_in", Intent.OBSTACLE, obstructs_in),
    ("progresses_in", Intent.PROGRESS, progresses_in),
    ("is_promise", Intent.PROGRESS, is_promise),
    ("is_asking", Intent.QUESTION, is_asking),
)
"""The rules that a clause alone decides, and what they make of it."""
OF_MESSAGE = "message"
"""Names the rule where no single clause decides: the question that was asked, or all the words together."""


def told(reply: Reply, message: ParsedReply, found: Sequence[Intent]) -> Why:
    """The steps of the reading; `found` is all that the message says, the weightiest first."""
    signs = list(_signs(message))
    proofs = [_proof(message, *verdict) for verdict in verdicts_in(message)]
    steps = (*_phrases(message), *(each for each in proofs if isinstance(each, Step)), *_supplied(reply), *signs)
    losers = [each for each in proofs if isinstance(each, Loser)]
    proof, weighed = weighed_in(message)
    if weighed is not None:
        losers.append(Loser("proof_in", 0, len(reply.words), reply.words, f"{weighed.value}: {proof.name.lower()}"))
    losers += [
        Loser(intent.value, 0, len(reply.words), reply.words, f"weighs less than {reply.intent.value}")
        for intent in found
        if intent is not reply.intent
    ]
    return Why(reply.words, _deciding(reply, signs), steps, tuple(losers))


def _deciding(reply: Reply, signs: Sequence[Step]) -> str:
    if reply.intent is Intent.DONE:
        return "proof_in"
    return next((sign.rule for sign in signs if sign.gives == reply.intent.value), OF_MESSAGE)


def _phrases(message: ParsedReply) -> Iterator[Step]:
    """Each known phrase with the parts that it can play, and what was read as a whole before the words."""
    for lexeme in message.lexemes():
        if lexeme.parts:
            parts = ", ".join(sorted(part.name.lower() for part in lexeme.parts))
            yield _step(message, "lexicon", lexeme, parts, tuple(_components(lexeme)))


def _components(lexeme: Lexeme) -> Iterator[Component]:
    if lexeme.share is not None and lexeme.share.percent is not None:
        yield Component("percent", str(lexeme.share.percent))
    if lexeme.tally is not None:
        yield Component("count", f"{lexeme.tally.done}/{lexeme.tally.total}")
    if lexeme.time is not None:
        yield Component("tense", lexeme.time.tense.name.lower(), Source.SUPPLIED)
    if lexeme.number is not None:
        yield Component("number", str(lexeme.number))


def _supplied(reply: Reply) -> Iterator[Step]:
    """The line or the task of which it is said, where the words name one."""
    named = [("line", reply.item), ("task", reply.task)]
    components = tuple(Component(name, str(number)) for name, number in named if number is not None)
    if components:
        yield Step("stretches_in", 0, len(reply.words), reply.words, "what it is about", components)


def _proof(message: ParsedReply, anchor: Lexeme, proof: Proof, verdict: str) -> Step | Loser:
    if proof is Proof.NONE:
        start, end = _places(message, anchor.start, anchor.end)
        return Loser("proof_at", start, end, message.folded.words(anchor.start, anchor.end), str(verdict))
    return _step(message, "proof_at", anchor, f"{proof.name.lower()} proof: {verdict}")


def _signs(message: ParsedReply) -> Iterator[Step]:
    for clause in message.clauses:
        for rule, intent, says in SIGNS:
            if says(clause):
                yield _step(message, rule, clause, intent.value)


def _step(
    message: ParsedReply, rule: str, words: Lexeme | Clause, gives: str, components: tuple[Component, ...] = ()
) -> Step:
    start, end = _places(message, words.start, words.end)
    return Step(rule, start, end, message.folded.words(words.start, words.end), gives, components)


def _places(message: ParsedReply, start: int, end: int) -> tuple[int, int]:
    """Places in the text as it was typed."""
    return message.folded.origin[start], message.folded.origin[end]
