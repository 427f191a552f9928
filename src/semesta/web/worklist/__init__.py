"""The area officer's list: uncovered workers, who visits whom, what came of it, and what next month's register says."""
