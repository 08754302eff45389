"""The leader's one screen."""
