"""Where forms and resources are: in the checkout, in the wheel, in a frozen program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_data"  # put there by packaging/hatch_build.py
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

FORMS = _ROOT / "forms"
RESOURCES = _ROOT / "resources"


def default_library() -> Path:
    """Return the library file in the platform's own data folder; it need not exist yet."""
    import platformdirs

    return platformdirs.user_data_path("llnet-desktop", appauthor=False) / "library.llnet-library"


def default_settings() -> Path:
    """Return the settings file in the platform's own configuration folder."""
    import platformdirs

    return platformdirs.user_config_path("llnet-desktop", appauthor=False) / "settings.toml"
