"""Connections to addresses that were checked: the name is resolved once, and what was checked is what is dialled."""

from __future__ import annotations

import contextlib
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

from diplocompare.sources.fetch.problem import FetchError
from diplocompare.sources.fetch.target import Target

__all__ = ["Deadline", "FetchError", "connected"]
# For one of several addresses of a host, so that the next has its turn.
_DIAL_SECONDS = 10.0
# An IPv4 address stands in the last 32 bits of these.
_TRANSLATOR = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Older Pythons take this for public.
_LOCAL_TRANSLATOR = ipaddress.IPv6Network("64:ff9b:1::/48")
Resolved = list[tuple[Any, ...]]


class Deadline:
    """A moment until which everything must be done: a limit to each read would let a slow server drip for ever."""

    def __init__(self, seconds: float) -> None:
        """Set it so many seconds from now."""
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left. Raises `TimeoutError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Reader(io.RawIOBase):
    """Reads from a socket until the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv_into(buffer)


class _Line:
    """What http.client needs of a socket, with the deadline in every use of it."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket, self._deadline = sock, deadline

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._socket, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def close(self) -> None:
        """Leave the socket to `connected`: http.client calls this before the answer is read."""


@contextlib.contextmanager
def connected(target: Target, deadline: Deadline, *, allow_private: bool) -> Iterator[http.client.HTTPConnection]:
    """Connect, with TLS for https; nothing has been asked yet.

    Raises `FetchError` where the host is unknown or lies in a network that is not public, `OSError` where it fails.
    """
    sock = _dial(_checked(_resolve(target, deadline), allow_private=allow_private), deadline)
    try:
        if target.scheme == "https":
            sock.settimeout(deadline.left())
            # The certificate is that of the name, whatever number was dialled.
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=target.host.rstrip("."))
        line = http.client.HTTPConnection(target.host, target.port)
        line.default_port = 443 if target.scheme == "https" else 80  # left out of the Host header
        line.sock = _Line(sock, deadline)
        yield line
    finally:
        sock.close()


def is_public(number: str) -> bool:
    """Whether an address belongs to the public internet; one that stands for others does where all of them do."""
    address = ipaddress.ip_address(number.partition("%")[0])
    carried = _carried(address) if isinstance(address, ipaddress.IPv6Address) else ()
    return all(_is_public(one) for one in carried or (address,))


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    special = address.is_private or address.is_reserved or address.is_unspecified
    near = address.is_loopback or address.is_link_local
    return address.is_global and not (address.is_multicast or special or near or address in _LOCAL_TRANSLATOR)


def _carried(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if address in _TRANSLATOR or address in _COMPATIBLE:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    one = address.ipv4_mapped or address.sixtofour
    return (one,) if one else address.teredo or ()


def _resolve(target: Target, deadline: Deadline) -> Resolved:
    """Ask for the numbers of a host, in a thread: the system's own resolver knows no deadline."""
    found: list[Resolved | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise TimeoutError
    if isinstance(found[0], Exception):
        raise FetchError("no such host is known, check address and network")
    return found[0]


def _checked(resolved: Resolved, *, allow_private: bool) -> Resolved:
    """Return what was resolved where every number of it may be dialled."""
    if not allow_private and not all(is_public(str(entry[4][0])) for entry in resolved):
        raise FetchError("lies in a private or local network, use --allow-private if that is meant")
    return resolved


def _dial(resolved: Resolved, deadline: Deadline) -> socket.socket:
    problem: OSError = OSError("no address")
    for family, kind, protocol, _, place in resolved:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(min(_DIAL_SECONDS, deadline.left()))
            sock.connect(place)
        except OSError as error:
            sock.close()
            problem = error
        else:
            return sock
    raise problem
