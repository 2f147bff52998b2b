"""The facilitator's window: scenarios, the demo clock, and what the participant meets.

It is never seen by the participant, and speaks its own language. May import what every screen may.
"""
