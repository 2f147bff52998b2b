"""Sablier: a library of downloads that run out, and the warning before the last renewal."""
