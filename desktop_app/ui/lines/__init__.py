"""Long lists of rows under headers: what the library and the catalogue have in common.

`model` fetches the lines that are looked at, a page at a time; `view` keeps the user's place while
lines come and go, and folds groups; `pointing` is what pointer and keyboard do to them; `delegate`
draws them; `page` has the title and the search above them. What a row shows (`rows`) and where it
stands (`plans`) belongs to the screens, as pure functions.
"""
