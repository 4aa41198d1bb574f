"""The user's settings: configuration file, cache folder, the width of a terminal."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from diplocompare.files.read import shown
from diplocompare.model import InputError

# Of a table, in columns: narrower, no word would fit beside another.
NARROWEST, DEFAULT_WIDTH = 40, 100
# What the configuration file may hold, and of which type.
_SETTINGS = {"model": str, "revision": str, "judgement": str, "width": int, "quiet": bool, "lexicon": list}


def cache_folder() -> Path:
    """Return the user's cache folder, or the one that DIPLOCOMPARE_CACHE names."""
    named = os.environ.get("DIPLOCOMPARE_CACHE")
    if named:
        return Path(named)
    import platformdirs  # only where no folder is named: it costs start-up time

    try:
        return Path(platformdirs.user_cache_dir("diplocompare", appauthor=False))
    except RuntimeError as error:
        raise InputError("the cache: no home folder is known, set HOME or DIPLOCOMPARE_CACHE") from error


def config_file() -> Path:
    """Return the place of the configuration file, or the one that DIPLOCOMPARE_CONFIG names."""
    named = os.environ.get("DIPLOCOMPARE_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    try:
        return Path(platformdirs.user_config_dir("diplocompare", appauthor=False)) / "config.toml"
    except RuntimeError:  # nobody's home: then there is no such file either
        return Path(os.devnull)


def read_config() -> dict[str, Any]:
    """Return the settings of the configuration file; none where there is no file.

    Raises `DiplocompareError` where the file cannot be read, or holds a setting that is not known or of another type.
    """
    path = config_file()
    name = shown(str(path))
    try:
        if path.is_fifo() or path.is_socket():  # to read one that no one writes to would hang
            raise InputError(f"{name}: is a pipe, name a file with DIPLOCOMPARE_CONFIG")
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if os.environ.get("DIPLOCOMPARE_CONFIG"):
            raise InputError(f"{name}: no such file, mend or unset DIPLOCOMPARE_CONFIG") from error
        return {}
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}), mend or remove it") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not TOML ({error}), mend or remove it") from error
    for key, value in settings.items():
        if key not in _SETTINGS:
            raise InputError(f"{name}: unknown setting {key!r}, known are {', '.join(_SETTINGS)}")
        if type(value) is not _SETTINGS[key]:
            raise InputError(f"{name}: {key} is not of type {_SETTINGS[key].__name__}, mend it")
    if settings.get("width", NARROWEST) < NARROWEST:
        raise InputError(f"{name}: width is under {NARROWEST}, mend it")
    return settings
