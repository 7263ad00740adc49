// incidents_measure.h: B-cubed of incidents against those a person made out (testdata/incidents.jsonl). For tests.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

namespace priscus {

// A report: the incident a person gives it, the incidents the program gives it (a report may tell of several things).
struct JudgedReport {
  std::string id, gold;
  bool held_out = false;
  std::set<std::string> found;
};

struct BCubed {
  double precision = 0, recall = 0;
  double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

// Two reports are joined when they share an incident; each report is joined with itself. Precision of a report: the share of those joined with it
// that a person joins too; recall the other way round; averaged over the reports for which `counts` holds.
template <class Counts>
BCubed b_cubed(const std::vector<JudgedReport>& reports, Counts counts) {
  BCubed sum;
  double n = 0;
  for (const JudgedReport& a : reports) {
    if (!counts(a)) continue;
    double joined = 0, gold = 0, both = 0;
    for (const JudgedReport& b : reports) {
      bool found = &a == &b;
      for (const std::string& incident : a.found) found = found || b.found.count(incident) > 0;
      joined += found;
      gold += a.gold == b.gold;
      both += found && a.gold == b.gold;
    }
    sum.precision += both / joined;
    sum.recall += both / gold;
    n += 1;
  }
  return {sum.precision / n, sum.recall / n};
}

}  // namespace priscus
