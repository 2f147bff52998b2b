"""Long lists of rows under headers: what the library and the catalogue have in common.

`model` fetches the lines that are looked at, a page at a time; `view` keeps the user's place while
lines come and go, and folds groups; `pointing` is what pointer and keyboard do to them. What a line
shows and how it is drawn belongs to the screens.
"""
