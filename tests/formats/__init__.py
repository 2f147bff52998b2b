"""Tests of desktop_app.formats."""
