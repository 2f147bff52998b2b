"""Scenarios: a timeline run through the rules into a library of its own, and time travel in it.

A service: `domain`, `formats`, `clock` and `storage` below it, QtCore beside it, no widgets; it
does not know the other services: the ledger that carries out its commands is handed to it.
"""
