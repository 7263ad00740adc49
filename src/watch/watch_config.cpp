#include "watch/watch_config.h"

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "fetch/url.h"

namespace priscus {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t kLongestConfig = 4u << 20;
constexpr milliseconds kLongestTime = std::chrono::hours(24 * 365);

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// "1.5 MB" as 1.5 and "MB"; nothing when there is no number at the front.
std::optional<double> amount(std::string_view text, std::string_view& unit) {
  text = trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
  unit = trim(text.substr(static_cast<std::size_t>(end - text.data())));
  return number;
}

std::optional<milliseconds> time_of(const toml::node& node) {
  const auto text = node.value_exact<std::string>();
  std::string_view unit;
  const auto number = text ? amount(*text, unit) : std::nullopt;
  if (!number) return std::nullopt;
  const double factor = unit == "ms" ? 1 : unit == "s" ? 1e3 : unit == "m" ? 60e3 : unit == "h" ? 3600e3 : unit == "d" ? 86400e3 : 0;
  const double time = *number * factor;
  if (time <= 0 || time > static_cast<double>(kLongestTime.count())) return std::nullopt;
  return milliseconds(std::max<std::int64_t>(1, std::llround(time)));
}

std::optional<std::uint64_t> size_of(const toml::node& node) {
  constexpr double kMost = 1 << 30;
  double size = 0;
  if (const auto bytes = node.value_exact<std::int64_t>()) {
    size = static_cast<double>(*bytes);
  } else {
    const auto text = node.value_exact<std::string>();
    std::string_view unit;
    const auto number = text ? amount(*text, unit) : std::nullopt;
    if (!number) return std::nullopt;
    size = *number * (unit == "KB" ? 1024.0 : unit == "MB" ? 1024.0 * 1024 : unit == "GB" ? 1024.0 * 1024 * 1024 : 0);
  }
  if (size < 1 || size > kMost) return std::nullopt;
  return static_cast<std::uint64_t>(size);
}

// A value in a message: a short string as it stands, else its kind.
std::string shown(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>(); text && text->size() <= 60) return "\"" + *text + "\"";
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::boolean: return node.value_or(false) ? "true" : "false";
    case toml::node_type::string: return "a long string";
    case toml::node_type::integer:
    case toml::node_type::floating_point: return "a number";
    default: return "a date or time";
  }
}

class ConfigReader {
 public:
  explicit ConfigReader(const std::string& file) : folder_(std::filesystem::path(file).parent_path()) { config_.file = file; }

  WatchConfig read(std::string_view text) {
    toml::table root;
    try {
      root = toml::parse(text, config_.file);
    } catch (const toml::parse_error& error) {
      fault(static_cast<int>(error.source().begin.line), "is no TOML: " + std::string(error.description()));
      finish();
    }
    read_root(root);
    finish();
    return std::move(config_);
  }

 private:
  // A table and the keys of it that have been asked for.
  struct Table {
    const toml::table& table;
    std::string what;  // in messages: "limits."
    std::vector<std::string> asked;
  };

  void fault(int line, const std::string& cause) { faults_.emplace_back(line, config_.file + ":" + std::to_string(line) + ": " + cause); }

  void finish() {
    if (faults_.empty()) return;
    std::stable_sort(faults_.begin(), faults_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string all;
    for (const auto& [line, message] : faults_) all += (all.empty() ? "" : "\n") + message;
    throw WatchConfigError(all);
  }

  const toml::node* find(Table& table, const char* key) {
    table.asked.emplace_back(key);
    return table.table.get(key);
  }

  // Puts the value of `key` into `into` when it is there and `read` gives one.
  template <class Value>
  void take(Table& table, const char* key, Value& into, const std::function<std::optional<Value>(const toml::node&)>& read, const char* expected) {
    const toml::node* node = find(table, key);
    if (!node) return;
    if (auto value = read(*node)) into = *std::move(value);
    else fault(line_of(*node), table.what + key + ": expected " + expected + ", got " + shown(*node));
  }

  void string(Table& table, const char* key, std::string& into) {
    take<std::string>(table, key, into, [](const toml::node& node) -> std::optional<std::string> {
      auto text = node.value_exact<std::string>();
      if (!text || trim(*text).empty() || std::any_of(text->begin(), text->end(), [](unsigned char c) { return c < ' ' || c == 0x7f; })) return std::nullopt;
      return std::string(trim(*text));
    }, "a string in one line that is not empty");
  }
  void flag(Table& table, const char* key, bool& into) {
    take<bool>(table, key, into, [](const toml::node& node) { return node.value_exact<bool>(); }, "true or false");
  }
  void time(Table& table, const char* key, milliseconds& into) { take<milliseconds>(table, key, into, time_of, "a time such as \"30s\", \"15m\" or \"2h\""); }
  void size(Table& table, const char* key, std::uint64_t& into) { take<std::uint64_t>(table, key, into, size_of, "a size such as \"8 MB\", at most 1 GB"); }
  void number(Table& table, const char* key, int& into, int low, int high) {
    const std::string expected = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    take<int>(table, key, into, [=](const toml::node& node) -> std::optional<int> {
      const auto value = node.value_exact<std::int64_t>();
      return value && *value >= low && *value <= high ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
    }, expected.c_str());
  }
  void path(Table& table, const char* key, std::string& into) {
    string(table, key, into);
    if (!into.empty()) into = (folder_ / into).lexically_normal().string();
  }

  // Calls `read` for each [[key]].
  void each(Table& root, const char* key, const std::function<void(Table&)>& read) {
    const toml::node* node = find(root, key);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array) return fault(line_of(*node), std::string(key) + ": expected [[" + key + "]], got " + shown(*node));
    for (const toml::node& one : *array) {
      if (const toml::table* values = one.as_table()) {
        Table table{*values, std::string(key) + ".", {}};
        read(table);
        no_more(table);
      } else {
        fault(line_of(one), std::string(key) + ": expected [[" + key + "]], got " + shown(one));
      }
    }
  }

  void no_more(const Table& table) {
    for (const auto& [key, node] : table.table) {
      if (std::find(table.asked.begin(), table.asked.end(), key.str()) != table.asked.end()) continue;
      std::string expected;
      for (const std::string& one : table.asked) expected += (expected.empty() ? "" : ", ") + one;
      fault(line_of(node), table.what + std::string(key.str()) + ": no such key; expected one of " + expected);
    }
  }

  void read_root(const toml::table& values) {
    Table root{values, "", {}};
    path(root, "record", config_.record);
    if (!values.contains("record")) fault(1, "record: expected the name of the database, record = \"news.db\"");
    path(root, "state", config_.state);
    if (config_.state.empty() && !config_.record.empty()) config_.state = std::filesystem::path(config_.record).replace_extension(".watch.db").string();
    if (!config_.record.empty() && config_.state == config_.record) fault(line(values, "state"), "state: expected another file than the record");
    string(root, "contact", config_.contact);
    string(root, "user_agent", config_.user_agent);
    time(root, "interval", config_.interval);
    time(root, "status", config_.status);
    number(root, "fetches", config_.fetches, 1, 64);
    flag(root, "any_language", config_.any_language);
    read_private(root);
    read_limits(root);
    each(root, "feed", [&](Table& table) { read_feed(table); });
    each(root, "folder", [&](Table& table) { read_folder(table); });
    no_more(root);
    if (!values.contains("feed") && !values.contains("folder")) fault(1, "expected a [[feed]] or a [[folder]] to watch");
  }

  static int line(const toml::table& table, const char* key) {
    const toml::node* node = table.get(key);
    return node ? line_of(*node) : line_of(table);
  }

  void read_private(Table& root) {
    const toml::node* node = find(root, "allow_private");
    if (!node) return;
    if (const auto all = node->value_exact<bool>()) {
      if (*all) config_.addresses.allow_all();
      return;
    }
    const toml::array* hosts = node->as_array();
    if (!hosts) return fault(line_of(*node), "allow_private: expected true, false or a list of hosts and networks, got " + shown(*node));
    for (const toml::node& host : *hosts) {
      const auto text = host.value_exact<std::string>();
      try {
        if (!text) throw InputError("expected a host or a network in quotation marks, got " + shown(host));
        config_.addresses.allow(*text);
      } catch (const InputError& error) {
        fault(line_of(host), std::string("allow_private: ") + error.what());
      }
    }
  }

  void read_limits(Table& root) {
    const toml::node* node = find(root, "limits");
    if (!node) return;
    const toml::table* values = node->as_table();
    if (!values) return fault(line_of(*node), "limits: expected a table [limits], got " + shown(*node));
    Table limits{*values, "limits.", {}};
    size(limits, "feed", config_.feed_bytes);
    size(limits, "article", config_.article_bytes);
    time(limits, "connect", config_.connect);
    time(limits, "time", config_.whole);
    size(limits, "slow_bytes", config_.slow_bytes);
    time(limits, "slow_time", config_.slow_time);
    number(limits, "redirects", config_.redirects, 0, 50);
    number(limits, "items", config_.items, 1, 100'000);
    time(limits, "pause", config_.pause);
    time(limits, "retry", config_.retry);
    time(limits, "retry_longest", config_.retry_longest);
    number(limits, "tries", config_.tries, 1, 1000);
    time(limits, "settle", config_.settle);
    no_more(limits);
  }

  void read_feed(Table& table) {
    WatchConfig::Feed feed;
    feed.interval = config_.interval;
    string(table, "url", feed.url);
    string(table, "name", feed.name);
    string(table, "language", feed.language);
    time(table, "interval", feed.interval);
    flag(table, "articles", feed.articles);
    flag(table, "robots", feed.robots);
    if (!table.table.contains("url")) return fault(line_of(table.table), "feed: expected url = \"https://…\"");
    if (feed.url.empty()) return;
    try {
      feed.url = parse_url(feed.url).text;
      if (!known_.insert(feed.url).second) return fault(line(table.table, "url"), "feed.url: " + feed.url + " is there twice");
      config_.feeds.push_back(std::move(feed));
    } catch (const InputError& error) {
      fault(line(table.table, "url"), std::string("feed.url: ") + error.what());
    }
  }

  void read_folder(Table& table) {
    WatchConfig::Folder folder;
    folder.interval = config_.interval;
    path(table, "path", folder.path);
    string(table, "pattern", folder.pattern);
    time(table, "interval", folder.interval);
    if (!table.table.contains("path")) return fault(line_of(table.table), "folder: expected path = \"…\"");
    if (folder.path.empty()) return;
    if (!known_.insert(folder.path + '\n' + folder.pattern).second) return fault(line(table.table, "path"), "folder.path: " + folder.path + " is there twice");
    config_.folders.push_back(std::move(folder));
  }

  const std::filesystem::path folder_;
  WatchConfig config_;
  std::vector<std::pair<int, std::string>> faults_;  // line and message
  std::set<std::string> known_;                      // feeds and folders
};

}  // namespace

WatchConfig WatchConfig::parse(std::string_view text, const std::string& file) { return ConfigReader(file).read(text); }

WatchConfig WatchConfig::load(const std::string& file) { return parse(read_file(file, kLongestConfig), file); }

}  // namespace priscus
