"""What the dashboard remembers: everything that speaks SQL."""
