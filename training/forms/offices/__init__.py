"""Papers as offices and citizens type them from memory, in words of their own."""
