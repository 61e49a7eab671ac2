"""Values as TOML 1.0 (https://toml.io/en/v1.0.0): the same values are always the same text."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Scalar: TypeAlias = "str | bool | int | dt.date"
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

BARE = re.compile(r"[A-Za-z0-9_-]+")
# Besides what TOML forbids: what Python takes for the end of a line, and readers of lines with it.
ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\x85\u2028\u2029]')
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
WIDEST = 80


def toml_text(values: Mapping[str, object]) -> str:
    """VALUES as a file: names with values first, then the lists of tables as ``[[name]]``.

    A table within a list of tables may hold such lists itself; any other table is written in one
    line. TypeError for what TOML has no way to write.
    """
    return "\n".join(_lines(values, ())) + "\n"


def _lines(values: Mapping[str, object], place: tuple[str, ...]) -> Iterable[str]:
    tables = {name: value for name, value in values.items() if _are_tables(value)}
    for name, value in values.items():
        if name not in tables:
            yield f"{_name(name)} = {_wrapped(value)}"
    for name, rows in tables.items():
        here = (*place, name)
        for row in rows:  # type: ignore[attr-defined]
            yield ""
            yield f"[[{'.'.join(map(_name, here))}]]"
            yield from _lines(row, here)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _name(name: str) -> str:
    return name if BARE.fullmatch(name) else _text(name)


def _wrapped(value: object) -> str:
    """VALUE in one line, or an entry a line where it would be too wide to read."""
    line = _value(value)
    if not isinstance(value, list) or len(line) <= WIDEST:
        return line
    return "[\n" + "".join(f"  {_value(entry)},\n" for entry in value) + "]"


def _value(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{_name(name)} = {_value(held)}" for name, held in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    raise TypeError(f"TOML has no way to write {value!r}")


def _text(text: str) -> str:
    return f'"{ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return SHORT.get(letter, f"\\u{ord(letter):04X}")
