#include "knowledge/ontology_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

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
  country.numeric = get("numeric");
  return country;
}

bool is_cameo_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
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
  } else if (name == "confidence.tsv") {
    read_weights(source);
  } else if (name == "contexts.tsv") {
    read_descriptions(source, "context", "description", ontology_.contexts_);
  } else if (name == "sectors.tsv") {
    read_descriptions(source, "sector", "description", ontology_.sectors_);
    read_sector_codes(source);
  } else if (name == "countries.tsv") {
    read_descriptions(source, "code", "name", ontology_.countries_);
  } else if (name == "goldstein.tsv") {
    read_goldstein(source);
  } else if (name == "country_codes.tsv") {
    read_country_codes(source);
  } else {
    faults_.add(source.shown, 0,
                "a table that nothing reads: expected ontology, modes, cameo, scores, confidence, goldstein, contexts, sectors, countries or "
                "country_codes");
    return;
  }
  seen_.emplace_back(name);
}

void OntologyReader::read_types(const SourceFile& source) {
  const TsvFile file(source, {"type", "quad", "future_type", "future_mode", "future_cameo", "content", "place", "host_mode",
                               "host_cameo", "description", "reciprocal"}, faults_);
  for (const TsvRow& row : file.rows()) {
    if (row[0].empty() || row[1].empty()) {
      faults_.add(source.shown, row.number, "expected a type and its quad class");
      continue;
    }
    if (ontology_.type(row[0])) {
      faults_.add(source.shown, row.number, "type " + std::string(row[0]) + " stands here twice");
      continue;
    }
    EventType type;
    type.name = row[0];
    type.quad = row[1];
    type.description = row[9];
    type.reciprocal = row[10] == "yes";
    if (!row[10].empty() && !type.reciprocal) faults_.add(source.shown, row.number, "reciprocal: expected yes or nothing");
    type.future.type = row[2];
    type.future.mode = row[3];
    type.future.cameo = row[4];
    if (!type.future.empty()) references_.push_back({type.future, source.shown, row.number});
    if (row[5] == "own") type.content = EventType::Content::own;
    else if (row[5] == "other") type.content = EventType::Content::other;
    else if (row[5] == "only-other") type.content = EventType::Content::only_other;
    else if (!row[5].empty()) faults_.add(source.shown, row.number, "content \"" + std::string(row[5]) + "\": expected own, other, only-other or nothing");
    type.strikes_places = row[6] == "struck";
    if (!row[6].empty() && !type.strikes_places)
      faults_.add(source.shown, row.number, "place \"" + std::string(row[6]) + "\": expected struck or nothing");
    if (!row[8].empty()) {
      type.host.type = row[0];
      type.host.mode = row[7];
      type.host.cameo = row[8];
      references_.push_back({type.host, source.shown, row.number});
    }
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
    if (!is_cameo_code(row[0])) {
      faults_.add(source.shown, row.number, "\"" + std::string(row[0]) + "\": expected a CAMEO code of two to four digits");
      continue;
    }
    Meaning meaning{std::string(row[1]), std::string(row[2]), "", {}, false};
    for (std::string_view context : split(row[3], ';')) {
      if (!trim(context).empty()) meaning.contexts.emplace_back(trim(context));
    }
    Meaning with_code = meaning;
    with_code.cameo = row[0];
    ontology_.code_labels_.emplace(row[0], row[4]);
    if (!ontology_.codes_.emplace(row[0], std::move(with_code)).second) {
      faults_.add(source.shown, row.number, "CAMEO " + std::string(row[0]) + " stands here twice");
    }
    references_.push_back({std::move(meaning), source.shown, row.number});
  }
}

// A number from -10 to 10; a fault when it is none.
std::optional<double> OntologyReader::read_score(const SourceFile& source, const TsvRow& row, std::string_view cell) {
  const std::string number(cell);
  char* end = nullptr;
  const double score = std::strtod(number.c_str(), &end);
  if (!number.empty() && *end == 0 && score >= -10 && score <= 10) return score;
  faults_.add(source.shown, row.number, "\"" + number + "\": expected a score from -10 to 10");
  return std::nullopt;
}

void OntologyReader::read_scores(const SourceFile& source) {
  const TsvFile file(source, {"type", "mode", "score"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const std::optional<double> score = read_score(source, row, row[2]);
    if (!score) continue;
    ontology_.scores_[std::string(row[0]) + "/" + std::string(row[1])] = *score;
    references_.push_back({{std::string(row[0]), std::string(row[1]), "", {}, false}, source.shown, row.number});
  }
}

void OntologyReader::read_weights(const SourceFile& source) {
  const TsvFile file(source, {"of", "feature", "weight"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const std::string number(row[2]);
    char* end = nullptr;
    const double weight = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != 0 || !(weight >= -20 && weight <= 20)) {
      faults_.add(source.shown, row.number, "\"" + number + "\": expected a weight from -20 to 20");
    } else if (row[0] == "event") {
      ontology_.event_weights_[std::string(row[1])] = weight;
    } else if (row[0] == "participant") {
      ontology_.participant_weights_[std::string(row[1])] = weight;
    } else {
      faults_.add(source.shown, row.number, "\"" + std::string(row[0]) + "\": expected event or participant");
    }
  }
}

void OntologyReader::read_goldstein(const SourceFile& source) {
  const TsvFile file(source, {"cameo", "goldstein"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const std::optional<double> score = read_score(source, row, row[1]);
    if (!score) continue;
    if (!is_cameo_code(row[0])) {
      faults_.add(source.shown, row.number, "\"" + std::string(row[0]) + "\": expected a CAMEO code of two to four digits");
    } else if (!ontology_.goldstein_.emplace(row[0], *score).second) {
      faults_.add(source.shown, row.number, "CAMEO " + std::string(row[0]) + " stands here twice");
    }
  }
}

void OntologyReader::read_country_codes(const SourceFile& source) {
  const TsvFile file(source, {"code", "cow", "cow_name", "fips", "cameo", "group", "role"}, faults_);
  for (const TsvRow& row : file.rows()) {
    CountryCodes codes{std::string(row[1]), std::string(row[2]), std::string(row[3]), std::string(row[4]), std::string(row[5]), std::string(row[6])};
    if (codes.cameo.empty()) codes.cameo = row[0];
    if (codes.cameo == "-") codes.cameo.clear();
    if (!ontology_.country_codes_.emplace(row[0], std::move(codes)).second) {
      faults_.add(source.shown, row.number, "code " + std::string(row[0]) + " stands here twice");
    }
    country_references_.push_back({std::string(row[0]), source.shown, row.number});
  }
}

void OntologyReader::read_sector_codes(const SourceFile& source) {
  const TsvFile file(source, {"sector", "cameo", "icews"}, faults_);
  for (const TsvRow& row : file.rows()) ontology_.sector_codes_[std::string(row[0])] = {std::string(row[1]), std::string(row[2])};
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

void OntologyReader::add(const OntologyFile& file, const SourceFile& source) {
  if (file.below == OntologyFile::Below::none && !ontology_.types_.empty() && !file.types.empty()) {
    faults_.add(source.shown, 0, "expected extends = \"" + ontology_.name_ + "\" or replaces = \"" + ontology_.name_ +
                                     "\": the ontology of the folder before has types already");
  }
  ontology_.name_ = file.name;
  ontology_.version_ = file.version;
  has_file_ = has_file_ || !file.types.empty();
  for (const OntologyFile::Type& type : file.types) add_type(type, source);
  for (const OntologyFile::Code& code : file.codes) {
    Meaning with_code = code.meaning;
    ontology_.code_labels_.emplace(code.code, code.label);
    with_code.cameo = code.code;
    if (!ontology_.codes_.emplace(code.code, std::move(with_code)).second) {
      faults_.add(source.shown, code.line, "code " + code.code + " is given already");
    }
    references_.push_back({code.meaning, source.shown, code.line});
  }
  add_descriptions(file.contexts, "context", source, ontology_.contexts_);
  add_descriptions(file.sectors, "sector", source, ontology_.sectors_);
  add_descriptions(file.countries, "country", source, ontology_.countries_);
}

void OntologyReader::add_type(const OntologyFile::Type& type, const SourceFile& source) {
  const bool known = ontology_.type(type.type.name) != nullptr;
  if (known && !type.only_modes) {
    faults_.add(source.shown, type.line, "type " + type.type.name + " is given already: expected nothing but its name and further modes");
    return;
  }
  if (!known && type.only_modes) {
    faults_.add(source.shown, type.line, "unknown type \"" + type.type.name + "\": expected quad = \"…\" of a new type, or a type that is known");
    return;
  }
  if (!known) ontology_.types_.push_back(type.type);
  if (!type.type.future.empty()) references_.push_back({type.type.future, source.shown, type.future_line});
  if (!type.type.host.empty()) references_.push_back({type.type.host, source.shown, type.host_line});
  if (type.score) ontology_.scores_[type.type.name + "/"] = *type.score;
  std::vector<std::string>& modes = ontology_.modes_[type.type.name];
  for (const OntologyFile::Named& mode : type.modes) {
    if (std::find(modes.begin(), modes.end(), mode.name) != modes.end()) {
      faults_.add(source.shown, mode.line, "mode " + mode.name + " of " + type.type.name + " is given already");
      continue;
    }
    modes.push_back(mode.name);
    if (mode.score) ontology_.scores_[type.type.name + "/" + mode.name] = *mode.score;
  }
}

void OntologyReader::add_descriptions(const std::vector<OntologyFile::Named>& names, const char* what, const SourceFile& source,
                                      StringMap<std::string>& into) {
  for (const OntologyFile::Named& named : names) {
    if (!into.emplace(named.name, named.description).second) {
      faults_.add(source.shown, named.line, std::string(what) + " " + named.name + " is given already");
    }
  }
}

void OntologyReader::restart() {
  ontology_.types_.clear();
  ontology_.modes_.clear();
  ontology_.codes_.clear();
  ontology_.code_labels_.clear();
  ontology_.goldstein_.clear();  // of CAMEO codes
  ontology_.contexts_.clear();
  ontology_.scores_.clear();
  references_.clear();
}

Ontology OntologyReader::finish() {
  for (const char* table : {"ontology.tsv", "modes.tsv", "cameo.tsv", "scores.tsv", "goldstein.tsv", "contexts.tsv", "sectors.tsv", "countries.tsv",
                            "country_codes.tsv"}) {
    if (!has_file_ && std::find(seen_.begin(), seen_.end(), table) == seen_.end()) faults_.add(folder_ + "ontology/" + table, 0, "no such table");
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
  for (const auto& [code, shown, line] : country_references_) {
    if (!ontology_.has_country(code)) faults_.add(shown, line, "unknown country \"" + code + "\"");
  }
  references_.clear();
  country_references_.clear();
  return ontology_;
}

}  // namespace priscus
