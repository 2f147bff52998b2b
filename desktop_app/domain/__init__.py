"""The rules of the rulebook, and nothing else.

Plain Python on the standard library: no Qt, no files, no SQL, no clock. Whoever asks passes *now*.
Every other package asks here; none decides anything about licences, windows or time left itself.
Rule numbers (P1, T3, A1 …) are those of the rulebook in resources/docs/rules.md.
"""
