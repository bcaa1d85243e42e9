"""The channel to a webhook: each alert as JSON by POST, signed so that the receiver knows who sent it and when."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping

from tocsin.alerts.alert import alert_to_record
from tocsin.alerts.channels import WebhookSettings
from tocsin.alerts.sending import Letter, Send
from tocsin.errors import FetchError

Post = Callable[[str, bytes, Mapping[str, str]], int]
"""Sends a body with headers to an address and gives the status of the answer; follows no redirect."""


def to_webhook(settings: WebhookSettings, secret: str, post: Post) -> Send:
    """Posts each alert. Raises FetchError for any status but 2xx, and what ``post`` raises.

    ``Idempotency-Key`` is the same for every try of an alert. ``X-Tocsin-Signature`` is ``sha256=`` and the
    HMAC-SHA-256, in hex, of ``X-Tocsin-Timestamp``, a dot and the body under the secret.
    """

    def send(letter: Letter) -> None:
        record = {"key": letter.key, **alert_to_record(letter.alert)}
        body = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        timestamp = str(int(letter.at.timestamp()))
        headers = {
            "content-type": "application/json",
            "idempotency-key": letter.key,
            "x-tocsin-timestamp": timestamp,
            "x-tocsin-signature": "sha256=" + sign(secret, timestamp, body),
        }
        status = post(settings.address, body, headers)
        if not 200 <= status < 300:
            raise FetchError(f"{settings.name}: the webhook answers {status}", "it is tried again")

    return send


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The HMAC-SHA-256 of timestamp, dot and body, in hex: what a receiver compares, in constant time."""
    return hmac.new(
        secret.encode("utf-8"), timestamp.encode("ascii") + b"." + body, hashlib.sha256
    ).hexdigest()
