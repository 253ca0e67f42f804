"""Ceilings of sizes: what outgrows them is split by noun, or into one function per condition."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import APPS, ROOT, modules

OWN_CODE = (*APPS, "bench", ".ci")
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_ARGUMENTS = 300, 30, 5
OWN_ROW = ("self", "cls")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """From the signature to the last line, with the docstring and without decorators."""
    return (function.end_lineno or 0) - function.lineno + 1


def arguments_of(function: Function) -> int:
    """As ruff counts them (PLR0913): those by keyword too, what is the row's own not."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len([argument for argument in named if argument.arg not in OWN_ROW])


def too_large(tree: ast.AST) -> list[str]:
    """Each function past a ceiling, with what it measures."""
    measured = [(each.name, lines_of(each), arguments_of(each)) for each in functions(tree)]
    long = [f"{name}: {n} lines" for name, n, _ in measured if n > MOST_LINES_OF_A_FUNCTION]
    return long + [f"{name}: {n} arguments" for name, _, n in measured if n > MOST_ARGUMENTS]


def test_no_module_grows_past_its_budget() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in modules(*OWN_CODE, "tests")
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_function_grows_past_its_budget() -> None:
    found = {
        str(path.relative_to(ROOT)): too_large(ast.parse(path.read_text()))
        for path in modules(*OWN_CODE)
    }
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_ceilings_are_where_they_are_said_to_be() -> None:
    at = ast.parse("class A:\n def f(self, a, b, /, c, *, d, e):\n" + "  a = 1\n" * 29)
    assert too_large(at) == []
    past = ast.parse("async def f(a, b, /, c, *, d, e, f):\n" + " a = 1\n" * 30)
    assert too_large(past) == ["f: 31 lines", "f: 6 arguments"]
