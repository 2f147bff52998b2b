"""Moving media onto this device: queue, part file, verify, rename, licence (part F).

A service: `domain`, `storage` and `clock` below it, QtCore and QtNetwork beside it, no widgets; it
does not know the other services. `source` is where bytes come from, `job` one running transfer,
`recovery` what a crash left, `service` the queue.
"""
