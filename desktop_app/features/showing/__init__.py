"""What several features do to the screen: bring a part of it up to date, or tell the user.

Each presenter here looks after one part of the window. The features above are handed those that
they need; nothing here knows a feature.
"""
