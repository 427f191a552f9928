"""Registers: what comes in, checked and stored.

In: files of an office (CSV, Excel, Parquet) for one of nine registers and one period. Out: typed rows in the versioned
store (``store.Store``), a repair workbook for the rejected ones, and a report (``importing.import_files``).
"""
