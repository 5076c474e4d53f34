#!/bin/sh
# Run once by the image of PostgreSQL, on an empty database: makes the user of the assistant, who owns no table.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat "$APP_PASSWORD_FILE")" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE dondoc_app LOGIN PASSWORD :'password';
SQL
