"""What two points of one matter say of each other: the same, something else, and in what they differ."""
