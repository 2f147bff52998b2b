"""The panel beside the rows: one episode, its exact dates, and what can be done next."""
