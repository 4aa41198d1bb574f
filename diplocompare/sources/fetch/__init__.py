"""Pages and documents from the web: http(s) only, bounded in time, size and redirects, never from a private network."""

from __future__ import annotations

import http.client
import re
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin

from diplocompare.files.read import shown
from diplocompare.model import NetworkError, Value
from diplocompare.phrasing.shorten import shorten
from diplocompare.sources.fetch.cache import Fetched, load, save
from diplocompare.sources.fetch.connection import Deadline, connected
from diplocompare.sources.fetch.problem import FetchError
from diplocompare.sources.fetch.target import Target
from diplocompare.sources.fetch.unpacking import unpack
from diplocompare.version import __version__

__all__ = ["MAX_BYTES", "Fetched", "Options", "fetch", "told"]
# Of what is sent, and again of what it unpacks to.
MAX_BYTES = 10_000_000
MAX_REDIRECTS = 5
_CHUNK = 65_536
_TOLD = 300
_SECRET = re.compile(r"//[^/]*@")
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": f"diplocompare/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_SAVE = "open it in a browser and save the page"
_STATUS_REMEDIES = {
    401: _SAVE,
    403: _SAVE,
    404: "check the address",
    410: "look for it in a web archive",
    429: "try again later, or save the page",
}
Warn = Callable[[str], None]


class Options(Value):
    """How to fetch. `cache`: the folder that keeps copies, none where it is None; `refresh`: fetch anew what has a
    copy; `offline`: use copies only; `allow_private`: networks that are not public too; `seconds`: for all redirects
    together."""

    cache: Path | None = None
    refresh: bool = False
    offline: bool = False
    allow_private: bool = False
    seconds: float = 30.0


class _Answer(Value):
    """What a server sent: a body, or where to go on."""

    data: bytes = b""
    content_type: str = ""
    location: str = ""


def fetch(address: str, options: Options, *, warn: Warn) -> Fetched:
    """Return what an address holds: the kept copy, where there is one and no newer is asked for.

    `warn` hears where a copy cannot be kept. Raises `DiplocompareError` for whatever cannot or may not be fetched.
    """
    name = told(address)
    try:
        target = Target.of(address)
        kept = load(options.cache, target.url) if options.cache else None
        if kept and (options.offline or not options.refresh):
            return kept
        if options.offline:
            raise FetchError("no copy of it is kept here, run once without --offline")
        fetched = _follow(target, options)
    except FetchError as error:
        raise NetworkError(f"{name}: {error}") from error
    if options.cache:
        save(options.cache, target.url, fetched, lambda problem: warn(f"{name}: {problem}"))
    return fetched


def told(address: str) -> str:
    """Return an address as a message may print it: without a password, and not without end."""
    return shown(_SECRET.sub("//...@", shorten(address, _TOLD)))


def _follow(target: Target, options: Options) -> Fetched:
    """Ask, and go where the answers lead. Every address on the way is checked, and the last one is what is told."""
    deadline = Deadline(options.seconds)
    led = ""
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _ask(target, deadline, allow_private=options.allow_private)
            if not answer.location:
                return Fetched(answer.data, answer.content_type, target.url, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
            address = _next(target, answer.location)
            led = f"leads to {told(address)}: "
            target = Target.of(address)
        except FetchError as error:
            raise FetchError(f"{led}{error}") from error
    raise FetchError(f"redirects more than {MAX_REDIRECTS} times, {_SAVE}")


def _next(target: Target, location: str) -> str:
    # A header comes as latin-1; an address with letters beyond ASCII is sent as UTF-8.
    written = location.encode("latin-1", "replace").decode("utf-8", "replace").strip().replace(" ", "%20")
    try:
        return urljoin(target.url, written)
    except ValueError as error:
        raise FetchError(f"leads to something that is no address, {_SAVE}") from error


def _ask(target: Target, deadline: Deadline, *, allow_private: bool) -> _Answer:
    try:
        with connected(target, deadline, allow_private=allow_private) as connection:
            connection.request("GET", target.path, headers=_HEADERS)
            return _read(connection.getresponse())
    except TimeoutError as error:
        raise FetchError(f"no whole answer within {deadline.seconds:g} seconds, try again later") from error
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message or "not trusted"
        raise FetchError(f"its certificate is not valid ({reason}), check the address") from error
    except ssl.SSLError as error:
        reason = error.reason or "no reason given"
        raise FetchError(f"no secure connection ({reason}), check the address") from error
    except http.client.IncompleteRead as error:
        raise FetchError("the answer was cut off, try again") from error
    except http.client.HTTPException as error:
        raise FetchError(f"does not answer as a web server does ({type(error).__name__}), check the address") from error
    except OSError as error:
        raise FetchError(
            f"cannot be reached ({error.strerror or 'network error'}), check address and network"
        ) from error


def _read(response: http.client.HTTPResponse) -> _Answer:
    if response.status in _REDIRECTS and (location := response.getheader("Location")):
        return _Answer(location=location)
    if response.status not in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
        raise FetchError(_refusal(response.status))
    if (response.length or 0) > MAX_BYTES:
        raise _too_big()
    data = unpack(_chunks(response), response.getheader("Content-Encoding", ""), MAX_BYTES)
    return _Answer(data, " ".join(response.getheader("Content-Type", "").split())[:200])


def _chunks(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield the body as it was sent, at most `MAX_BYTES` of it."""
    size = 0
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise _too_big()
        yield chunk
    if response.length:  # less came than was announced
        raise http.client.IncompleteRead(b"")


def _too_big() -> FetchError:
    return FetchError(f"is over {MAX_BYTES // 1_000_000} MB, give one call's text alone")


def _refusal(status: int) -> str:
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    remedy = _STATUS_REMEDIES.get(status, "try again later" if status >= 500 else _SAVE)
    return f"the server answers {status}{phrase}, {remedy}"
