#!/bin/sh
# Run once by the PostgreSQL image, when its volume is empty: the database, the role that owns and
# migrates it, the role of the application, which can neither change tables nor the audit, and the
# role of the web, which has the application's rights on the rows of one office at a time.
set -eu
: "${OWNER_DB_PASSWORD:?}" "${APP_DB_PASSWORD:?}" "${WEB_DB_PASSWORD:?}"

psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
	--set owner_password="$OWNER_DB_PASSWORD" --set app_password="$APP_DB_PASSWORD" \
	--set web_password="$WEB_DB_PASSWORD" <<'SQL'
CREATE ROLE hoso_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE hoso_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE ROLE hoso_web LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'web_password';
GRANT hoso_app TO hoso_web WITH INHERIT TRUE, SET FALSE;
CREATE DATABASE hoso OWNER hoso_owner;
REVOKE ALL ON DATABASE hoso FROM PUBLIC;
GRANT CONNECT ON DATABASE hoso TO hoso_app;
SQL
