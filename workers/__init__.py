"""The outside world of hoso: database, object store, broker, tasks, intake, review."""
