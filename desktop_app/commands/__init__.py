"""What each command of the command line does; `cli.py` calls it.

Imports everything below; `cli` alone imports it.
"""
