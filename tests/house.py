"""What test_house.py reads: the project's own files, as text and as syntax trees."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Each may import those before it, none of those after it.
APPS = ["accounts", "lessons", "schools", "quizzes", "reports"]
OURS = [*APPS, "config", "tools", "tests"]


@cache
def sources(*folders):
    """The Python files of FOLDERS without migrations."""
    found = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return sorted(file for file in found if "migrations" not in file.parts)


@cache
def tree(file):
    return ast.parse(text(file), filename=str(file))


@cache
def templates():
    return sorted((ROOT / "templates").rglob("*.html"))


def text(file):
    return file.read_text(encoding="utf-8")


def fail_with(faults, instead):
    """Fail with what to do INSTEAD and every place where it has to be done."""
    assert not faults, f"{instead}\n  " + "\n  ".join(faults)


def place(file, node=None):
    """How a failure names a place: quizzes/views/join.py:12."""
    return f"{file.relative_to(ROOT)}{f':{node.lineno}' if node else ''}"


def module(file):
    """The dotted name of FILE: quizzes.views.join."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file):
    """(node, dotted name) of each import in FILE, those in functions too, those for types not."""
    for node in _walk_what_runs(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((node, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{name.name}") for name in node.names)


def _walk_what_runs(node):
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _walk_what_runs(child)


def functions(file):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree(file)) if isinstance(node, kinds)]


def length(node):
    """Lines of a function from its ``def`` to its end, without its docstring."""
    has_docstring = ast.get_docstring(node) is not None
    documented = node.body[0].end_lineno - node.body[0].lineno + 1 if has_docstring else 0
    return node.end_lineno - node.lineno + 1 - documented


def decorators(node):
    return {ast.unparse(decorator).split("(")[0] for decorator in node.decorator_list}
