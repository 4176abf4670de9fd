"""The one number that all inputs come from: told in the report, or an instructor's secret."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SecretSeed:
    """A seed that neither a submission nor a reader of its report may know.

    Only numbers that are derived from it are used, each by SHA-256 for one purpose: whoever sees
    one of them cannot tell the seed, and none of the others.
    """

    value: int = field(repr=False)

    @classmethod
    def of(cls, text: str) -> "SecretSeed":
        """Make a seed of 128 bits of any text.

        Examples
        --------
        >>> SecretSeed.of("a long random text")
        SecretSeed()
        """
        digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()
        return cls(int.from_bytes(digest[:16], "big"))

    def number(self, use: str) -> int:
        """Derive a number below 2**63, which is as large as what a worker can be sent."""
        digest = hashlib.sha256(f"{self.value:032x} {use}".encode()).digest()
        return int.from_bytes(digest[:8], "big") >> 1


Seed = int | SecretSeed


def number_for(seed: Seed, use: str) -> int:
    """Return the number to use for one purpose: of a public seed, itself."""
    return seed.number(use) if isinstance(seed, SecretSeed) else seed
