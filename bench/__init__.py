"""Plays learners over real websockets and compares the app with a bare Streamlit form."""
