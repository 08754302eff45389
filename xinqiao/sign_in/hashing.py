"""How passwords are hashed: Argon2id with a cost that this product chooses."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """46 MiB, two passes, one lane: 60 to 100 ms on a plain machine, and four sign-ins at once stay within 200 MiB.

    At or above the parameters that OWASP's password storage sheet names. Hashes with other parameters are still read,
    and are made anew at the next sign-in.
    """

    time_cost = 2
    memory_cost = 47104
    parallelism = 1
