"""From a readout to its points."""
