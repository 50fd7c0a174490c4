#!/usr/bin/env python3
"""Leaves of a dump (stdin to stdout) the statements that make the tables and fill them, each ending with ';' at a line end.

Dropped are comments, session settings, transactions, owners and psql's own commands. Text inside quotes is never touched.
"""
import re
import sys

TOKEN = re.compile(
    r"""'(?:[^'\\]|''|\\.)*' | "(?:[^"]|"")*" | `[^`]*` | --[^\n]*(?:\n|\Z) | /\*.*?\*/;? | ; | .""",
    re.VERBOSE | re.DOTALL,
)
NOISE = re.compile(
    r"(SET|BEGIN|COMMIT|PRAGMA|LOCK|UNLOCK|DROP|DELETE FROM sqlite_sequence|INSERT INTO \"?sqlite_sequence"
    r"|SELECT pg_catalog\.set_config|COMMENT ON)\b|ALTER [^;]* OWNER TO",
    re.IGNORECASE,
)


def on_one_line(token):
    """A text of several lines as PostgreSQL also takes it, so that ';' at a line end always ends a statement."""
    if "\n" not in token:
        return token
    return "E" + token.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def statements(dump):
    statement = ""
    for match in TOKEN.finditer(dump):
        token = match.group()
        if token == ";":
            yield statement.strip()
            statement = ""
        elif token.startswith("--"):
            statement += "\n"
        elif token.startswith("'"):
            statement += on_one_line(token)
        elif not token.startswith("/*"):
            statement += token


def main():
    dump = re.sub(r"(?m)^\\(un)?restrict .*$", "", sys.stdin.buffer.read().decode("utf-8"))
    for statement in statements(dump):
        if statement and not NOISE.match(statement):
            sys.stdout.buffer.write((statement + ";\n").encode("utf-8"))


main()
