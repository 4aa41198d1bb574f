"""What is read off the words of one sentence, for the lenses: clauses and verbs, names, quantities, dates, scope."""
