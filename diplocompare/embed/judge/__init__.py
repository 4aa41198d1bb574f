"""The large judgement: a second model that reads both points of a pair together; only where its extra is installed."""
