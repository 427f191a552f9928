"""The law as dated tables: one TOML file for each instrument; SOURCES.md tells where they are from."""
