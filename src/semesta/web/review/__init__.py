"""Review: undecided pairs of records side by side, decided with keys, taken back, with what they do to an area's interval."""
