"""What one text says about the contact itself: at whose initiative, how, how long, where, when, and who took part."""
