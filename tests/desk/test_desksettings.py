"""What the desk is told in ``tocsin.toml``."""

import pytest

from tocsin.desk.desksettings import DeskSettings, read_desk_settings
from tocsin.errors import SettingsError


def test_a_desk_behind_a_proxy() -> None:
    table = {"hosts": ["Desk.example"], "accounts": True, "secure": True}
    assert read_desk_settings(table) == DeskSettings(("desk.example",), True, True)
    assert read_desk_settings({}) == DeskSettings()


@pytest.mark.parametrize("table", [{"host": "x"}, {"hosts": "x"}, {"hosts": [1]}, {"secure": "yes"}])
def test_what_it_does_not_understand_is_said(table: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"\[desk\]"):
        read_desk_settings(table)
