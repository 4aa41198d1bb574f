"""Words: tokens, dates, countries, word lists, and the search for phrases."""
