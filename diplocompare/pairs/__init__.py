"""From points and their vectors to the probability of every pair."""
