"""What petitioners see, phone first."""
