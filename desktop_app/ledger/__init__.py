"""The only door that writes to a library: its database, settings and catalogues included.

A command is settled, decided by `domain`, and stored in one transaction: the facts, the entry in
the journal, and the row of the projection. It returns events, or an answer. Services, scenarios
and the command line write through here; `storage` below it has the rows and decides nothing.
No Qt, no clock: each command is given its instant.

`ledger` has the commands of licences, `books` what they share, `events` what they bring about.
"""
