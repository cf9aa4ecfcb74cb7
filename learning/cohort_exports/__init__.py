"""What tutors take away of a cohort: files made from rows of released blocks."""
