"""Search and figures: suggests, never acts."""
