"""Compressed answers, unpacked no further than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from diplocompare.sources.fetch.problem import FetchError

# What zlib calls the window's size says also what stands around the stream: gzip's head, zlib's own, or nothing.
_GZIP, _ZLIB, _RAW = 31, 15, -15
# A page is one member; each costs a copy of what follows it.
_MOST_MEMBERS = 100


def unpack(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the bytes of an answer, unpacked as its Content-Encoding says.

    Raises `FetchError` where there are more than `limit`, where they are damaged, or packed in another way.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return b"".join(chunks)
        case "gzip" | "x-gzip":
            return _inflate(chunks, _GZIP, limit)
        case "deflate":
            data = b"".join(chunks)
            # The standard says zlib; some servers send the bare stream.
            headed = len(data) > 1 and data[0] & 15 == 8 and (data[0] * 256 + data[1]) % 31 == 0
            return _inflate([data], _ZLIB if headed else _RAW, limit)
        case _:
            raise FetchError("is packed in a way that is not read here, open it in a browser and save the page")


def _inflate(chunks: Iterable[bytes], bits: int, limit: int) -> bytes:
    found, engine, members = bytearray(), zlib.decompressobj(bits), 1
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if engine.eof:
                    engine, members = zlib.decompressobj(bits), members + 1
                found += engine.decompress(rest, limit + 1 - len(found))
                if len(found) > limit or members > _MOST_MEMBERS:
                    raise FetchError(f"unpacks to over {limit // 1_000_000} MB, give one call's text alone")
                rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    except zlib.error as error:
        raise FetchError("the answer is damaged (its compression), try again") from error
    if not engine.eof:
        raise FetchError("the answer was cut off, try again")
    return bytes(found)
