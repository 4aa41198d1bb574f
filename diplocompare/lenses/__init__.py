"""What the sides make of the topics, one lens a file, and which findings come first."""
