// incident_schema.h: the tables by which copies are known and incidents are kept; the step from version 2 of the schema to 3.
#pragma once

namespace priscus {

// Documents that were recorded before have no tellings and no bands yet: `priscus recode --all --apply` makes them.
extern const char* const kIncidentSchema;

}  // namespace priscus
