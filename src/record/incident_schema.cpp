#include "record/incident_schema.h"

namespace priscus {

const char* const kIncidentSchema = R"(
ALTER TABLE documents ADD COLUMN url_key TEXT;
ALTER TABLE documents ADD COLUMN copy_of INTEGER REFERENCES documents;
ALTER TABLE participants ADD COLUMN named_begin INTEGER;
ALTER TABLE participants ADD COLUMN named_end INTEGER;
ALTER TABLE participants ADD COLUMN function TEXT;
ALTER TABLE participants ADD COLUMN guessed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN confidence REAL;
CREATE INDEX documents_by_url ON documents (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX documents_by_original ON documents (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE copy_bands (
  band INTEGER NOT NULL,
  day INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  PRIMARY KEY (band, day, document)
) WITHOUT ROWID;
CREATE INDEX copy_bands_by_document ON copy_bands (document);
CREATE TABLE tellings (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  same_as TEXT NOT NULL,
  features TEXT NOT NULL,
  incident TEXT,
  UNIQUE (document, same_as)
);
CREATE INDEX tellings_by_incident ON tellings (incident);
CREATE TABLE telling_keys (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  telling INTEGER NOT NULL REFERENCES tellings ON DELETE CASCADE,
  PRIMARY KEY (key, day, telling)
) WITHOUT ROWID;
CREATE INDEX telling_keys_by_telling ON telling_keys (telling);
CREATE TABLE telling_links (
  one INTEGER NOT NULL REFERENCES tellings ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES tellings ON DELETE CASCADE,
  score REAL NOT NULL,
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX telling_links_back ON telling_links (other, one);
CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  first_day TEXT, last_day TEXT,
  first_report TEXT, last_report TEXT,
  reports INTEGER NOT NULL, sources INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX incidents_by_report ON incidents (last_report);
CREATE INDEX incidents_by_type ON incidents (type, first_day);
)";

}  // namespace priscus
