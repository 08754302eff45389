"""What the tests of the leader's pages share: a browser for each member of staff."""

from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
