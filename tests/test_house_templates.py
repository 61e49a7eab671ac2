"""The rules of the house for templates: nothing unescaped, nothing inline, nothing out of sight."""

import ast
import re

import pytest

from tests.house import APPS, ROOT, fail_with, place, sources, templates, text, tree

# The one place where HTML is taken as it is: lessons' own, made safe when they were published.
SAFE_HTML = {"lessons/templatetags/lesson_html.py"}


def test_html_is_escaped():
    faults = [
        f"{place(file, node)} {ast.unparse(node)}"
        for file in sources(*APPS)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Name | ast.Attribute)
        and ast.unparse(node).split(".")[-1] in {"mark_safe", "SafeString", "SafeText"}
        and str(file.relative_to(ROOT)) not in SAFE_HTML
    ]
    faults += [
        place(file) for file in templates() if re.search(r"\|\s*safe\b|autoescape off", text(file))
    ]
    fail_with(faults, "Use format_html or a template; stored lesson HTML has its own filter:")


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a script without src", r"<script(?![^>]*\bsrc=)"),
        ("a style element", r"<style\b"),
        ("a style attribute", r"\sstyle\s*="),
        ("a script in an attribute", r"\son[a-z]+\s*=\s*[\"']"),
        (
            "a file of another host",
            r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//",
        ),
    ],
)
def test_templates_hold_nothing_that_the_policy_forbids(fault, pattern):
    faults = [
        f"{place(file)}:{text(file)[: found.start()].count(chr(10)) + 1} {found.group()[:60]}"
        for file in templates()
        for found in re.finditer(pattern, text(file))
    ]
    fail_with(faults, f"The content security policy forbids {fault}; use a file of static/:")


def test_fragments_are_handed_what_they_use():
    """`only` keeps a fragment's inputs in sight; a form in it is handed csrf_token too."""
    faults = []
    for file in templates():
        for found in re.finditer(r"{%\s*include\s+\"([^\"]+)\"([^%]*)%}", text(file)):
            name, rest = found.groups()
            if not name.split("/")[-1].startswith("_"):
                continue
            if rest.split()[-1:] != ["only"]:
                faults.append(f"{place(file)} includes {name} without only")
            elif (
                "{% csrf_token %}" in text(ROOT / "templates" / name) and "csrf_token=" not in rest
            ):
                faults.append(f"{place(file)} hands {name} no csrf_token")
    fail_with(faults, "Include a fragment with what it uses, ending in only:")
