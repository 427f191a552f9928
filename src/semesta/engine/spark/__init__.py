"""Spark as the second engine: in this machine (``local[2]``) or on a standalone cluster (``spark://host:port``).

In: a master's address and a scratch folder. Out: an Ibis connection whose results equal DuckDB's. PySpark is an optional
extra: nothing here imports it before it is asked for.
"""
