"""What is measured and not tested: each is run by hand, prints its numbers, and says its bar.

python -m tests.benchmarks.event_loop
"""
