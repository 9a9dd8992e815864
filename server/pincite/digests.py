"""Digests: a short name for what a text or a file holds."""

try:
    # What hashlib would give, without the library of ciphers that it loads: four megabytes of a server's memory.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def digest(content: bytes, size: int) -> bytes:
    """The BLAKE2b digest of some bytes, ``size`` bytes long."""
    return blake2b(content, digest_size=size).digest()
