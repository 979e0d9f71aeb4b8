"""PNG files made smaller without a change of a pixel: the renderer packs its own in haste, to four times the size."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The highest level takes five times as long for 1 to 5 per cent less.
_LEVEL = 6


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each part of a PNG file, in order (ISO/IEC 15948, clause 5)."""
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def filtered_rows(png: bytes) -> bytes:
    """The rows of a PNG file's picture, unpacked: two files of the same rows show the same, however they are packed."""
    return zlib.decompress(b"".join(body for kind, body in chunks(png) if kind == b"IDAT"))


def packed(png: bytes) -> bytes:
    """The same file with its rows packed well, in one part."""
    others = [(kind, body) for kind, body in chunks(png) if kind != b"IDAT"]
    rows = zlib.compress(filtered_rows(png), _LEVEL)
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in [*others[:-1], (b"IDAT", rows), others[-1]])


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
