"""Words with which what is to be done begins, and those of them that are the name of a board."""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.prose.words import Phrases, Word, listed, phrases
from reading.language.lookup import phrases as read_phrases

LONGEST_NAME = 22
"""Words, so that a sentence without a verb that is known does not become a name."""
_ADVERBIAL = re.compile("có|phải|cần|chịu|chủ|tiếp|khẩn|kịp|tập|nghiêm|đẩy|tích|tăng|thường|định|trực")
"""What begins so tells how something is done, or who does it, and names no board."""
LIMITS = re.compile("truoc|trong|khi|den|tu|sau|dinh|hang|ngoai|ngay|neu|doi|theo")
_LEADS_ON = re.compile("viec|tac|hoach|cao|qua|hinh|de|va|an|do|trinh|voi|cho|ve|trong|theo|phuong|dong")
"""Behind these a verb belongs to what stands before it: "công tác kiểm tra", "kế hoạch thực hiện"."""


@lru_cache(maxsize=1)
def begins() -> Phrases:
    """With which what is to be done begins, with the tags of documents/lexicon/begins.txt."""
    known = dict(listed("begins"))
    verbs = {verb: frozenset({"duty"}) for verb in sorted(read_phrases("task_verb")) if " " in verb}
    return Phrases([*{**verbs, **known}.items()], only_marked=True, nearly=True)


def named_by_work(words: Sequence[Word], head: int, start: int) -> int:
    """How many words behind the head of a board are what it is called by: "Hội đồng thẩm định giá đất tỉnh".

    0 where they are what it has to do: no other verb follows that could be that.
    """
    if "board" not in phrases("unit").at(words, head).tags or start >= len(words) or words[start].is_capital:
        return 0
    first = begins().at(words, start)
    if not first.tags & {"duty", "name", "field"} or _ADVERBIAL.fullmatch(words[start].lower):
        return 0
    behind = start + first.length
    for at in range(behind, min(len(words), start + LONGEST_NAME)):
        if words[at].is_mark or LIMITS.fullmatch(words[at].bare):
            return 0
        is_verb = "duty" in begins().at(words, at).tags and not words[at].is_capital
        if is_verb and at > behind and not _LEADS_ON.fullmatch(words[at - 1].bare):
            return at - start
    return 0
