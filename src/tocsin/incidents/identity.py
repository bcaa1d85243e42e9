"""The name of an incident: it comes from its first claim and stays while that claim belongs to it."""

import hashlib

LENGTH = 12


def incident_id(first_key: str) -> str:
    """``i`` and 12 hexadecimal digits of the SHA-256 of the first claim's key."""
    return "i" + hashlib.sha256(first_key.encode("utf-8")).hexdigest()[:LENGTH]
