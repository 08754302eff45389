"""The design system: shared templates, stylesheet, scripts and template filters."""
