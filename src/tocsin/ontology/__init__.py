"""The ontology: PLOVER types and modes, and the crosswalks to CAMEO, ACLED and UCDP."""
