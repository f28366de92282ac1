"""What a facilitator chose comes back as it was, whatever happened to the file."""

import pytest

from llnet_desktop.services.settings import SETS, Settings, load_settings, save_settings

CHOSEN = Settings(
    language="nl",
    theme="dark",
    text_size=1.25,
    projector="HDMI-1|Epson|EB|X1",
    heading="Levend netwerk \N{SEEDLING} Nguyễn",
    screens=(("a\nb", "HDMI-1|Epson|EB|X1"), ("a", "")),
    sound="bell",
    muted=True,
)


def test_choices_come_back_as_they_were(tmp_path):
    path = tmp_path / "settings.toml"
    save_settings(path, CHOSEN)
    assert load_settings(path) == CHOSEN


@pytest.mark.parametrize(
    "line",
    [
        'screens = "nonsense"',
        "screens = [1, [2, 3], ['a'], ['a', 'b', 'c'], {}]",
        'sound = "trumpet"',
        'muted = "perhaps"',
    ],
)
def test_nonsense_in_the_file_is_as_on_a_first_start(tmp_path, line):
    path = tmp_path / "settings.toml"
    path.write_text(f'theme = "dark"\n{line}\n', encoding="utf-8")
    found = load_settings(path)
    assert found.theme == "dark"
    assert (found.screens, found.sound, found.muted) == ((), "gong", False)


def test_each_set_of_screens_keeps_its_own_choice():
    settings = (
        Settings().with_room_on("laptop\nepson", "epson").with_room_on("laptop\ndell", "dell")
    )
    assert settings.room_on("laptop\nepson") == "epson"
    assert settings.room_on("laptop\ndell") == "dell"
    assert settings.room_on("laptop") == ""
    assert settings.projector == "dell"
    again = settings.with_room_on("laptop\nepson", "laptop")
    assert again.room_on("laptop\nepson") == "laptop"
    assert again.room_on("laptop\ndell") == "dell"


def test_old_sets_of_screens_make_room_for_new_ones():
    settings = Settings()
    for number in range(SETS + 5):
        settings = settings.with_room_on(f"set {number}", "epson")
    assert len(settings.screens) == SETS
    assert settings.room_on("set 0") == ""
    assert settings.room_on(f"set {SETS + 4}") == "epson"
