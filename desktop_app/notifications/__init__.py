"""Desktop notifications: what is handed over to the desktop to show, and whether it can.

On Linux that is the notification service of the session bus, elsewhere the icon in the tray, which
is a widget and therefore handed in.
"""
