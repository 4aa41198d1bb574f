"""Training of the weights that ship with the package; nothing here is needed to run it."""
