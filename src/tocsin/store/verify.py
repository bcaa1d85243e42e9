"""The whole record proved: every hash worked out anew, and each record named that is not what was kept.

Whoever can write the database and the folder can also write a new custody log from its first link on. Against that
helps the hash of the last link alone, noted somewhere else: a snapshot's manifest, a printed page.
"""

from tocsin.store.chainfaults import chain_faults, doubled_links
from tocsin.store.claimfaults import claim_faults, superseding_faults
from tocsin.store.evidencefaults import evidence_faults
from tocsin.store.faults import Fault
from tocsin.store.incidentfaults import incident_faults
from tocsin.store.keptfaults import kept_faults
from tocsin.store.opening import Store
from tocsin.store.proofs import PROOFS

__all__ = ["Fault", "verify"]


def verify(store: Store) -> list[Fault]:
    """All that is changed, missing or added in a record; none means that all of it is as it was kept.

    Takes one look at the database, so that others may go on writing, and reads every file of evidence once.
    """
    with store.looking() as connection:
        found = list(chain_faults(connection))
        broken = {fault.key for fault in found}
        found += doubled_links(connection, [proof.kind for proof in PROOFS])
        faulty: dict[str, set[str]] = {}
        for proof in PROOFS:
            faults = list(kept_faults(connection, proof, broken))
            faulty[proof.kind] = {fault.key for fault in faults}
            found += faults
        found += superseding_faults(connection)
        found += claim_faults(connection, faulty["reading"])
        found += incident_faults(connection, faulty["revision"])
    return [*found, *evidence_faults(store)]
