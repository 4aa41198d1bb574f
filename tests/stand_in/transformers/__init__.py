"""Stands in for transformers on the path of a process: only what is asked before sentence-transformers is loaded."""
