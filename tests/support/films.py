"""Bodies that begin as films do, and say how long they are: WebM with noise in its only cluster."""

import random
import struct

HEAD = bytes.fromhex("1a45dfa3 84 4282 81 77")
LEAST = len(HEAD) + 12 + 5 + 11 + 12


def film(size: int, seed: object = 0, *, seconds: float = 40.0) -> bytes:
    """A film of exactly so many bytes; another seed is another film of the same size."""
    if size < LEAST:
        raise ValueError(f"a film takes {LEAST} bytes")
    information = bytes.fromhex("1549a966 8b 4489 88") + struct.pack(">d", seconds * 1000)
    begins = len(HEAD) + 12 + len(information) + 12
    noise = random.Random(str(seed)).randbytes(size - begins)
    segment = information + _sized("1f43b675", len(noise)) + noise
    return HEAD + _sized("18538067", len(segment)) + segment


def _sized(element: str, size: int) -> bytes:
    """The head of an element of twelve bytes, its size in eight."""
    return bytes.fromhex(element) + (1 << 56 | size).to_bytes(8, "big")
