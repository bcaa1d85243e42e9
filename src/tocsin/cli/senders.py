"""The channels of alerts as the command makes them: secrets from the environment, the network through the fetcher."""

import os
from collections.abc import Callable

from tocsin.alerts.alert import Alert, key_of
from tocsin.alerts.atom import to_atom
from tocsin.alerts.channels import TERMINAL, AtomSettings, ChannelSettings, FileSettings, WebhookSettings
from tocsin.alerts.files import to_file
from tocsin.alerts.mail import to_mail
from tocsin.alerts.rules import Rules
from tocsin.alerts.sending import Send, load_sending_rules, read_alert
from tocsin.alerts.webhook import to_webhook
from tocsin.errors import SettingsError
from tocsin.sources.posting import Poster
from tocsin.store.alertlog import alerts_of_channel
from tocsin.store.opening import Store


def make_senders(store: Store, rules: Rules, terminal: Send) -> dict[str, Send]:
    """What sends over each channel, the terminal among them.

    Raises SettingsError for a secret or password whose variable is not set.
    """
    made = {name: _sender(store, channel) for name, channel in rules.channels.items()}
    return {TERMINAL: terminal, **made}


def _sender(store: Store, channel: ChannelSettings) -> Send:
    if isinstance(channel, FileSettings):
        return to_file(channel.path)
    if isinstance(channel, AtomSettings):
        return to_atom(channel, _entries(store))
    if isinstance(channel, WebhookSettings):
        secret = _secret(channel.name, channel.secret_variable)
        return to_webhook(channel, secret, Poster(frozenset(channel.private_hosts)))
    password = _secret(channel.name, channel.password_variable) if channel.password_variable else None
    return to_mail(channel, password)


def _entries(store: Store) -> Callable[[str], list[tuple[str, Alert]]]:
    def newest(channel: str) -> list[tuple[str, Alert]]:
        with store.looking() as connection:
            rows = alerts_of_channel(connection, channel, load_sending_rules().entries)
        return [(key_of(one.rule, one.channel, one.incident, one.change), read_alert(one)) for one in rows]

    return newest


def _secret(channel: str, variable: str) -> str:
    value = os.environ.get(variable, "")
    if not value:
        message = f"channel {channel!r}: the variable {variable} of the environment is not set"
        raise SettingsError(message, f"set it before the start: export {variable}=...")
    return value
