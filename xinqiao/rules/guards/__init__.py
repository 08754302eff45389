"""Guards of the tables, by what they look at; each returns the sentence with which it refuses, and None where it lets the step pass.

A factory's parameter is part of the table's row. `rules.facts` says what a guard may look at.
"""
