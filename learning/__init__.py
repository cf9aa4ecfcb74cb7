"""What the dashboard knows: content, scoring, statistics, charts. Pure: no Streamlit, no SQL."""
