"""The only door that writes to a library: its database, settings and catalogues included.

A command is settled, decided by `domain`, and stored in one transaction: the facts, the entry in
the journal, and the row of the projection. It returns events, or an answer. Services, scenarios
and the command line write through here; `storage` below it has the rows and decides nothing.
No Qt, no clock: each command is given its instant.

ledger          asking, playing, removing, losing, clearing, and what falls due
granting        the licence, when its file is complete
queue           what became of transfers, their order, cancelling
clock           the latest instant, and moving all of them
settings places catalogues
books           what the commands of `ledger` share
falling_due     what ends by itself, in batches; `happened` stores what came of it, or of a command
events          what they bring about
journal         the entries, and the one codec between them and `commands`
performer       replaying a scenario, or the journal after going back in time; `circumstances` and
                `arriving` are the policy, the device and the media meanwhile
"""
