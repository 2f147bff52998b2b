"""The facilitator's window: it runs what a participant meets in another window."""
