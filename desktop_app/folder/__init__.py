"""The folder of media: whether it can be read, moving it elsewhere, and showing it.

A service: `domain`, `storage` and `clock` below it, QtCore and QtDBus beside it, no widgets; it
does not know the other services. `moving` copies files, in pure functions on Qt's pool; `mover`
carries out a move on the GUI thread, and decides what is in force; `service` knows whether the
folder can be read; `reveal` asks the file manager.
"""
