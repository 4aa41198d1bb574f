"""What to know of the texts before they are compared."""
