"""The catalogue: what may be downloaded and under which terms, what may not, and why."""
