"""Data: files brought in, looked at without storing, approved, stored, taken back."""
