"""Who the sides are, who is named, and who speaks."""
