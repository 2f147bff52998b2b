"""Questions and messages in a card over the window: the warning, the explanation, *Why?*."""
