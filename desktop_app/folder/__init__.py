"""The folder of media: whether it can be read, moving it elsewhere, and showing it.

Files are copied on Qt's pool, in pure functions; what is in force is decided on the GUI thread.
"""
