"""The licences of this device: what was asked for, what fell due, and the rows that show it.

A service: `domain`, `storage` and `clock` below it, QtCore beside it, no widgets; it does not know
the other services. `ledger` carries out one command at a given instant; `service` reads the clock
and publishes; `shelf` hands rows to the screens.
"""
