"""Settings: read into records, or refused with every reason."""

import pytest

from weekpress.errors import SettingsError
from weekpress.settings import Settings, known


def test_settings_that_are_left_out_have_defaults() -> None:
    assert Settings.read({}).feeds.feed_items == 30


def test_a_setting_lands_in_the_record_of_its_room() -> None:
    settings = Settings.read({"WEEKPRESS_ACCENT": "#9b2d1f", "WEEKPRESS_FEED_ITEMS": 12})
    assert (settings.theme.accent, settings.feeds.feed_items) == ("#9b2d1f", 12)


def test_every_setting_that_cannot_be_used_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"WEEKPRESS_FEED_ITEMS": "ten", "WEEKPRESS_ACCENT": "red",
                       "WEEKPRESS_ACENT": "#000000", "SITEURL": "notes.example.org"})  # fmt: skip
    said = str(caught.value)
    assert said.startswith("4 settings need attention.")
    assert "WEEKPRESS_FEED_ITEMS is 'ten'" in said
    assert "a colour is written as # and six digits" in said
    assert "WEEKPRESS_ACENT is not a setting of Weekpress. Did you mean WEEKPRESS_ACCENT?" in said
    assert 'SITEURL is "notes.example.org"; the site\'s public address is expected' in said


def test_every_setting_says_what_it_means() -> None:
    assert [name for name, meaning in known().items() if len(meaning) < 15] == []


@pytest.mark.parametrize(
    "address", ["", "https://notes.example.org", "http://localhost:8000", "/x"]
)
def test_an_address_or_none_is_accepted(address: str) -> None:
    assert Settings.read({"SITEURL": address})
