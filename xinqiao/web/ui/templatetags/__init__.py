"""Template libraries of the design system."""
