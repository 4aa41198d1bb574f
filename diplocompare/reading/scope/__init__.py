"""The words of a point that set its scope, and those of them that another point has no equivalent of."""
