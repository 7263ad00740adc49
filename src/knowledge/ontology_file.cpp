#include "knowledge/ontology_file.h"

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <algorithm>

#include "base/strings.h"

namespace priscus {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_letter(char c, char first, char last) { return c >= first && c <= last; }

// STRIKE, WAGE-TALKS, TYPE_2
bool is_type_name(std::string_view name) {
  return !name.empty() && is_letter(name[0], 'A', 'Z') && std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c, 'A', 'Z') || is_digit(c) || c == '-' || c == '_';
  });
}

// wildcat, third-party, rights_freedoms
bool is_lower_name(std::string_view name) {
  return !name.empty() && is_letter(name[0], 'a', 'z') && std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c, 'a', 'z') || is_digit(c) || c == '-' || c == '_';
  });
}

bool is_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return is_letter(c, 'a', 'z') || is_letter(c, 'A', 'Z') || is_digit(c) || c == '-' || c == '.';
  });
}

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::optional<std::string> string_of(const toml::node& node) { return node.value_exact<std::string>(); }

// One table and what it may hold.
class Table {
 public:
  Table(const toml::table& table, const std::string& shown, Faults& faults) : table_(table), shown_(shown), faults_(faults) {}

  int line() const { return line_of(table_); }
  int line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? line_of(*node) : line();
  }
  void fault(int line, const std::string& cause) { faults_.add(shown_, line, cause); }

  // A string; empty when it is not there. `wanted`: it must be there and not be empty.
  std::string string(std::string_view key, bool wanted = false) {
    const toml::node* node = find(key);
    if (!node) {
      if (wanted) fault(line(), "expected " + std::string(key) + " = \"…\"");
      return {};
    }
    const std::optional<std::string> value = string_of(*node);
    if (!value) fault(line_of(*node), std::string(key) + ": expected a string");
    else if (wanted && trim(*value).empty()) fault(line_of(*node), std::string(key) + ": expected a string that is not empty");
    return value.value_or("");
  }
  std::optional<double> score(std::string_view key) {
    const toml::node* node = find(key);
    return node ? score_of(*node) : std::nullopt;
  }
  std::optional<double> score_of(const toml::node& node) {
    const auto value = node.value<double>();
    if (node.is_number() && value && *value >= -10 && *value <= 10) return value;
    fault(line_of(node), "score: expected a number from -10 to 10");
    return std::nullopt;
  }
  bool boolean(std::string_view key) {
    const toml::node* node = find(key);
    const std::optional<bool> value = node ? node->value_exact<bool>() : std::nullopt;
    if (node && !value) fault(line_of(*node), std::string(key) + ": expected true or false");
    return value.value_or(false);
  }
  std::vector<std::string> strings(std::string_view key) {
    std::vector<std::string> values;
    const toml::node* node = find(key);
    if (!node) return values;
    const toml::array* array = node->as_array();
    if (!array) fault(line_of(*node), std::string(key) + ": expected a list of strings");
    for (std::size_t i = 0; array && i < array->size(); ++i) {
      const std::optional<std::string> value = string_of((*array)[i]);
      if (!value) fault(line_of((*array)[i]), std::string(key) + ": expected a list of strings");
      else values.push_back(*value);
    }
    return values;
  }
  const toml::table* table(std::string_view key) {
    const toml::node* node = find(key);
    if (node && !node->is_table()) fault(line_of(*node), std::string(key) + ": expected a table");
    return node ? node->as_table() : nullptr;
  }
  // The tables of [[key]]. An empty list when there is none.
  std::vector<const toml::table*> tables(std::string_view key) {
    std::vector<const toml::table*> all;
    const toml::node* node = find(key);
    if (!node) return all;
    const toml::array* array = node->as_array();
    if (!array) fault(line_of(*node), std::string(key) + ": expected [[" + std::string(key) + "]]");
    for (std::size_t i = 0; array && i < array->size(); ++i) {
      if (const toml::table* one = (*array)[i].as_table()) all.push_back(one);
      else fault(line_of((*array)[i]), std::string(key) + ": expected a table");
    }
    return all;
  }
  // Tells keys that nobody asked for.
  void finish(const std::string& what) {
    for (const auto& [key, node] : table_) {
      const std::string_view name = key.str();
      if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
      std::string expected;
      for (const std::string& one : asked_) expected += (expected.empty() ? "" : ", ") + one;
      fault(line_of(node), "unknown key " + quoted(name) + " in " + what + ": expected " + expected);
    }
  }
  bool has(std::string_view key) const { return table_.contains(key); }

 private:
  const toml::node* find(std::string_view key) {
    asked_.emplace_back(key);
    return table_.get(key);
  }

  const toml::table& table_;
  const std::string& shown_;
  Faults& faults_;
  std::vector<std::string> asked_;
};

class FileReader {
 public:
  FileReader(const SourceFile& source, Faults& faults) : shown_(source.shown), faults_(faults) {}

  OntologyFile read(const toml::table& root) {
    Table table(root, shown_, faults_);
    file_.name = table.string("name", true);
    if (!file_.name.empty() && !is_lower_name(file_.name)) {
      fault(table.line("name"), quoted(file_.name) + ": expected a name in lower case with hyphens");
    }
    file_.version = table.string("version", true);
    const std::string extends = table.string("extends"), replaces = table.string("replaces");
    if (table.has("extends") && table.has("replaces")) {
      fault(table.line("replaces"), "extends and replaces: expected one of the two");
    } else if (!extends.empty() || !replaces.empty()) {
      file_.below = extends.empty() ? OntologyFile::Below::replaces : OntologyFile::Below::extends;
      file_.below_name = extends.empty() ? replaces : extends;
      file_.below_line = table.line(extends.empty() ? "replaces" : "extends");
    }
    read_names(table, "contexts", file_.contexts, is_lower_name, "a name in lower case");
    read_names(table, "sectors", file_.sectors, is_type_name, "a code in capitals");
    read_names(table, "countries", file_.countries, is_type_name, "a code in capitals");
    for (const toml::table* type : table.tables("type")) read_type(*type);
    for (const toml::table* code : table.tables("code")) read_code(*code);
    table.finish("an ontology");
    return std::move(file_);
  }

 private:
  void fault(int line, const std::string& cause) { faults_.add(shown_, line, cause); }

  template <class IsName>
  void read_names(Table& table, std::string_view key, std::vector<OntologyFile::Named>& into, IsName is_name, const char* expected) {
    const toml::table* names = table.table(key);
    if (!names) return;
    for (const auto& [name, node] : *names) {
      const std::optional<std::string> description = string_of(node);
      if (!is_name(name.str())) fault(line_of(node), quoted(name.str()) + ": expected " + expected);
      else if (!description) fault(line_of(node), std::string(name.str()) + ": expected a description in quotation marks");
      else into.push_back({std::string(name.str()), *description, {}, line_of(node)});
    }
    in_order(into);
  }

  // toml++ keeps tables by name; people read them as they stand.
  static void in_order(std::vector<OntologyFile::Named>& names) {
    std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
  }

  void read_type(const toml::table& source) {
    Table table(source, shown_, faults_);
    OntologyFile::Type type;
    type.line = table.line();
    type.type.name = table.string("name", true);
    if (!type.type.name.empty() && !is_type_name(type.type.name)) {
      fault(table.line("name"), quoted(type.type.name) + ": expected a type in capitals, such as STRIKE or WAGE-TALKS");
      type.type.name.clear();
    }
    read_modes(table, type);
    const std::size_t beside_modes = source.size() - table.has("name") - table.has("modes");
    type.only_modes = table.has("modes") && beside_modes == 0;
    type.type.quad = table.string("quad", !type.only_modes);
    type.type.description = table.string("description");
    const std::string content = table.string("content");
    if (content == "own") type.type.content = EventType::Content::own;
    else if (content == "other") type.type.content = EventType::Content::other;
    else if (content == "only-other") type.type.content = EventType::Content::only_other;
    else if (!content.empty()) fault(table.line("content"), "content " + quoted(content) + ": expected own, other or only-other");
    const std::string place = table.string("place");
    type.type.strikes_places = place == "struck";
    if (!place.empty() && place != "struck") fault(table.line("place"), "place " + quoted(place) + ": expected struck");
    type.type.reciprocal = table.boolean("reciprocal");
    type.score = table.score("score");
    if (const toml::table* future = table.table("future")) {
      type.future_line = table.line("future");
      Table becomes(*future, shown_, faults_);
      type.type.future.type = becomes.string("type", true);
      type.type.future.mode = becomes.string("mode");
      type.type.future.cameo = becomes.string("code");
      becomes.finish("future");
    }
    if (const toml::table* host = table.table("host")) {
      type.host_line = table.line("host");
      Table becomes(*host, shown_, faults_);
      type.type.host.type = type.type.name;
      type.type.host.mode = becomes.string("mode", true);
      type.type.host.cameo = becomes.string("code");
      becomes.finish("host");
    }
    table.finish("a type");
    if (!type.type.name.empty()) file_.types.push_back(std::move(type));
  }

  void read_modes(Table& table, OntologyFile::Type& type) {
    const toml::table* modes = table.table("modes");
    if (!modes) return;
    for (const auto& [name, node] : *modes) {
      OntologyFile::Named mode{std::string(name.str()), "", {}, line_of(node)};
      if (!is_lower_name(mode.name)) {
        fault(mode.line, quoted(mode.name) + ": expected a mode in lower case with hyphens");
        continue;
      }
      if (const toml::table* more = node.as_table()) {
        Table of_mode(*more, shown_, faults_);
        mode.description = of_mode.string("description", true);
        mode.score = of_mode.score("score");
        of_mode.finish("a mode");
      } else if (const std::optional<std::string> description = string_of(node)) {
        mode.description = *description;
      } else {
        fault(mode.line, "mode " + mode.name + ": expected a description, or { description = \"…\", score = … }");
      }
      type.modes.push_back(std::move(mode));
    }
    in_order(type.modes);
  }

  void read_code(const toml::table& source) {
    Table table(source, shown_, faults_);
    OntologyFile::Code code;
    code.line = table.line();
    code.code = table.string("code", true);
    code.meaning.type = table.string("type", true);
    code.meaning.mode = table.string("mode");
    code.meaning.contexts = table.strings("contexts");
    code.label = table.string("label");
    table.finish("a code");
    if (!code.code.empty() && !is_code(code.code)) {
      fault(table.line("code"), quoted(code.code) + ": expected a code of letters and digits, such as L12");
    } else if (!code.code.empty() && !code.meaning.type.empty()) {
      file_.codes.push_back(std::move(code));
    }
  }

  const std::string& shown_;
  Faults& faults_;
  OntologyFile file_;
};

}  // namespace

std::optional<OntologyFile> read_ontology_file(const SourceFile& source, Faults& faults) {
  toml::table root;
  try {
    root = toml::parse(source.text, source.shown);
  } catch (const toml::parse_error& error) {
    faults.add(source.shown, static_cast<int>(error.source().begin.line), "no TOML: " + std::string(error.description()));
    return std::nullopt;
  }
  return FileReader(source, faults).read(root);
}

}  // namespace priscus
