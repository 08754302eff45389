"""What petition officers, handlers and heads work on."""
