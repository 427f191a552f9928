"""Changes of the tables of the dashboard, in order."""
