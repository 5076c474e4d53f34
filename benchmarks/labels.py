"""How much of our own labelled lists is read right, by list and kind.

Run with `uv run python benchmarks/labels.py [replies|deadlines|registrations|questions …] [--misses]`; without a name
all four are read. tests/labels/README.md says what the labels mean.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks.labelled import deadlines, questions, registrations, replies
from benchmarks.labelled.judged import Judged

LISTS: dict[str, Callable[[], Iterator[Judged]]] = {
    "replies": replies.judge_replies,
    "deadlines": deadlines.judge_deadlines,
    "registrations": registrations.judge_registrations,
    "questions": questions.judge_questions,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="*", metavar="LIST", help=f"which of {', '.join(LISTS)}; all without a name")
    parser.add_argument("--misses", action="store_true", help="tell every line that was read wrongly")
    args = parser.parse_args()
    if strange := set(args.lists) - set(LISTS):
        parser.error(f"no such list: {', '.join(sorted(strange))}")
    for name in args.lists or LISTS:
        show(name, list(LISTS[name]()), misses=args.misses)
    return 0


def show(name: str, judged: Sequence[Judged], *, misses: bool) -> None:
    kinds = list(dict.fromkeys(one.kind for one in judged))
    for kind in kinds:
        of_kind = [one for one in judged if one.kind == kind]
        print(f"{kind:18}{_figures(of_kind)}")
        if misses:
            for one in of_kind:
                if not one.right:
                    print(f"    {one.told}{''.join(f'  {mark.upper()}' for mark in one.marks)}")
    print(f"{name:18}{_figures(judged)}")
    for part in dict.fromkeys(part for one in judged for part, _ in one.fields):
        agree = [agrees for one in judged for told, agrees in one.fields if told == part]
        print(f"  {part:16}{sum(agree):4} / {len(agree):<4}{sum(agree) / len(agree):.3f}")
    print()


def _figures(judged: Sequence[Judged]) -> str:
    right = sum(one.right for one in judged)
    marks = Counter(mark for one in judged for mark in one.marks)
    beside = "".join(f"  {mark} {count}" for mark, count in sorted(marks.items()))
    return f"{right:4} / {len(judged):<4}{right / len(judged):.3f}{beside}"


if __name__ == "__main__":
    sys.exit(main())
