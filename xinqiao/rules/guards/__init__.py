"""Guards of the tables of linked records; those of the petition and the referral stand in `rules.transition`."""
