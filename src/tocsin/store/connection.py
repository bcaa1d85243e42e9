"""A transaction with the record, for rooms that hand it on and write no SQL themselves."""

from sqlalchemy import Connection

__all__ = ["Connection"]
