"""From what people have in hand (files, addresses, folders) to readouts."""
