"""What the process that reads one foreign file does: it opens the file, and finds in it what the document orders."""

from documents.apart import Order
from documents.finding import findings
from documents.limits import OnPage
from documents.opening import opened
from domain.documents.findings import Findings


def found(order: Order, on_page: OnPage) -> Findings:
    document = opened(order.content, order.name, limits=order.limits, on_page=on_page)
    return findings(document, rules=order.rules, now=order.now)
