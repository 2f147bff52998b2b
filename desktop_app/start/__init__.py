"""The running program: one session after another, one program per library, signals, doctor.

Imports everything below; `commands` and `cli` alone import it.
"""
