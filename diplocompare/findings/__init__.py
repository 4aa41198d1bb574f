"""What stands out: differences between claims of the texts, and which of them come first."""
