from diplocompare.lexicon.background import BACKGROUND_FILE, background


def test_the_background_holds_counts_of_single_words_and_pairs_only() -> None:
    found = background()
    assert found.total > 100_000 and len(found.counts) > 3_000
    assert all(key.count(" ") <= 1 and count >= 5 for key, count in found.counts.items())
    assert BACKGROUND_FILE.stat().st_size < 200_000
