"""Everything that is remembered: one SQLite file through sqlite-utils, and the folder of media.

SQL lives here and nowhere else. Facts are one file per noun; the shelf is a projection beside them
that can be thrown away and built again. May import `domain` and sqlite_utils; never Qt.
"""
