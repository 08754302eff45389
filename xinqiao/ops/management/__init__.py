"""Commands of the console program `xinqiao`."""
