"""The page *The rules*: the terms in force in plain words, and those of others beside them."""
