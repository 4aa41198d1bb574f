"""From the probabilities of pairs to topics, matches and their emphasis."""
