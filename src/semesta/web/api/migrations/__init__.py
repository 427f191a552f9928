"""Changes of the tables of the API, in order."""
