"""The regulation: pure tables and arithmetic. No Django, no I/O, no clock is read here."""
