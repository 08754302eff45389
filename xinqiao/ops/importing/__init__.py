"""Import petitions from files through the same steps as by hand."""
