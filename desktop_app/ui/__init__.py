"""What the user sees. Screens are passive: they draw facts and emit what the user asked for."""
