"""What the Office's commands say. They return text; they print nothing."""
