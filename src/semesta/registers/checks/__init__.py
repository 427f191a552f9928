"""The checks: text cells in, typed columns and broken rules out, as expressions in the engine."""
