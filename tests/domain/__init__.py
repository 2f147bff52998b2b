"""The rulebook, rule by rule.

A test that states a rule carries its number, or several, right after `test_`: `test_d1_…`,
`test_r5_s1_…`. Tests of `Timeline` are stories (tests/support/story.py), which the oracle, the
rules by another hand, has to tell the same way.
"""
