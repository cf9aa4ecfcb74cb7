"""Streamlit blocks that more than one page uses, and the server's edge."""
