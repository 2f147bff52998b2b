"""The folder of media: whether it can be read, moving it elsewhere, and showing it.

A service: `domain`, `storage` and `clock` below it, QtCore and QtDBus beside it, no widgets; it
does not know the other services. `moving` copies files, in pure functions on Qt's pool; `service`
decides on the GUI thread what is in force; `reveal` asks the file manager.
"""
