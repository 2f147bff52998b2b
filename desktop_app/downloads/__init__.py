"""Moving media onto this device: queue, part file, verify, rename, licence (part F).

A service: `domain`, `storage` and `clock` below it, QtCore and QtNetwork beside it, no widgets; it
does not know the other services. `source` is where bytes come from, `local` and `http` its two
kinds; `part` is the file that they go to, `job` one transfer from the one to the other: `intake`
faces the source, with its `first_look`, `liveness` and `speed`, `steps` are done on the pool, and
`remedies` are tried before it fails. `running` are all that run. `attempts` begins them and decides
what becomes of each, `obstacles` what stands in their way, `kept` stores it; `recovery` is what a
crash left, `service` the queue.
"""
