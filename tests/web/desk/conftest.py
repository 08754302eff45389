"""What the tests of the desk share: a browser for each member of staff."""

from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
