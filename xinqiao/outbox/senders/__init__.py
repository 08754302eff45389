"""One module a medium: each takes a message and returns the evidence that it left."""
