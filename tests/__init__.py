"""The tests of Xinqiao."""
