"""The player: the picture, its controls, and the time left in view."""
