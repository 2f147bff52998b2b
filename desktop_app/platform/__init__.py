"""What touches the desktop, the machine or Qt's plumbing: bus, pool of threads, paths, log.

Imports the standard library and Qt, and nothing else of ours. Storage and formats may import
`regular` and `lock`, and every part `paths`: none of these has Qt.
"""
