"""PostgreSQL, Valkey and SeaweedFS from wheels, started without root under one folder."""
