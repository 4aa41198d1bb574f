"""What one sentence says was agreed, who was tasked or invited, and when the sides are to meet."""
