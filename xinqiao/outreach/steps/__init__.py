"""One module a step of a record with a life of its own: `Entry` and `apply(act, entry)`, as in `petitions.steps`."""
