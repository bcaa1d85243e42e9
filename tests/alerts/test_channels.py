"""Mail, webhook and Atom against servers on this machine."""

import dataclasses
import hashlib
import hmac
import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from tests.alerts.makers import NOW

from tocsin.alerts.alert import Alert, Change, Quote, alert_from_record, alert_to_record
from tocsin.alerts.atom import to_atom
from tocsin.alerts.channels import AtomSettings, MailSettings, WebhookSettings
from tocsin.alerts.mail import to_mail
from tocsin.alerts.sending import Letter
from tocsin.alerts.webhook import to_webhook
from tocsin.alerts.wording import say_alert
from tocsin.errors import FetchError, RefusedError
from tocsin.sources.posting import Poster

ALERT = Alert(
    "sites",
    "threat-to-site",
    "i0123456789ab",
    "c" * 64,
    "2026-03-31T10:30:00Z",
    "The militia threatened the embassy\r\nBcc: evil@example.org \u202egnp",
    ("it is new and fits every incident",),
    (Change("killed", "", "4"),),
    {"type": "THREATEN", "killed": "4", "where": "Kidal, ML"},
    (Quote("<script>alert(1)</script> \x1b[31m said", "Sahel Post", "2026-03-30"),),
)
LETTER = Letter(ALERT, "k" * 64, NOW)


def test_an_alert_goes_to_json_and_back() -> None:
    assert alert_from_record(json.loads(json.dumps(alert_to_record(ALERT)))) == ALERT


def test_text_steers_nothing() -> None:
    said = say_alert(ALERT)
    assert "killed: not known -> 4" in said
    assert not {"\x1b", "\u202e", "\r"} & set(said)


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server that takes everything, and keeps it."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, refuse: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), MailHandler)
        self.refuse = refuse
        self.letters: list[bytes] = []
        self.orders: list[bytes] = []


class MailHandler(socketserver.StreamRequestHandler):
    """One conversation."""

    def handle(self) -> None:
        """Says yes to each order, or no to senders."""
        mailbox = self.server
        assert isinstance(mailbox, Mailbox)
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            order = line.strip()[:4].upper() + line.strip()[4:]
            mailbox.orders.append(order)
            if order.startswith(b"EHLO"):
                self.wfile.write(b"250-here\r\n250 AUTH PLAIN\r\n")
            elif order == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mailbox.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"250 kept\r\n")
            elif order.startswith(b"AUTH"):
                self.wfile.write(b"235 welcome\r\n")
            elif mailbox.refuse and order.startswith(b"MAIL"):
                self.wfile.write(b"451 not now\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if order == b"QUIT" else b"250 yes\r\n")


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[int]:
    """The port of a server that runs meanwhile."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    assert isinstance(server, socketserver.TCPServer)
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def mail_to(port: int, **other: Any) -> MailSettings:
    """The settings of a mail server on this machine."""
    settings = MailSettings(
        "m", "127.0.0.1", port, "none", None, None, "a@b.example", ("c@d.example", "e@f.example")
    )
    return dataclasses.replace(settings, **other)


def test_mail_arrives_whole_and_nothing_is_slipped_into_its_head() -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        to_mail(mail_to(port, user="desk"), "secret")(LETTER)
    (letter,) = mailbox.letters
    message = message_from_bytes(letter, policy=policy.default)
    assert message["Bcc"] is None
    assert message["To"] == "c@d.example, e@f.example"
    assert message["Message-ID"] == f"<{'k' * 64}@alerts.tocsin.invalid>"
    assert message["Subject"].startswith("[sites] threat-to-site: The militia threatened the embassy")
    assert "why: it is new" in message.get_content()
    assert any(order.startswith(b"AUTH PLAIN") for order in mailbox.orders)
    assert sum(order.startswith(b"RCPT") for order in mailbox.orders) == 2


def test_a_mail_server_that_says_no_or_has_no_tls_is_an_error() -> None:
    mailbox = Mailbox(refuse=True)
    with running(mailbox) as port:
        with pytest.raises(FetchError, match="not now"):
            to_mail(mail_to(port), None)(LETTER)
        with pytest.raises(FetchError):
            to_mail(mail_to(port, tls="starttls"), None)(LETTER)
    with pytest.raises(FetchError):
        to_mail(mail_to(port), None)(LETTER)
    assert mailbox.letters == []


class Hook(http.server.ThreadingHTTPServer):
    """A webhook that answers with one status."""

    daemon_threads = True

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), HookHandler)
        self.status = status
        self.got: list[tuple[str, dict[str, str], bytes]] = []


class HookHandler(http.server.BaseHTTPRequestHandler):
    """One request."""

    def do_POST(self) -> None:
        """Keeps what is posted."""
        hook = self.server
        assert isinstance(hook, Hook)
        body = self.rfile.read(int(self.headers["content-length"]))
        hook.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(hook.status)
        if hook.status == 302:
            self.send_header("location", "/elsewhere")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Says nothing."""


def hook_at(port: int) -> WebhookSettings:
    """The settings of a webhook on this machine."""
    return WebhookSettings("hook", f"http://127.0.0.1:{port}/in", "SECRET", ("127.0.0.1",))


def test_a_webhook_gets_json_that_it_can_trust() -> None:
    hook = Hook(204)
    with running(hook) as port:
        to_webhook(hook_at(port), "secret", Poster(frozenset({"127.0.0.1"})))(LETTER)
    ((path, headers, body),) = hook.got
    signed = headers["x-tocsin-timestamp"].encode() + b"." + body
    assert (
        headers["x-tocsin-signature"] == "sha256=" + hmac.new(b"secret", signed, hashlib.sha256).hexdigest()
    )
    assert headers["x-tocsin-timestamp"] == str(int(NOW.timestamp()))
    assert headers["idempotency-key"] == json.loads(body)["key"] == "k" * 64
    assert (path, headers["content-type"]) == ("/in", "application/json")


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_webhook_that_answers_otherwise_failed_and_is_not_followed(status: int) -> None:
    hook = Hook(status)
    with running(hook) as port, pytest.raises(FetchError, match=str(status)):
        to_webhook(hook_at(port), "secret", Poster(frozenset({"127.0.0.1"})))(LETTER)
    assert [path for path, _, _ in hook.got] == ["/in"]


def test_a_webhook_in_a_private_network_is_refused_unless_allowed() -> None:
    hook = Hook(204)
    with running(hook) as port:
        for post in (Poster(), Poster(resolve=lambda host, number: ["127.0.0.1"])):
            with pytest.raises(RefusedError):
                to_webhook(hook_at(port), "secret", post)(LETTER)
        named = dataclasses.replace(hook_at(port), address="http://hook.example/in")
        with pytest.raises(RefusedError, match="no public host"):
            to_webhook(named, "secret", Poster(resolve=lambda host, number: ["10.0.0.1"]))(LETTER)
    assert hook.got == []


def test_an_atom_file_holds_each_alert_once(tmp_path: Path) -> None:
    settings = AtomSettings("feed", tmp_path / "new" / "alerts.xml", "https://desk.example/")
    second = dataclasses.replace(ALERT, kind="risen", subject="level:ML", at="2026-04-01T00:00:00Z")
    send = to_atom(settings, lambda channel: [("k2", second), (LETTER.key, ALERT)])
    for _ in range(2):
        send(LETTER)
    feed = pytest.importorskip("feedparser").parse(settings.path.read_bytes())
    assert not feed.bozo
    assert [one.id for one in feed.entries] == ["urn:tocsin:alert:k2", f"urn:tocsin:alert:{'k' * 64}"]
    assert feed.feed.updated == "2026-04-01T00:00:00Z"
    assert [one.get("link") for one in feed.entries] == [
        "urn:tocsin:alert:k2",
        "https://desk.example/incidents/i0123456789ab",
    ]
    assert "<script>" in settings.path.read_text(encoding="utf-8").replace("&lt;script&gt;", "<script>")
    assert "<script>" not in settings.path.read_text(encoding="utf-8")
    assert [path.name for path in settings.path.parent.iterdir()] == ["alerts.xml"]
