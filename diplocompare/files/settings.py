"""The user's settings: configuration file, cache folder, the width of a terminal."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from diplocompare.files.read import shown
from diplocompare.model import DiplocompareError

_KNOWN = {"model": str, "revision": str, "width": int, "quiet": bool, "lexicon": list}


def cache_folder() -> Path:
    """Return the user's cache folder, or the one that DIPLOCOMPARE_CACHE names."""
    named = os.environ.get("DIPLOCOMPARE_CACHE")
    if named:
        return Path(named)
    import platformdirs  # only where no folder is named: it costs start-up time

    try:
        return Path(platformdirs.user_cache_dir("diplocompare", appauthor=False))
    except RuntimeError:
        raise DiplocompareError("the cache: no home folder is known, set HOME or DIPLOCOMPARE_CACHE") from None


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
            raise DiplocompareError(f"{name}: is a pipe, name a file with DIPLOCOMPARE_CONFIG")
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if os.environ.get("DIPLOCOMPARE_CONFIG"):
            raise DiplocompareError(f"{name}: no such file, mend or unset DIPLOCOMPARE_CONFIG") from None
        return {}
    except OSError as error:
        raise DiplocompareError(f"{name}: cannot be read ({error.strerror}), mend or remove it") from None
    except (ValueError, RecursionError) as error:
        raise DiplocompareError(f"{name}: not TOML ({error}), mend or remove it") from None
    for key, value in settings.items():
        if key not in _KNOWN:
            raise DiplocompareError(f"{name}: unknown setting {key!r}, known are {', '.join(_KNOWN)}")
        if type(value) is not _KNOWN[key]:
            raise DiplocompareError(f"{name}: {key} is not of type {_KNOWN[key].__name__}, mend it")
    if settings.get("width", NARROWEST) < NARROWEST:
        raise DiplocompareError(f"{name}: width is under {NARROWEST}, mend it")
    return settings


NARROWEST, DEFAULT_WIDTH = 40, 100
