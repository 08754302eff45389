"""The portal of the enterprise: its public pages and its addresses; what a petitioner does in his matter is `web/petitioner`."""
