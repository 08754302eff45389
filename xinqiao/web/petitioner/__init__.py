"""What a petitioner does: file, look up, write, read; shared by the portal and the protected host. Phone first."""
