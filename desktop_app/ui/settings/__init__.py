"""The settings: language, looks, policy, speed, the demo library, and where things are."""
