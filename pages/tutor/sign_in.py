"""Tutors sign in, set their password with a setup link, and sign out."""

from ui import sign_in

sign_in.page()
