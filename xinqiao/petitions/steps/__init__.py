"""One module a step: what the step asks for (`Entry`) and what it changes (`apply`).

`apply(step, entry)` may raise Refused and returns the name of a branch of the row, or None.
"""
