// incident_text.h: incidents for a person at a terminal and for a program. docs/formats.md describes the JSON.
//
//     append_incident_json(incident, out);
//     append_incident_line(incident, colour, out);     // in a list
//     append_incident(incident, colour, out);          // one, with every claim
#pragma once
#include <string>

#include "record/incident.h"

namespace priscus {

// One object and a line feed.
void append_incident_json(const Incident& incident, std::string& out);

// Two lines: days, type, parties, how many reports and sources, what is disputed; then the first report's sentence.
void append_incident_line(const Incident& incident, bool colour, std::string& out);

// The incident, where its claims disagree, and each claim. Bold when `colour` is set.
void append_incident(const Incident& incident, bool colour, std::string& out);

}  // namespace priscus
