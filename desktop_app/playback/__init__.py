"""The player: a downloaded file in QtMultimedia, and where its sitting begins and ends.

A service: `domain` and `clock` below it, QtCore and QtMultimedia beside it, no widgets; it does not
know the other services. QtMultimedia is imported when the first episode is opened, so that a laptop
without the libraries that it needs still shows its library.
"""
