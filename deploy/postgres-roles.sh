#!/bin/sh
# Run once, by the image of PostgreSQL when it makes the database: the roles that own nothing. `migrate` gives them their rights.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=silo="$SILO_PASSWORD" --set=gateway="$GATEWAY_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
revoke create on schema public from public;
create role livescore_silo login password :'silo';
create role livescore_gateway login password :'gateway';
SQL
