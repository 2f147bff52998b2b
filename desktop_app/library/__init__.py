"""The licences of this device: what was asked for, what fell due, and the rows that show it.

A service: `domain`, `storage` and `clock` below it, QtCore beside it, no widgets; it does not know
the other services. `service` reads the clock, asks the ledger, and publishes what it answered;
`falling_due` lets happen what is due, a turn of the event loop at a time; `removals` are those
that can still be undone, `copies` looks for the files of live copies, `waiting` and `unasked` see
to what cannot be written yet; `shelf` hands rows to the screens.
"""
