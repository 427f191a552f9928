"""The API, ``/api/v1``: areas, coverage, trends, targets and lists, with the names of the command line."""
