"""What the tests of the protected host share."""

from __future__ import annotations

from tests.web.protected_host import plain_pages, reporter  # noqa: F401 fixtures
