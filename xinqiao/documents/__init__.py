"""Official documents: numbered, frozen, rendered on demand."""
