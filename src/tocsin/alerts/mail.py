"""The channel by mail: SMTP, under TLS unless the settings say otherwise."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage

from tocsin.alerts.channels import MailSettings
from tocsin.alerts.sending import Letter, Send, load_sending_rules
from tocsin.alerts.wording import CAUTION, say_alert, say_subject
from tocsin.errors import FetchError

DOMAIN = "alerts.tocsin.invalid"


def to_mail(settings: MailSettings, password: str | None, context: ssl.SSLContext | None = None) -> Send:
    """Mails each alert; ``context`` says whose certificates are trusted, by default those of the system.

    Every try has the same ``Message-ID``, so that a mailbox can drop a second one. Raises FetchError where the server
    does not take it.
    """

    def send(letter: Letter) -> None:
        message = make_message(settings, letter)
        try:
            with _connect(settings, context or ssl.create_default_context()) as server:
                if settings.user is not None and password is not None:
                    server.login(settings.user, password)
                server.send_message(message)
        except smtplib.SMTPAuthenticationError as error:
            # The answer of a server can hold what was sent to it.
            raise FetchError(
                f"{settings.host}: does not let {settings.user} in", "check the password"
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise FetchError(f"{settings.host}: the mail is not taken: {why}", "it is tried again") from error

    return send


def make_message(settings: MailSettings, letter: Letter) -> EmailMessage:
    """The mail of an alert."""
    message = EmailMessage()
    message["From"] = Address(addr_spec=settings.sender)
    message["To"] = [Address(addr_spec=one) for one in settings.recipients]
    message["Subject"] = say_subject(letter.alert)
    message["Date"] = letter.at
    message["Message-ID"] = f"<{letter.key}@{DOMAIN}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Tocsin-Key"] = letter.key
    message.set_content(f"{say_alert(letter.alert)}\n{CAUTION}\n")
    return message


def _connect(settings: MailSettings, context: ssl.SSLContext) -> smtplib.SMTP:
    silence = load_sending_rules().silence
    if settings.tls == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=silence, context=context)
    server = smtplib.SMTP(settings.host, settings.port, timeout=silence)
    if settings.tls == "starttls":
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server
