"""Documents to print: what is in them, and how they become tagged PDF."""
