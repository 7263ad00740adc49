#include "knowledge/ontology_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "base/strings.h"
#include "knowledge/tsv_file.h"

namespace priscus {
namespace {

constexpr const char* kIsoCodes = "/usr/share/iso-codes/json/iso_3166-1.json";

// "the State of Eritrea" -> "State of Eritrea"; "Korea, Republic of" and "Holy See (Vatican City State)" are not used in text.
void add_name(std::vector<std::string>& names, std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  if (name.empty() || name.find_first_of(",(") != std::string_view::npos) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

IsoCountry read_country(const simdjson::dom::element& entry) {
  const auto get = [&](const char* key) {
    std::string_view value;
    return entry[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
  };
  IsoCountry country;
  country.code = get("alpha_3");
  const std::string_view common = get("common_name"), name = get("name");
  country.name = common.empty() ? name : common;
  add_name(country.names, common);
  add_name(country.names, name);
  add_name(country.names, get("official_name"));
  return country;
}

}  // namespace

void OntologyReader::read_countries() {
  const char* other = std::getenv("PRISCUS_ISO_CODES");
  const std::string path = other && *other ? other : kIsoCodes;
  std::string json;
  try {
    json = read_file(path);
  } catch (const InputError& error) {
    faults_.add(path, 0, std::string("the countries of ISO 3166-1 cannot be read (") + error.what() +
                             "): install the Debian package iso-codes");
    return;
  }
  read_countries(json, path);
}

void OntologyReader::read_countries(const std::string& json, const std::string& shown) {
  simdjson::dom::parser parser;
  simdjson::dom::array entries;
  if (parser.parse(json)["3166-1"].get(entries) != simdjson::SUCCESS) {
    faults_.add(shown, 0, "no list \"3166-1\": expected iso_3166-1.json of the Debian package iso-codes");
    return;
  }
  for (const simdjson::dom::element entry : entries) {
    IsoCountry country = read_country(entry);
    if (country.code.empty() || country.name.empty()) {
      faults_.add(shown, 0, "a country without \"alpha_3\" or \"name\"");
      continue;
    }
    ontology_.countries_.emplace(country.code, country.name);
    countries_.push_back(std::move(country));
  }
}

void OntologyReader::read(const SourceFile& source) {
  const std::string_view name = std::string_view(source.name).substr(source.name.rfind('/') + 1);
  if (name == "ontology.tsv") {
    read_types(source);
  } else if (name == "modes.tsv") {
    read_modes(source);
  } else if (name == "cameo.tsv") {
    read_cameo(source);
  } else if (name == "scores.tsv") {
    read_scores(source);
  } else if (name == "contexts.tsv") {
    read_descriptions(source, "context", "description", ontology_.contexts_);
  } else if (name == "sectors.tsv") {
    read_descriptions(source, "sector", "description", ontology_.sectors_);
  } else if (name == "countries.tsv") {
    read_descriptions(source, "code", "name", ontology_.countries_);
  } else {
    faults_.add(source.shown, 0, "a table that nothing reads: expected ontology, modes, cameo, scores, contexts, sectors or countries");
    return;
  }
  seen_.emplace_back(name);
}

void OntologyReader::read_types(const SourceFile& source) {
  const TsvFile file(source, {"type", "quad", "future_type", "future_mode", "future_cameo", "description"}, faults_);
  for (const TsvRow& row : file.rows()) {
    if (row[0].empty() || row[1].empty()) {
      faults_.add(source.shown, row.number, "expected a type and its quad class");
      continue;
    }
    if (ontology_.type(row[0])) {
      faults_.add(source.shown, row.number, "type " + std::string(row[0]) + " stands here twice");
      continue;
    }
    EventType type{std::string(row[0]), std::string(row[1]), {}, std::string(row[5])};
    type.future.type = row[2];
    type.future.mode = row[3];
    type.future.cameo = row[4];
    if (!type.future.empty()) references_.push_back({type.future, source.shown, row.number});
    ontology_.types_.push_back(std::move(type));
  }
}

void OntologyReader::read_modes(const SourceFile& source) {
  const TsvFile file(source, {"type", "mode", "description"}, faults_);
  for (const TsvRow& row : file.rows()) {
    std::vector<std::string>& modes = ontology_.modes_[std::string(row[0])];
    if (std::find(modes.begin(), modes.end(), row[1]) != modes.end()) {
      faults_.add(source.shown, row.number, "mode " + std::string(row[1]) + " of " + std::string(row[0]) + " stands here twice");
      continue;
    }
    modes.emplace_back(row[1]);
    references_.push_back({{std::string(row[0]), std::string(row[1]), "", {}, false}, source.shown, row.number});
  }
}

void OntologyReader::read_cameo(const SourceFile& source) {
  const TsvFile file(source, {"cameo", "plover_type", "plover_mode", "plover_context", "label"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const bool digits = row[0].size() >= 2 && row[0].size() <= 4 && std::all_of(row[0].begin(), row[0].end(), is_digit);
    if (!digits) {
      faults_.add(source.shown, row.number, "\"" + std::string(row[0]) + "\": expected a CAMEO code of two to four digits");
      continue;
    }
    if (!ontology_.cameo_.emplace(row[0], row[4]).second) {
      faults_.add(source.shown, row.number, "CAMEO " + std::string(row[0]) + " stands here twice");
    }
    Meaning meaning{std::string(row[1]), std::string(row[2]), "", {}, false};
    for (std::string_view context : split(row[3], ';')) {
      if (!trim(context).empty()) meaning.contexts.emplace_back(trim(context));
    }
    references_.push_back({std::move(meaning), source.shown, row.number});
  }
}

void OntologyReader::read_scores(const SourceFile& source) {
  const TsvFile file(source, {"type", "mode", "score"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const std::string number(row[2]);
    char* end = nullptr;
    const double score = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != 0 || !(score >= -10 && score <= 10)) {
      faults_.add(source.shown, row.number, "\"" + number + "\": expected a score from -10 to 10");
      continue;
    }
    ontology_.scores_[std::string(row[0]) + "/" + std::string(row[1])] = score;
    references_.push_back({{std::string(row[0]), std::string(row[1]), "", {}, false}, source.shown, row.number});
  }
}

void OntologyReader::read_descriptions(const SourceFile& source, std::string_view key, std::string_view description,
                                       StringMap<std::string>& into) {
  const TsvFile file(source, {key, description}, faults_);
  for (const TsvRow& row : file.rows()) {
    if (row[0].empty()) {
      faults_.add(source.shown, row.number, "expected a " + std::string(key) + " in the first column");
    } else if (!into.emplace(row[0], row[1]).second) {
      faults_.add(source.shown, row.number, std::string(key) + " " + std::string(row[0]) + " is given already");
    }
  }
}

Ontology OntologyReader::finish() {
  for (const char* table : {"ontology.tsv", "modes.tsv", "cameo.tsv", "scores.tsv", "contexts.tsv", "sectors.tsv", "countries.tsv"}) {
    if (std::find(seen_.begin(), seen_.end(), table) == seen_.end()) faults_.add(folder_ + "ontology/" + table, 0, "no such table");
  }
  for (const auto& [meaning, shown, line] : references_) {
    if (!ontology_.type(meaning.type)) {
      faults_.add(shown, line, "unknown type \"" + meaning.type + "\"");
    } else if (!meaning.mode.empty() && !ontology_.has_mode(meaning.type, meaning.mode)) {
      faults_.add(shown, line, meaning.type + " has no mode \"" + meaning.mode + "\"");
    }
    if (!meaning.cameo.empty() && !ontology_.has_cameo(meaning.cameo)) {
      faults_.add(shown, line, "unknown CAMEO code \"" + meaning.cameo + "\"");
    }
    for (const std::string& context : meaning.contexts) {
      if (!ontology_.has_context(context)) faults_.add(shown, line, "unknown context \"" + context + "\"");
    }
  }
  return std::move(ontology_);
}

}  // namespace priscus
