"""The rules of the house that machines can keep: a failure says where, and what to do instead."""

import ast
import re

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.house import (
    APPS,
    OURS,
    ROOT,
    decorators,
    fail_with,
    functions,
    imports,
    length,
    module,
    place,
    sources,
    text,
    tree,
)

FILE_LINES, FUNCTION_LINES, VIEW_LINES = 300, 40, 25
# Longer ones that are better whole, each with its reason. Keep it short.
LONGER: dict[str, str] = {}
# Inside an app, a module imports only those of its own layer or before; the rest are layer 1.
LAYERS = {
    "models": 0,
    "drafts": 2,
    "forms": 2,
    "views": 3,
    "templatetags": 3,
    "urls": 4,
    "management": 4,
}
# Needed by models: they know no row.
LEAVES = {"codes", "names", "search"}

# Whoever wants to open a page to everyone writes its name here and in tests/roles.py.
PUBLIC = set(
    """
healthz readyz
accounts:about accounts:accessibility accounts:cookies accounts:privacy
accounts:privacy_children accounts:sign_in
account_confirm_login_code account_email_verification_sent account_inactive account_login
account_logout account_request_login_code account_signup mfa_authenticate
lessons:curriculum lessons:help lessons:home lessons:law lessons:law_page lessons:law_print
lessons:lesson lessons:lesson_print lessons:lessons lessons:notes lessons:notes_version
lessons:pair lessons:present lessons:present_version lessons:told lessons:version
lessons:version_print
room:close room:let_in room:move room:open room:state room:worker
board:board board:class board:release board:state pictures:picture
pupils:class pupils:help pupils:join pupils:join_help pupils:language pupils:leave
pupils:other_device pupils:qr pupils:question pupils:reading pupils:start pupils:state
pupils:turns
""".split()
)


def test_apps_import_one_way():
    faults = [
        f"{place(file, node)} imports {name}"
        for number, app in enumerate(APPS)
        for file in sources(app)
        for node, name in imports(file)
        if name.split(".")[0] in APPS[number + 1 :]
    ]
    fail_with(faults, f"An app imports only those before it ({' <- '.join(APPS)}). Move the code:")


def layer(dotted):
    """0 for models and what they stand on, 4 for urls and commands."""
    part = dotted.split(".")[1] if "." in dotted else ""
    if part in LEAVES:
        return 0
    return LAYERS.get(re.sub(r"_(?!.*_).*$|$", "", part), LAYERS.get(part, 1))


def test_modules_of_an_app_import_one_way():
    faults = [
        f"{place(file, node)} imports {name}"
        for app in APPS
        for file in sources(app)
        for node, name in imports(file)
        if name.startswith(f"{app}.") and layer(name) > layer(module(file))
    ]
    fail_with(faults, "models -> actions, queries, live -> forms -> views -> urls, commands:")


def test_apps_import_nothing_of_tests_tools_or_settings():
    faults = [
        f"{place(file, node)} imports {name}"
        for file in sources(*APPS, "config")
        for node, name in imports(file)
        if name.split(".")[0] in {"tests", "tools"} or name.startswith("config.settings.")
        if file.name != "settings_test.py"
    ]
    fail_with(faults, "Import django.conf.settings, and nothing of tests/ or tools/:")


def views(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from views(pattern.url_patterns, inner)
        else:
            yield ":".join(filter(None, [namespace, pattern.name])), pattern.callback


def test_public_pages_are_those_named_here():
    found = {
        name
        for name, view in views(get_resolver().url_patterns)
        if not getattr(view, "login_required", True)
    }
    assert found - PUBLIC == set(), "Close these, or add to PUBLIC what is meant for everyone."
    assert PUBLIC - found == set(), "Take out of PUBLIC what is closed or gone."


def test_closed_pages_of_ours_say_for_whom():
    """Signed in is not enough: @requires names the roles (or the page is the person's own)."""
    own = {"accounts:first_page", "accounts:account", "accounts:role", "accounts:more"}
    own |= {"schools:choose_school"}
    faults = [
        name
        for name, view in views(get_resolver().url_patterns)
        if getattr(view, "login_required", True)
        and ":" in name
        and name.split(":")[0] in APPS
        and not hasattr(view, "required_roles")
        and name not in own
    ]
    fail_with(faults, "Put @requires(Role.…) outermost on the view of:")


# What every manager has says nothing of who may see the rows.
BARE = re.compile(r"(\w+)\.objects\.(all|filter|get|exclude|create|select_related|values|count)\(")
# Rows that are everybody's.
EVERYBODYS = {"Topic", "HelpRoute", "LocalAuthority"}


def test_views_start_from_scoped_rows():
    faults = []
    for file in sources(*APPS):
        if "views" not in file.parts:
            continue
        # The calls of a chain begin at the same place; the longest is all of it.
        calls = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
        chains = {(node.lineno, node.col_offset): ast.unparse(node) for node in reversed(calls)}
        for (line, _column), chain in sorted(chains.items()):
            bare = BARE.match(chain)
            if bare and bare[1] not in EVERYBODYS and not re.search(r"\buser\b|visible_to", chain):
                faults.append(f"{place(file)}:{line} {chain[:80]}")
    fail_with(faults, "A view begins with .visible_to(user) or another named scope of the rows:")


def test_files_and_functions_are_short():
    faults = []
    for file in [*sources(*OURS), ROOT / "dev.py"]:
        lines = len(text(file).splitlines())
        if lines > FILE_LINES:
            faults.append(f"{place(file)}: {lines} lines")
        for node in functions(file):
            is_view = "views" in file.parts and decorators(node) & {
                "requires",
                "login_not_required",
            }
            name = f"{module(file)}.{node.name}"
            if length(node) > (VIEW_LINES if is_view else FUNCTION_LINES) and name not in LONGER:
                faults.append(f"{place(file, node)} {node.name}: {length(node)} lines")
    limits = f"Files {FILE_LINES}, functions {FUNCTION_LINES}, views {VIEW_LINES} lines."
    fail_with(faults, f"{limits} Split by noun:")


def test_no_test_imports_another():
    faults = [
        f"{place(file, node)} imports {name}"
        for file in sources("tests")
        for node, name in imports(file)
        if re.match(r"tests\.(?:\w+\.)*test_", name)
    ]
    fail_with(faults, "Move what both need to a module named after it, or to a conftest.py:")


def test_nothing_happens_behind_the_back():
    faults = []
    for file in sources(*APPS):
        for node in functions(file):
            if decorators(node) & {"receiver", "dispatch.receiver"}:
                faults.append(f"{place(file, node)} is a signal receiver")
            if node.name == "save" and "models" in module(file):
                faults.append(f"{place(file, node)} overrides save()")
    fail_with(faults, "Say it in the action that does it:")


def test_nothing_is_caught_whatever_it_is():
    faults = [
        place(file, node)
        for file in sources(*APPS, "config")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    fail_with(faults, "Name the error that is expected:")


def test_redirects_go_where_we_say():
    """What the person sent is no address to go to; accounts.roles.safe_next is the one way."""
    sent = re.compile(r"request\.(GET|POST|META|headers|COOKIES)(\[|\.get)|get_full_path|\.path\b")
    faults = [
        f"{place(file, node)} {ast.unparse(node)}"
        for file in sources(*APPS)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"redirect", "HttpResponseRedirect"}
        and any(sent.search(ast.unparse(part)) for part in node.args[:1])
        and not ast.unparse(node.args[0]).startswith("safe_next(")
    ]
    fail_with(faults, "Redirect to a named page or to safe_next(request, default):")


def test_every_field_has_its_rule_of_retention():
    """A table for each model in docs/retention.md, each column named in a first cell."""
    page = text(ROOT / "docs" / "retention.md")
    said = {}
    for part in page.split("\n### ")[1:]:
        firsts = re.findall(r"^\| (`[^|]+) \|", part.split("\n## ")[0], re.MULTILINE)
        said[part.split("\n")[0]] = set(re.findall(r"`(\w+)`", " ".join(firsts)))
    faults = []
    for model in apps.get_models():
        if model._meta.app_label not in APPS:
            faults += [] if model.__name__ in page else [f"{model.__name__}, a library's table"]
            continue
        columns = {field.name for field in model._meta.local_concrete_fields} - {"id"}
        written = said.get(model.__name__, set())
        faults += [f"{model.__name__}.{name} is missing" for name in sorted(columns - written)]
        faults += [f"{model.__name__}.{name} is no column" for name in sorted(written - columns)]
    fail_with(faults, "Say in docs/retention.md what it holds, why, and how long it is kept:")


def test_languages_are_two():
    assert [code for code, _name in settings.LANGUAGES] == ["en", "cy"]


def test_files_speak_of_no_machine_and_no_registry():
    """Paths of somebody's machine and addresses of package indexes stay out of the project."""
    private = re.compile(
        r"(?<![\w.~])/(?:home|Users|work|root|farm)/\w|(?i:(?:index|find)[-_](?:url|links))"
    )
    kept = [*sources(*OURS), ROOT / "dev.py", ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
    kept += [*(ROOT / "docs").rglob("*.md"), *(ROOT / "requirements").iterdir(), *ROOT.glob("*.md")]
    faults = [
        f"{place(file)}:{number} {line.strip()[:80]}"
        for file in kept
        if file.name != "test_house.py"
        for number, line in enumerate(text(file).splitlines(), 1)
        if private.search(line)
    ]
    fail_with(faults, "Leave out:")
