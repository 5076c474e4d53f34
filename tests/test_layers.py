"""The rooms import downwards only, each library stays in its rooms, and Vietnamese is spoken in few of them."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.layers import FLOORS, OUTSIDE, problems

ROOT = Path(__file__).parents[1]
MOST_FILES = 25
"""In one folder."""
MOST_LINES = 400
CALLBACK_LINES = 15
FILES = sorted(file.relative_to(ROOT) for room in FLOORS for file in (ROOT / room).rglob("*.py"))
MIGRATIONS = Path("db/migrations/versions")


def test_every_room_of_the_table_that_exists_was_looked_into() -> None:
    assert {file.parts[0] for file in FILES} >= {
        "domain",
        "reading",
        "db",
        "texts",
        "actions",
        "channels",
        "handlers",
        "bot",
    }


def test_every_package_at_the_top_is_a_room_of_the_table() -> None:
    packages = {folder.parent.name for folder in ROOT.glob("*/__init__.py")}
    assert packages <= FLOORS.keys() | OUTSIDE


def test_no_file_breaks_the_table() -> None:
    found = [problem for file in FILES for problem in problems(file, (ROOT / file).read_text(encoding="utf-8"))]
    assert found == []


def test_no_folder_is_crowded() -> None:
    """One file a noun in texts/, and a migration is never taken away."""
    counted = (file for file in FILES if file.parts[0] != "texts" and file.parent != MIGRATIONS)
    folders = Counter(file.parent for file in counted if file.name != "__init__.py")
    assert {str(folder): count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_no_file_is_long() -> None:
    files = (file for file in FILES if "migrations" not in file.parts)
    assert [file for file in files if len((ROOT / file).read_text(encoding="utf-8").splitlines()) > MOST_LINES] == []


def test_a_callback_is_short() -> None:
    """It says what may be read, and hands on: what follows is decided elsewhere."""
    handlers = [file for file in FILES if file.parts[0] == "handlers"]
    callbacks = [
        (node.name, node.end_lineno - node.lineno + 1)
        for file in handlers
        for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("on_") and node.end_lineno is not None
    ]
    assert len(callbacks) > 20
    assert [name for name, lines in callbacks if lines > CALLBACK_LINES] == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("domain/tasks.py", "import db.tasks"),
        ("domain/tasks.py", "from texts import tasks"),
        ("domain/tasks.py", "import logging"),
        ("domain/tasks.py", "def rule():\n    import os"),
        ("domain/tasks.py", "import re"),
        ("domain/overviews/board.py", "from re import compile"),
        ("domain/tasks.py", "from reading.replies import read"),
        ("reading/replies/read.py", "from domain.people import may"),
        ("reading/orders/read.py", "from domain import ladder"),
        ("reading/orders/read.py", "from domain.decide.table import decide"),
        ("reading/orders/read.py", "from texts import tasks"),
        ("reading/deadlines/read.py", "import os"),
        ("texts/tasks.py", "from reading.language import names"),
        ("db/tasks.py", "from reading.language import names"),
        ("db/tasks.py", "from texts.format import date"),
        ("texts/tasks.py", "from db import tasks"),
        ("actions/tasks.py", "from channels import post"),
        ("actions/tasks.py", "from handlers import routes"),
        ("actions/tasks.py", "from sqlalchemy import select"),
        ("actions/tasks.py", "import sqlalchemy as sa"),
        ("actions/tasks.py", "import telegram"),
        ("handlers/tasks.py", "from db import tasks"),
        ("handlers/tasks.py", "from scheduler import clock"),
        ("scheduler/clock.py", "from handlers.services import Services"),
        ("scheduler/clock.py", "from telegram.ext import Application"),
        ("simulator/state.py", "from domain import tasks"),
        ("simulator/state.py", "import telegram.constants"),
        ("handlers/tasks.py", "import bot.settings"),
        ("handlers/tasks.py", "import telegram"),
        ("handlers/tasks.py", "WORDS = 'Đã ghi nhận'"),
        ("actions/tasks.py", "def speak(n):\n    return f'còn {n} d'"),
        ("bot/app.py", "LABEL = 'Du\u031b\u0323 kie\u0302\u0301n'"),
        ("bot/app.py", "from tests import layers"),
        ("handlers/__init__.py", "from handlers import routes"),
    ],
)
def test_what_is_planted_is_found(file: str, source: str) -> None:
    assert len(list(problems(Path(file), source))) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("actions/tasks.py", "from db import tasks\nfrom domain import refusals\nfrom texts import message"),
        ("actions/turns.py", "from sqlalchemy.orm import Session"),
        ("handlers/routes.py", "from actions import tasks\nimport telegram"),
        ("bot/app.py", "import db.engine, handlers.routes, simulator.server, telegram"),
        ("bot/demo.py", "TITLE = 'Rà soát văn bản'"),
        ("reading/replies/words.py", "import re\nDONE = ('đã xong', 'hoàn thành')"),
        ("reading/replies/read.py", "from domain.replies import Reply\nfrom domain import refusals"),
        ("handlers/tasks.py", '"""Reads "đã xong"."""\nMARK = "→ ✔ … –"'),
        ("simulator/state.py", "from simulator import models\nTITLE = 'Chánh Văn phòng'"),
        ("db/__init__.py", ""),
    ],
)
def test_what_is_allowed_is_left_alone(file: str, source: str) -> None:
    assert list(problems(Path(file), source)) == []
