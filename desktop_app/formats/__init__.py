"""Files from outside, turned into domain values: policies, catalogues, scenarios, replay lines.

May import the domain, pydantic and the standard library; no Qt, no database. Every error of a file
is reported at once as a `Fault`. `faults`, `iso8601` and `replay_lines` do without pydantic, so
that `replay` starts at once.
"""
