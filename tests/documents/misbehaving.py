"""What the process that reads is told to do in place of reading: the name of the file says which."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from documents.apart import Order
from documents.limits import OnPage
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Findings, Head


def found(order: Order, on_page: OnPage) -> Findings:
    return {
        "sleeps": _sleeps,
        "works": _works,
        "eats": _eats,
        "dies": _dies,
        "gives up": _gives_up,
        "is killed": _is_killed,
        "falls": _falls,
        "prints": _prints,
        "leaves": _leaves,
        "refuses": _refuses,
        "digs": _digs,
        "reads": _reads,
        "writes": _writes,
        "hangs": _hangs,
    }[order.name](order, on_page)


def _sleeps(order: Order, on_page: OnPage) -> Findings:
    time.sleep(60)
    return Findings(Head())


def _works(order: Order, on_page: OnPage) -> Findings:
    while True:
        pass


def _eats(order: Order, on_page: OnPage) -> Findings:
    return Findings(Head(about=str(len(bytearray(4 * order.limits.memory)))))


def _dies(order: Order, on_page: OnPage) -> Findings:
    os.kill(os.getpid(), signal.SIGSEGV)
    return Findings(Head())


def _gives_up(order: Order, on_page: OnPage) -> Findings:
    """As a library in C does that is denied memory."""
    os.abort()


def _is_killed(order: Order, on_page: OnPage) -> Findings:
    os.kill(os.getpid(), signal.SIGKILL)
    return Findings(Head())


def _falls(order: Order, on_page: OnPage) -> Findings:
    raise ValueError(order.content.decode())


def _prints(order: Order, on_page: OnPage) -> Findings:
    sys.stdout.write('{"fault": "empty"}\n')
    os.write(1, b'{"fault": "empty"}\n')
    return Findings(Head(about="in"))


def _leaves(order: Order, on_page: OnPage) -> Findings:
    """Leaves a process behind, and says its number."""
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    return Findings(Head(about=str(left.pid)))


def _refuses(order: Order, on_page: OnPage) -> Findings:
    raise Unreadable(Fault.ENCRYPTED)


def _digs(order: Order, on_page: OnPage) -> Findings:
    return _digs(order, on_page)


def _reads(order: Order, on_page: OnPage) -> Findings:
    """Reads so many pages as it is let, of a thousand."""
    done = 0
    while done < 1000 and on_page(done, 1000):
        done += 1
        time.sleep(0.005)
    return Findings(Head(about=f"{order.now.isoformat()} {order.rules.before}"), pages=1000, pages_read=done)


def _writes(order: Order, on_page: OnPage) -> Findings:
    (Path(order.folder) / "left").write_bytes(order.content)
    return Findings(Head(about=order.folder))


def _hangs(order: Order, on_page: OnPage) -> Findings:
    """Never comes to the end of the second page of five, and of the fourth."""
    for page in range(1, 6):
        on_page(page - 1, 5)
        if page in (2, 4) and page not in order.limits.left_empty:
            time.sleep(60)
    on_page(5, 5)
    return Findings(Head(), pages=5, unread=tuple(sorted(order.limits.left_empty)))
