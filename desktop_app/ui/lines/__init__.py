"""Long lists of rows under headers: what the library and the catalogue have in common.

`model` fetches lines a page at a time (`pages`); `view` shows them, with `heights`, the user's
place (`kept`), `folding`, `pointing` and `keyboard` as its parts; `delegate` draws them; `page` has
the title and the search above them. What a row shows (`rows`) and where everything of it stands
(`plans`) is said by the screens, as pure functions.
"""
