"""The demonstration enterprise: invented units, people and petitions, written as TOML."""
