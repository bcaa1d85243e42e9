"""What one act did: the judgements and corrections under its name, and whether they have been taken back."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tocsin.model.correction import Correction
from tocsin.model.judgement import Judgement
from tocsin.store.corrections import correction_of
from tocsin.store.judgements import judgement_of
from tocsin.store.tables import CORRECTION, JUDGEMENT


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a person; ``withdrawn`` when nothing of it is in force."""

    act: str
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]
    withdrawn: bool


def deed_of(connection: Connection, act: str) -> Deed | None:
    """The deed of a name, None where there is none."""
    judged = select(JUDGEMENT).where(JUDGEMENT.c.act == act).order_by(JUDGEMENT.c.number)
    corrected = select(CORRECTION).where(CORRECTION.c.act == act).order_by(CORRECTION.c.number)
    judgements = tuple(judgement_of(row) for row in connection.execute(judged).mappings())
    corrections = tuple(correction_of(row) for row in connection.execute(corrected).mappings())
    if not judgements and not corrections:
        return None
    ones = {one.one for one in judgements}
    subjects = {one.subject for one in corrections}
    undone = {
        *connection.scalars(
            select(JUDGEMENT.c.undoes).where(JUDGEMENT.c.one.in_(ones), JUDGEMENT.c.undoes.is_not(None))
        )
    }
    taken_back = {
        *connection.scalars(
            select(CORRECTION.c.undoes).where(
                CORRECTION.c.subject.in_(subjects), CORRECTION.c.undoes.is_not(None)
            )
        )
    }
    withdrawn = all(one.number in undone for one in judgements) and all(
        one.number in taken_back for one in corrections
    )
    return Deed(act, judgements, corrections, withdrawn)


def correction_numbered(connection: Connection, number: int) -> Correction | None:
    """The correction of a number, in force or not."""
    row = connection.execute(select(CORRECTION).where(CORRECTION.c.number == number)).mappings().first()
    return correction_of(row) if row else None
