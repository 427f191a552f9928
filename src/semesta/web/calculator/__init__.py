"""The calculator: contributions and benefits for anybody, with the trace, the articles and what is unverified."""
