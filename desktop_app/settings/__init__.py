"""What the user chose, kept in the library and published when it changes.

A service: `domain` and `storage` below it, QtCore beside it, no widgets; it does not know the other
services.
"""
