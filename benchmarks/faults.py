"""Small faults that a syntax tree can be given, one at a time: what a test ought to notice."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

OTHER_COMPARISON: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
UNTOUCHED = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases"})
"""Parts of the code that say nothing of what it does."""

Enums = Mapping[str, Sequence[str]]
"""The members of each enum, by the name of the class."""


@dataclass(frozen=True)
class Fault:
    """One change of a syntax tree, which `put` makes in place."""

    line: int
    was: str
    now: str
    put: Callable[[], None]


def faults_in(tree: ast.AST, enums: Enums) -> Iterator[Fault]:
    """Every fault that could be put into the tree, in the order of the text."""
    for name, value in ast.iter_fields(tree):
        if name in UNTOUCHED:
            continue
        for place, node in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(node, ast.AST) or isinstance(node, ast.Assert | ast.Import | ast.ImportFrom):
                continue
            for new in _changed(node, enums):
                put = (
                    partial(value.__setitem__, place, new)
                    if isinstance(value, list)
                    else partial(setattr, tree, name, new)
                )
                yield Fault(getattr(node, "lineno", 0), _first_line(node), _first_line(new), put)
            yield from faults_in(node, enums)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).partition("\n")[0]


def _changed(node: ast.AST, enums: Enums) -> Iterator[ast.AST]:
    """The node with one fault in it, of each kind that it can have."""
    match node:
        case ast.Compare(left, [op], comparators):
            yield ast.Compare(left, [OTHER_COMPARISON[type(op)]()], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.BinOp(left, ast.Add() | ast.Sub() as op, right):
            yield ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right)
        case ast.Attribute(ast.Name(enum) as owner, member, context) if member in enums.get(enum, ()):
            members = enums[enum]
            yield ast.Attribute(owner, members[(members.index(member) + 1) % len(members)], context)
        case _:
            yield from _changed_statement(node)


def _changed_statement(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(ast.AST() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call(function)) if not ast.unparse(function).startswith("logger."):
            yield ast.Pass()
        case ast.Raise():
            yield ast.Pass()
        case ast.If(ast.Name() | ast.Attribute() | ast.Call() as test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(ast.Name() | ast.Attribute() | ast.Call() as test, body, orelse):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)


def enums_of(root: Path) -> Enums:
    """The enums of domain/, where all of them are."""
    found: dict[str, list[str]] = {}
    for file in (root / "domain").rglob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
                assigned = [one.targets[0] for one in node.body if isinstance(one, ast.Assign)]
                found[node.name] = [target.id for target in assigned if isinstance(target, ast.Name)]
    return {name: members for name, members in found.items() if len(members) > 1}
