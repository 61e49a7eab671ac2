"""A colleague who is faster: something that happens between two statements of a request."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def meanwhile(begins, does):
    """DOES is done once, right before the first statement that BEGINS so is sent."""
    waiting = [does]

    def colleague(execute, sql, params, many, context):
        if waiting and sql.startswith(begins):
            waiting.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(colleague):
        yield
    assert not waiting, f"nothing began with {begins}"
