"""Messages to send and the evidence that they arrived."""
