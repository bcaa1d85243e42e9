"""Numbers of rows, counted by the record itself: a transaction that failed leaves no gap, on any database."""

from typing import Any

from sqlalchemy import Column, Connection, func, select


def next_number(connection: Connection, column: Column[Any]) -> int:
    """One more than the greatest number in the column. Only for the one who writes."""
    greatest: int | None = connection.scalar(select(func.max(column)))
    return (greatest or 0) + 1
