"""Changes of the tables of imports, in order."""
