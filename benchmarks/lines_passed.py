"""Which tests pass which line: recorded once, so that a fault is shown only to the tests that can notice it."""

import ast
import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from coverage import Coverage

QUIET = ("-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "-k", "not postgresql")
FORKED = ("-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning")
"""The libraries were imported before the fork, and pytest wants to see the imports of those that bring plugins."""


@dataclass
class Passed:
    """By file and line, the tests that pass it; how long each test takes; those that fail without any fault.

    `imported` are the lines of each file that are passed before any test begins.
    """

    tests: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    imported: dict[str, set[int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def add(self, other: "Passed") -> None:
        for file, lines in other.tests.items():
            mine = self.tests.setdefault(file, {})
            for line, tests in lines.items():
                mine.setdefault(line, set()).update(tests)
        for file, passed in other.imported.items():
            self.imported.setdefault(file, set()).update(passed)
        self.seconds |= other.seconds
        self.failed += other.failed

    def of(self, file: str, lines: Collection[int]) -> list[str]:
        """The tests that pass any of these lines, the quickest first."""
        known = self.tests.get(file, {})
        return self.quickest({test for line in lines for test in known.get(line, ())})

    def quickest(self, tests: Collection[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))


class Recording:
    """A plugin of pytest: tells coverage which test runs, also of the lines that a worker thread passes for it."""

    def __init__(self, tree: Path, sources: Sequence[str]) -> None:
        self._tree = tree
        self._tests = str(tree / "tests")
        self._files = [file for one in sources for file in files_under(tree, one)]
        include = [str(tree / file) for file in self._files]
        self._coverage = Coverage(data_file=None, config_file=False, include=include, concurrency=["thread"])
        self._coverage.set_option("run:core", "ctrace")  # The newer core knows of no contexts.
        self.passed = Passed()

    def pytest_sessionstart(self) -> None:
        self._coverage.start()

    def pytest_collection_finish(self) -> None:
        modules = [
            one for one in sys.modules.values() if (getattr(one, "__file__", None) or "").startswith(self._tests)
        ]
        self._kept = [value for one in modules for value in vars(one).values() if hasattr(value, "cache_clear")]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        try:
            return (yield)
        finally:
            self._coverage.stop()
            data = self._coverage.get_data()
            for file in self._files:
                lines = data.contexts_by_lineno(str(self._tree / file))
                self.passed.tests[file] = {line: set(tests) - {""} for line, tests in lines.items()}
                self.passed.imported[file] = {line for line, tests in lines.items() if "" in tests}

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for function in self._kept:  # What one test has worked out for another, both would notice.
            function.cache_clear()
        self._coverage.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid
        self.passed.seconds[name] = self.passed.seconds.get(name, 0.0) + report.duration
        if report.failed:
            self.passed.failed.append(name)


class Choosing:
    """A plugin of pytest: runs these tests in this order, and keeps the name of the first that fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._place = {test: place for place, test in enumerate(tests)}
        self.failed: str | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._place), key=lambda item: self._place[item.nodeid]
        )

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def _note(self, report: pytest.CollectReport | pytest.TestReport) -> None:
        if report.failed and self.failed is None:
            self.failed = report.nodeid


def run(tree: Path, arguments: Sequence[str], plugin: object) -> int:
    """Run pytest in a process that was forked for it, in this copy of the tree; returns its exit status."""
    os.chdir(tree)
    sys.path.insert(0, str(tree))
    os.environ["CI"] = "true"  # noqa: TID251  # Without it a part of the tests is left out.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    return int(pytest.main([*QUIET, *FORKED, *arguments], plugins=[plugin]))


def files_under(tree: Path, source: str) -> list[str]:
    """The file of that name, or all of the folder; none if there is no such thing."""
    path = tree / source
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []
    return [file.relative_to(tree).as_posix() for file in found]


@dataclass(frozen=True)
class Statement:
    """The innermost statement around a line, without those that it holds."""

    lines: frozenset[int]
    at_import: bool
    """Passed when the file is imported, which no one test does: what stands outside all functions."""
    names: tuple[str, ...] = ()
    """What it gives a value."""
    of_class: str | None = None
    """The class that it stands in the body of."""


def statements(tree: ast.AST) -> Mapping[int, Statement]:
    """The statement of each line."""
    found: dict[int, Statement] = {}

    def walk(node: ast.AST, of_class: str | None, *, at_import: bool) -> set[int]:
        """Returns every line of the node, having noted the statements in it."""
        inner: set[int] = set()
        in_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        body_of = node.name if isinstance(node, ast.ClassDef) else of_class
        for child in ast.iter_child_nodes(node):
            inner |= walk(child, body_of, at_import=at_import and not (in_function and isinstance(child, ast.stmt)))
        if not isinstance(node, ast.stmt):
            return inner
        whole = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        own = frozenset(whole - inner)
        found.update(dict.fromkeys(own, Statement(own, at_import, _names(node), of_class)))
        return whole

    walk(tree, None, at_import=True)
    return found


def _names(statement: ast.stmt) -> tuple[str, ...]:
    match statement:
        case ast.Assign(targets):
            return tuple(one.id for one in targets if isinstance(one, ast.Name))
        case ast.AnnAssign(ast.Name(name)):
            return (name,)
    return ()


def uses(text: str, name: str, of_class: str | None) -> set[int]:
    """The lines of a file on which the name stands within a function; not those on which it is another class's."""
    tree = ast.parse(text)
    around = statements(tree)
    lines = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and _means(node, name, of_class)}
    return {line for line in lines if not around[line].at_import}


def _means(node: ast.expr, name: str, of_class: str | None) -> bool:
    match node:
        case ast.Name(id=found):
            return found == name
        case ast.Attribute(ast.Name(owner), attr=found) if owner[0].isupper() and not owner.isupper():
            return (owner, found) == (of_class, name)
        case ast.Attribute(attr=found):
            return found == name
    return False
