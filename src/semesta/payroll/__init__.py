"""Payrolls: a file of workers and wages in, a workbook of contributions and of what is wrong with each row out.

In: Excel, CSV or Parquet with names and wages. Out: ``Payroll`` (rows, totals, problems) and its workbook.
"""

from __future__ import annotations

from semesta.payroll.computing import compute_payroll
from semesta.payroll.row import AMOUNTS, Payroll, PayrollRow, Request
from semesta.payroll.workbook import write_workbook

__all__ = ["AMOUNTS", "Payroll", "PayrollRow", "Request", "compute_payroll", "write_workbook"]
