"""All SQL that the application runs, one module a noun; every function takes a connection first
and leaves the transaction to its caller."""
