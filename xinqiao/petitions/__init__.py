"""The core: the records that the tables of rules move, and perform()."""
