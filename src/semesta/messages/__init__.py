"""The texts that users see, one TOML file per domain, Indonesian and English side by side."""
