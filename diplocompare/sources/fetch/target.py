"""Addresses: what a user or a redirect names, taken apart and checked before anything is asked of it."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from diplocompare.model import Value
from diplocompare.sources.fetch.problem import FetchError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000
# What has a meaning in a path or query; `%` too, as what is escaped already must stay so.
_KEPT = "%/:=&?~+!$,;'@()*[]"
_REMEDY = "give one that begins with https://"


class Target(Value):
    """Where to ask. `host` is in ASCII; `path` has the query; `url` is the whole, without a fragment."""

    scheme: str
    host: str
    port: int
    path: str
    url: str

    @classmethod
    def of(cls, address: str) -> Target:
        """Take an address apart. Raises `FetchError` where it is none, or one that is not asked."""
        if not address.isprintable() or " " in address or "\\" in address or len(address) > _LONGEST:
            raise FetchError(f"is no usable address, {_REMEDY}")
        try:
            parts = urlsplit(address)
            scheme, host, port = parts.scheme.lower(), _ascii(parts.hostname or ""), parts.port
        except ValueError as error:  # UnicodeError is one
            raise FetchError(f"is no usable address, {_REMEDY}") from error
        if scheme not in _PORTS:
            raise FetchError(f"{scheme or 'this'} is no web address, {_REMEDY}")
        if not host:
            raise FetchError(f"has no host name, {_REMEDY}")
        if parts.username is not None or parts.password is not None:
            raise FetchError("holds a user name or password, leave it out")
        shown_host = f"[{host}]" if ":" in host else host
        place = shown_host if port in (None, _PORTS[scheme]) else f"{shown_host}:{port}"
        path, query = quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT)
        return cls(
            scheme=scheme,
            host=host,
            port=_PORTS[scheme] if port is None else port,
            path=f"{path}?{query}" if query else path,
            url=urlunsplit((scheme, place, path, query, "")),
        )


def _ascii(host: str) -> str:
    return host if ":" in host else host.encode("idna").decode("ascii").lower()
