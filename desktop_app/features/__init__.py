"""One presenter for each thing that a user does; `session.joining` makes them.

A presenter takes by name the services, screens and callables that it uses, never a whole session,
and connects their signals. Presenters do not import each other: what several of them need is in
`showing`, and what one needs of another is handed in as a callable.
"""
