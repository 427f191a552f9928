"""The audit: who did what, when and why, in rows that are only ever added and that each seal the one before."""
