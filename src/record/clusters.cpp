#include "record/clusters.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace priscus {
namespace {

// So many tellings of a cluster, its first ones, are asked whether they agree with another cluster: a busy incident must not cost its square.
constexpr std::size_t kAsked = 8;
constexpr double kExcluded = -2;  // points of a pair that cannot be one event

double agreement(const std::vector<const Comparable*>& tellings, const std::vector<int>& one, const std::vector<int>& other) {
  double sum = 0;
  const std::size_t m = std::min(kAsked, one.size()), n = std::min(kAsked, other.size());
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) sum += telling_score(*tellings[one[i]], *tellings[other[j]]).value_or(kExcluded);
  return sum / static_cast<double>(m * n);
}

}  // namespace

bool telling_before(const Telling& a, const Telling& b) {
  const auto key = [](const Telling& t) { return std::make_tuple(std::string_view(t.document_date), std::string_view(t.document), t.same_as.size(), std::string_view(t.same_as)); };
  return key(a) < key(b);
}

std::vector<int> clusters(const std::vector<const Comparable*>& tellings, std::vector<Link> links) {
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return a.score != b.score ? a.score > b.score : std::tie(a.one, a.other) < std::tie(b.one, b.other);
  });
  std::vector<int> cluster(tellings.size());
  std::iota(cluster.begin(), cluster.end(), 0);
  std::vector<std::vector<int>> members(tellings.size());
  for (std::size_t i = 0; i < tellings.size(); ++i) members[i] = {static_cast<int>(i)};
  // Two clusters that did not agree, with how many tellings they then had together: between them there may be hundreds of links.
  std::unordered_map<std::uint64_t, std::size_t> apart;
  for (const Link& link : links) {
    const int one = std::min(cluster[link.one], cluster[link.other]), other = std::max(cluster[link.one], cluster[link.other]);
    if (one == other) continue;
    std::size_t& asked = apart[static_cast<std::uint64_t>(one) << 32 | static_cast<std::uint32_t>(other)];
    const std::size_t together = members[one].size() + members[other].size();
    if (asked == together) continue;
    asked = together;
    if (agreement(tellings, members[one], members[other]) < kJoin) continue;
    for (int i : members[other]) cluster[i] = one;
    const std::size_t middle = members[one].size();
    members[one].insert(members[one].end(), members[other].begin(), members[other].end());
    std::inplace_merge(members[one].begin(), members[one].begin() + static_cast<std::ptrdiff_t>(middle), members[one].end());
    members[other].clear();
  }
  return cluster;
}

}  // namespace priscus
