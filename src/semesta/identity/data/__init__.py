"""What is compared, and the words and headings that are known: tables."""
