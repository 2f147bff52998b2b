"""The only door that writes to a library: its database, settings and catalogues included.

A command lets time pass up to its instant (`settle`), asks `domain` for the decision, and stores
the facts, the entry in the journal and the row of the projection in one transaction. It returns
events or an answer. Services, scenarios and the command line write through here. `storage` below
holds the tables and decides nothing. No Qt, no clock: each command is given its instant.

ledger          asking, playing, removing, losing, clearing, and what falls due
granting        the licence, when its file is complete
queue           the state of transfers, their order, cancelling
clock           the latest instant, and moving all of them
settings places catalogues
base            what the commands of `ledger` share: reading a record, storing facts
falling_due     what ends by itself, in batches
happened        stores the facts of commands and of what fell due, and makes their events
events          what happened, as values that services publish
commands        an action at its instant, as a scenario or the journal has it
journal         the entries, and the one codec between them and `commands`
performer       runs a scenario, or the journal after going back in time; `circumstances` has the
                policy and the device meanwhile, `arriving` the media
"""
