"""What one sentence says, read by itself: verbs, names, figures, commitments, courtesies ..."""
