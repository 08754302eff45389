"""How staff sign in: sessions, second factors, delays after wrong tries, links to set a password, and their record."""
