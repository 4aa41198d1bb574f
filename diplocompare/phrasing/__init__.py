"""Every sentence that the tool says."""
