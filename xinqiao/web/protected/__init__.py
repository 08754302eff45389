"""The protected host: for reports that nobody may trace back. No sign-in, no address, no minute, its own cookies."""
