"""What is measured and not tested: `python -m tests.benchmarks` prints it all beside its bars."""
