#include "knowledge/gazetteer_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "knowledge/atoms.h"
#include "knowledge/tsv_file.h"

namespace priscus {
namespace {

constexpr const char* kIsoRegions = "/usr/share/iso-codes/json/iso_3166-2.json";
constexpr const char* kIsoCountries = "/usr/share/iso-codes/json/iso_3166-1.json";

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<PlaceKind> kind_of(std::string_view text) {
  for (PlaceKind kind : {PlaceKind::country, PlaceKind::region, PlaceKind::area, PlaceKind::city, PlaceKind::point})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

std::string_view base_name(const SourceFile& source) {
  return std::string_view(source.name).substr(source.name.rfind('/') + 1);
}

}  // namespace

std::string place_key(std::string_view name) {
  std::string key;
  // Almost all names are plain letters: they need no atoms.
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '; });
  if (plain) {
    for (char c : name) {
      if (c == ' ' && (key.empty() || key.back() == ' ')) continue;
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    while (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
  }
  std::vector<std::string> atoms;
  split_atoms(name, atoms);
  for (const std::string& atom : atoms) {
    if (!key.empty()) key += ' ';
    key += lower(atom);
  }
  return key;
}

void GazetteerReader::add_name(std::string_view name, int place) {
  const std::string key = place_key(name);
  if (key.empty()) return;
  gazetteer_.keys_.push_back({stable_hash(key), static_cast<std::uint32_t>(gazetteer_.names_.size()),
                              static_cast<std::uint32_t>(key.size()), place});
  gazetteer_.names_ += key;
}

void GazetteerReader::read_bounds(const SourceFile& source) {
  const TsvFile file(source, {"country", "south", "west", "north", "east", "state"}, faults_);
  for (const TsvRow& row : file.rows()) {
    const auto south = number<double>(row[1]), west = number<double>(row[2]), north = number<double>(row[3]),
               east = number<double>(row[4]);
    if (!ontology_.has_country(row[0]) || (!row[5].empty() && !ontology_.has_country(row[5]))) {
      faults_.add(source.shown, row.number,
                  "unknown country \"" + std::string(row[0]) + "\" or state \"" + std::string(row[5]) + "\"");
    } else if (!south || !west || !north || !east || *south >= *north || *west >= *east) {
      faults_.add(source.shown, row.number,
                  "expected south, west, north and east in degrees, south below north and west below east");
    } else {
      gazetteer_.bounds_[std::string(row[0])] = {*south, *west, *north, *east};
      if (!row[5].empty()) gazetteer_.states_[std::string(row[0])] = std::string(row[5]);
    }
  }
}

void GazetteerReader::read(const SourceFile& source) {
  shown_folder_ = source.shown.substr(0, source.shown.size() - source.name.size());
  if (base_name(source) == "bounds.tsv") return read_bounds(source);
  const TsvFile file(source, {"name", "other_names", "country", "region", "latitude", "longitude", "kind", "rank"},
                     faults_);
  gazetteer_.places_.reserve(gazetteer_.places_.size() + file.rows().size());
  for (const TsvRow& row : file.rows()) {
    const auto latitude = number<double>(row[4]), longitude = number<double>(row[5]);
    const auto kind = kind_of(row[6]);
    const auto rank = row[7].empty() ? std::optional<int>(0) : number<int>(row[7]);
    const auto fault = [&](const std::string& cause) {
      faults_.add(source.shown, row.number, std::string(row[0]) + ": " + cause);
    };
    if (place_key(row[0]).empty()) {
      fault("expected a name");
    } else if (!row[2].empty() && !ontology_.has_country(row[2])) {
      fault("unknown country \"" + std::string(row[2]) + "\"");
    } else if (!latitude || !longitude || *latitude < -90 || *latitude > 90 || *longitude < -180 || *longitude > 180) {
      fault("expected degrees of latitude (-90 to 90) and longitude (-180 to 180)");
    } else if (!kind) {
      fault("unknown kind \"" + std::string(row[6]) + "\": expected country, region, area, city or point");
    } else if (!rank || *rank < 0) {
      fault("rank \"" + std::string(row[7]) + "\": expected thousands of inhabitants or 0");
    } else {
      const int index = static_cast<int>(gazetteer_.places_.size());
      gazetteer_.places_.push_back({std::string(row[0]), std::string(row[2]), std::string(row[3]), *latitude,
                                    *longitude, *kind, *rank, source.name, row.number});
      add_name(row[0], index);
      if (!row[1].empty())
        for (std::string_view other : split(row[1], '|')) {
          if (place_key(other).empty()) fault("nothing between two `|`: expected a name");
          add_name(other, index);
        }
      if (*kind == PlaceKind::country && !gazetteer_.countries_.emplace(std::string(row[2]), index).second)
        fault("country " + std::string(row[2]) + " has a row already");
    }
  }
}

void GazetteerReader::check_regions() {
  const auto load = [&](const char* variable, const char* usual, const char* key, auto take) {
    const char* other = std::getenv(variable);
    const std::string path = other && *other ? other : usual;
    simdjson::dom::parser parser;
    simdjson::dom::array entries;
    std::string json;
    try {
      json = read_file(path);
    } catch (const InputError& error) {
      faults_.add(path, 0, std::string("cannot be read (") + error.what() + "): install the Debian package iso-codes");
      return false;
    }
    if (parser.parse(json)[key].get(entries) != simdjson::SUCCESS) {
      faults_.add(path, 0, "no list \"" + std::string(key) + "\"");
      return false;
    }
    for (const simdjson::dom::element entry : entries) take(entry);
    return true;
  };
  const auto text = [](const simdjson::dom::element& entry, const char* key) {
    std::string_view value;
    return std::string(entry[key].get(value) == simdjson::SUCCESS ? value : std::string_view());
  };
  StringMap<std::string> alpha_3;
  StringSet known;  // "UKR Kharkivska oblast"
  if (!load("PRISCUS_ISO_CODES", kIsoCountries, "3166-1",
            [&](const auto& e) { alpha_3[text(e, "alpha_2")] = text(e, "alpha_3"); }) ||
      !load("PRISCUS_ISO_CODES_2", kIsoRegions, "3166-2",
            [&](const auto& e) { known.insert(alpha_3[text(e, "code").substr(0, 2)] + " " + text(e, "name")); }))
    return;
  for (const GazetteerPlace& place : gazetteer_.places_) {
    if (place.region.empty() || place.file.find("/geonames") != std::string::npos) continue;
    if (known.find(place.country + " " + place.region) == known.end())
      faults_.add(shown_folder_ + place.file, place.line,
                  place.name + ": iso-codes has no region \"" + place.region + "\" of " + place.country);
  }
}

Gazetteer GazetteerReader::finish() {
  std::vector<GazetteerPlace>& places = gazetteer_.places_;
  for (const GazetteerPlace& place : places) {
    const Bounds* bounds = gazetteer_.bounds(place.country);
    if (bounds && !bounds->contains(place.latitude, place.longitude))
      faults_.add(shown_folder_ + place.file, place.line,
                  place.name + ": lies outside " + place.country + " by bounds.tsv");
  }
  std::sort(gazetteer_.keys_.begin(), gazetteer_.keys_.end(), [](const Gazetteer::Key& a, const Gazetteer::Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.place < b.place;
  });
  // A town, its region and its country may share a name; two of one sort in one country would be a guess.
  const auto sort = [](PlaceKind kind) { return kind > PlaceKind::area ? PlaceKind::area : kind; };
  for (std::size_t i = 0; i < gazetteer_.keys_.size(); ++i)
    for (std::size_t j = i + 1; j < gazetteer_.keys_.size() && gazetteer_.keys_[j].hash == gazetteer_.keys_[i].hash;
         ++j) {
      const GazetteerPlace &a = places[gazetteer_.keys_[i].place], &b = places[gazetteer_.keys_[j].place];
      if (a.country == b.country && sort(a.kind) == sort(b.kind))
        faults_.add(shown_folder_ + b.file, b.line,
                    b.name + ": " + a.name + " of " + a.file + ":" + std::to_string(a.line) +
                        " has the name already in " + (a.country.empty() ? "no country" : a.country));
    }
  return std::move(gazetteer_);
}

}  // namespace priscus
