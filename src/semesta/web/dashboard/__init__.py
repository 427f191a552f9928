"""The public dashboard: coverage of every area, as figures, map, splits, trend and files, read from stored results."""
