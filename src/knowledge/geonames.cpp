#include "knowledge/geonames.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/gazetteer_reader.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kColumns = 19;

// The two-letter codes of GeoNames and the three-letter codes used here. Kosovo is XK there.
StringMap<std::string> alpha_3_codes() {
  const char* other = std::getenv("PRISCUS_ISO_CODES");
  const std::string path = other && *other ? other : "/usr/share/iso-codes/json/iso_3166-1.json";
  StringMap<std::string> codes;
  codes["XK"] = "KOS";
  simdjson::dom::parser parser;
  simdjson::dom::array entries;
  std::string json;
  try {
    json = read_file(path);
  } catch (const InputError& error) {
    throw KnowledgeError(path, 0, std::string(error.what()) + ": install the Debian package iso-codes");
  }
  if (parser.parse(json)["3166-1"].get(entries) != simdjson::SUCCESS)
    throw KnowledgeError(path, 0, "no list \"3166-1\"");
  for (const simdjson::dom::element entry : entries) {
    std::string_view two, three;
    if (entry["alpha_2"].get(two) == simdjson::SUCCESS && entry["alpha_3"].get(three) == simdjson::SUCCESS)
      codes[std::string(two)] = std::string(three);
  }
  return codes;
}

// What a feature of GeoNames is here; empty when it is nothing that news happens at.
std::string_view kind_of(std::string_view feature_class, std::string_view code) {
  if (feature_class == "P") return "city";
  if (feature_class == "A") return code == "ADM1" ? "region" : code.starts_with("ADM") ? "area" : std::string_view();
  if (feature_class == "T" && (code.starts_with("ISL") || code == "PEN")) return "area";
  if (feature_class == "H" &&
      (code == "SEA" || code == "STRT" || code == "GULF" || code == "BAY" || code == "LK" || code == "STM"))
    return "area";
  if (feature_class == "S" && (code == "AIRP" || code == "AIRB" || code == "PSTB" || code == "PRT" || code == "DAM"))
    return "point";
  if (feature_class == "L" && (code == "RGN" || code == "RGNH" || code == "MILB")) return "area";
  return {};
}

bool number(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

struct Row {
  std::string name, other, country;
  double latitude, longitude;
  std::string_view kind;
  long population;
  int line;
};

}  // namespace

GeoNamesImport import_geonames(std::string_view text, const std::string& shown, const std::string& own_file,
                               const Gazetteer& known, const Ontology& ontology) {
  GeoNamesImport made;
  const StringMap<std::string> codes = alpha_3_codes();
  std::vector<Row> rows;
  std::unordered_map<std::string, std::size_t> seen;  // key, country, sort -> row
  int line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    const auto leave = [&](std::string_view name, const std::string& reason) {
      made.left_out.push_back(shown + ":" + std::to_string(line_number) + ": " + std::string(name) +
                              (name.empty() ? "" : ": ") + reason);
    };
    if (utf8_fault(line) != line.size()) {
      leave("", "a byte that is not UTF-8");
      continue;
    }
    if (cells.size() != kColumns) {
      leave("", std::to_string(cells.size()) + " columns, expected " + std::to_string(kColumns));
      continue;
    }
    const std::string_view name = trim(cells[1]);
    Row row{std::string(name), {}, {}, 0, 0, kind_of(cells[6], cells[7]), 0, line_number};
    double population = 0;
    if (place_key(name).empty() || name.find('|') != std::string_view::npos) {
      leave(name, "no usable name");
    } else if (row.kind.empty()) {
      leave(name,
            "feature " + std::string(cells[6]) + "." + std::string(cells[7]) + " is no kind of place that is kept");
    } else if (const auto code = codes.find(cells[8]);
               !cells[8].empty() && (code == codes.end() || !ontology.has_country(code->second))) {
      leave(name, "unknown country \"" + std::string(cells[8]) + "\"");
    } else if (!number(cells[4], row.latitude) || !number(cells[5], row.longitude) || std::abs(row.latitude) > 90 ||
               std::abs(row.longitude) > 180) {
      leave(name, "latitude \"" + std::string(cells[4]) + "\" or longitude \"" + std::string(cells[5]) +
                      "\" is no number of degrees");
    } else if (!cells[14].empty() && (!number(cells[14], population) || population < 0)) {
      leave(name, "population \"" + std::string(cells[14]) + "\" is no number");
    } else {
      if (code != codes.end()) row.country = code->second;
      row.population = static_cast<long>(population);
      if (const Bounds* bounds = known.bounds(row.country); bounds && !bounds->contains(row.latitude, row.longitude)) {
        leave(name, "lies outside " + row.country + " by bounds.tsv");
        continue;
      }
      const bool region = row.kind == "region";
      const auto has = [&](std::string_view one) {
        for (int place : known.named(one)) {
          const GazetteerPlace& there = known.all()[place];
          if (there.file != own_file && there.country == row.country && (there.kind == PlaceKind::region) == region)
            return true;
        }
        return false;
      };
      if (has(name)) {
        leave(name, "is known already in " + row.country);
        continue;
      }
      const std::string_view plain = trim(cells[2]);
      if (!plain.empty() && place_key(plain) != place_key(name) && !place_key(plain).empty() && !has(plain) &&
          plain.find('|') == std::string_view::npos)
        row.other = std::string(plain);
      const std::string key = place_key(name) + '\t' + row.country + (region ? "\tr" : "");
      if (const auto [it, is_new] = seen.emplace(key, rows.size()); !is_new) {
        Row& before = rows[it->second];
        if (before.population >= row.population) {
          leave(name, "line " + std::to_string(before.line) + " has the name already in " + row.country);
          continue;
        }
        made.left_out.push_back(shown + ":" + std::to_string(before.line) + ": " + before.name + ": line " +
                                std::to_string(line_number) + " has the name too in " + row.country +
                                " and more inhabitants");
        before = std::move(row);
      } else {
        rows.push_back(std::move(row));
      }
    }
  }
  // A plain name that is another row's own name, or an earlier row's plain name, is dropped.
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].other.empty() &&
        !seen.emplace(place_key(rows[i].other) + '\t' + rows[i].country + (rows[i].kind == "region" ? "\tr" : ""), i)
             .second)
      rows[i].other.clear();
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.country != b.country ? a.country < b.country : a.name != b.name ? a.name < b.name : a.line < b.line;
  });
  made.table = "# Made by `priscus places import` from " + shown +
               " of GeoNames (geonames.org, CC BY 4.0).\n"
               "name\tother_names\tcountry\tregion\tlatitude\tlongitude\tkind\trank\n";
  for (const Row& row : rows) {
    char degrees[64];
    std::snprintf(degrees, sizeof degrees, "%.4f\t%.4f", row.latitude, row.longitude);
    made.table += row.name + '\t' + row.other + '\t' + row.country + "\t\t" + degrees + '\t' + std::string(row.kind) +
                  '\t' + std::to_string((row.population + 500) / 1000) + '\n';
  }
  made.taken = static_cast<long>(rows.size());
  return made;
}

}  // namespace priscus
