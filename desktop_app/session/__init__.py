"""What one open library is made of: opening it, building its objects in order, closing them.

Imports everything below; `start` and `commands` import it.
"""
