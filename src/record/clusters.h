// clusters.h: tellings that are linked, directly or through others, parted into incidents.
//
//     std::vector<int> cluster = clusters(tellings, links);   // cluster[i] is the number of the cluster of *tellings[i]
#pragma once
#include <vector>

#include "record/telling_score.h"

namespace priscus {

struct Link {
  int one = 0, other = 0;  // indices into the tellings, one < other
  double score = 0;        // telling_score(), at least kSameEvent
};

// Joins from the strongest link down; two clusters become one when their tellings agree on the average, so that a chain of reports, each like the
// next, does not tie the first to the last. Clusters are numbered by their first telling. The tellings must be in the order of telling_before():
// then the result depends on the tellings and on nothing else. Time grows with the number of links.
//
// How a cluster came about depends on the tellings and links within it only: joins that failed leave no trace. So a cluster that no changed telling
// joins stays as it is, and may be left out (incident_tables.cpp builds on that).
std::vector<int> clusters(const std::vector<const Comparable*>& tellings, std::vector<Link> links);

// By the document's date, then its hash, then same_as ("e2" before "e10").
bool telling_before(const Telling& a, const Telling& b);

}  // namespace priscus
