"""The vocabulary of hoso: forms, pages, lines, fields, records, errors."""
