"""How well lines are read: hoso, Tesseract and the stock recogniser side by side, by slice."""
