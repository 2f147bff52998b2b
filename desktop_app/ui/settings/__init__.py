"""The settings: language, looks, player, policy, downloads and where they lie, the demo library."""
