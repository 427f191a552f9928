"""Changes of the tables of the work list, in order."""
