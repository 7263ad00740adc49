// schema.h: the tables of a record in SQLite. docs/schema.md tells what they hold.
#pragma once
#include "record/database.h"

namespace priscus {

// `PRAGMA user_version` of the records this program writes, and `PRAGMA application_id` by which it knows them ("PRIS").
inline constexpr int kSchemaVersion = 3;
inline constexpr int kApplicationId = 0x50524953;

// Makes the tables in a new database and brings an older record to kSchemaVersion, in one transaction. Throws StoreError for
// a newer one, and for a database that is not a record.
void prepare_schema(Database& database);

// Throws StoreError unless the database is a record of exactly kSchemaVersion.
void check_schema(Database& database);

}  // namespace priscus
