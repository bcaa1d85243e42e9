"""What all tables of the record share: their register, the names of their constraints, a hash, a number."""

from sqlalchemy import BigInteger, Integer, MetaData, String

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
HASH = String(64)
# SQLite counts up by itself in an INTEGER key alone.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")
