#include "record/telling.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "knowledge/atoms.h"
#include "record/day_range.h"

namespace priscus {
namespace {

constexpr std::uint8_t kOrdinary = 4, kName = 8, kCommon = 1;

bool is_content(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB || upos == Upos::ADJ || upos == Upos::NUM;
}

// The words of a document's sentences, each read once.
class ContentWords {
 public:
  ContentWords(const CodedDocument& coded, const Knowledge& knowledge)
      : coded_(coded), knowledge_(knowledge), ignored_(knowledge.lexicon().words("incident-ignored")),
        common_(knowledge.lexicon().words("incident-common")), of_sentence_(coded.parses.size()), read_(coded.parses.size(), false) {}

  const std::vector<TellingWord>& of(int sentence) {
    if (!read_[sentence]) read(sentence);
    return of_sentence_[sentence];
  }

 private:
  // Names of states and peoples say nothing that the parties do not say better; those of bodies ("the United Nations") are in so many reports that they
  // are words like others.
  enum class Known : char { no, state, body };
  std::vector<Known> known_names(const Parse& parse) const {
    std::vector<std::string> atoms;
    std::vector<int> token_of;
    for (int i = 0; i < parse.size(); ++i) {
      split_atoms(parse[i].form, atoms);
      token_of.resize(atoms.size(), i);
    }
    const std::vector<std::string_view> views(atoms.begin(), atoms.end());
    std::vector<Known> out(parse.size(), Known::no);
    for (int a = 0; a < static_cast<int>(views.size());) {
      const Actors::Match match = knowledge_.actors().longest(views, a, false);
      const bool state = std::any_of(match.hits.begin(), match.hits.end(), [&](const NameHit& hit) {
        return knowledge_.actors().all()[hit.entry].type == ActorType::state &&
               (hit.use == NameUse::name || hit.use == NameUse::adjective || hit.use == NameUse::people);
      });
      const bool body = std::any_of(match.hits.begin(), match.hits.end(), [&](const NameHit& hit) {
        const ActorType type = knowledge_.actors().all()[hit.entry].type;
        return type == ActorType::body || type == ActorType::group;
      });
      for (int i = 0; i < match.atoms && (state || body); ++i) out[token_of[a + i]] = state ? Known::state : Known::body;
      a += std::max(1, match.atoms);
    }
    return out;
  }

  void read(int sentence) {
    read_[sentence] = true;
    const Parse& parse = coded_.parses[sentence];
    const std::vector<Known> known = known_names(parse);
    for (int i = 0; i < parse.size(); ++i) {
      const Word& word = parse[i];
      if (!is_content(word.upos) || known[i] == Known::state) continue;
      const std::string lemma = lower(fold(word.lemma));
      if (lemma.size() < 2 || ignored_.has(lemma)) continue;
      const bool common = common_.has(lemma);
      const bool name = word.upos == Upos::PROPN && !common && known[i] != Known::body && starts_upper(word.form);
      of_sentence_[sentence].push_back({static_cast<std::uint32_t>(stable_hash(lemma)), common ? kCommon : name ? kName : kOrdinary, name});
    }
  }

  const CodedDocument& coded_;
  const Knowledge& knowledge_;
  const Words &ignored_, &common_;
  std::vector<std::vector<TellingWord>> of_sentence_;
  std::vector<bool> read_;
};

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Each word once, with its greatest weight.
void merge_words(std::vector<TellingWord>& words) {
  std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.weight != b.weight ? a.weight > b.weight : a.name > b.name;
  });
  words.erase(std::unique(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) { return a.hash == b.hash; }), words.end());
}

void add_parties(const std::vector<Participant>& from, std::vector<TellingParty>& to) {
  for (const Participant& p : from)
    if (!p.actor.country.empty() || !p.actor.sector.empty()) to.push_back({p.actor.country, p.actor.sector});
}

void add_event(const Event& event, const Parse& parse, Telling& telling) {
  telling.types.push_back(event.meaning.type);
  if (!event.meaning.mode.empty()) telling.modes.push_back(event.meaning.mode);
  telling.statuses.emplace_back(name(event.status));
  telling.triggers.push_back(lower(parse[event.trigger_token].lemma));
  add_parties(event.actors, telling.actors);
  add_parties(event.recipients, telling.recipients);
  if (event.place && event.place->precision != EventPlace::Precision::none)
    telling.places.push_back({event.place->name, event.place->country, event.place->precision >= EventPlace::Precision::area});
  for (const EventNumber& n : event.numbers) telling.numbers.push_back({std::string(number_name(n.what)), n.low, n.high, n.counted_by});
  const DayRange days = day_range(event.date);
  // The narrowest date said counts.
  const auto width = [](const std::string& first, const std::string& last) { return first == last ? 0 : first.substr(0, 7) == last.substr(0, 7) ? 1 : 2; };
  if (!days.first.empty() && (telling.first_day.empty() || width(days.first, days.last) < width(telling.first_day, telling.last_day))) {
    telling.first_day = days.first;
    telling.last_day = days.last;
  }
}

// Words of the event's sentences, and with half their weight those of the sentences beside them and of the title.
void add_words(const std::set<int>& sentences, int count, ContentWords& words, Telling& telling) {
  std::set<int> beside{0};  // the title, or the first sentence, which tells in short what the report is about
  for (int s : sentences) {
    if (s > 0) beside.insert(s - 1);
    if (s + 1 < count) beside.insert(s + 1);
  }
  for (int s : sentences) telling.words.insert(telling.words.end(), words.of(s).begin(), words.of(s).end());
  for (int s : beside)
    for (TellingWord word : words.of(s)) {
      word.weight = static_cast<std::uint8_t>(word.weight / 2);
      if (word.weight > 0) telling.words.push_back(word);
    }
  merge_words(telling.words);
}

constexpr std::string_view kNumberNames[] = {"killed", "wounded", "missing", "detained", "displaced", "attending", "released", "troops", "money", "other"};

// --- one line of text: fields with a tab between them, members of a list with a space, parts of a member with a colon

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c == '%' || c == ':' || c == ' ' || c == '\t' || c == '\n')
      out += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else
      out += c;
  return out;
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() + 0u && std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ec == std::errc()) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string packed(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& text : list) out += (out.empty() ? "" : " ") + escaped(text);
  return out;
}

std::vector<std::string_view> members(std::string_view field) { return field.empty() ? std::vector<std::string_view>() : split(field, ' '); }

std::vector<std::string> strings(std::string_view field) {
  std::vector<std::string> out;
  for (std::string_view member : members(field)) out.push_back(plain(member));
  return out;
}

std::string packed(const std::vector<TellingParty>& parties) {
  std::string out;
  for (const TellingParty& p : parties) out += (out.empty() ? "" : " ") + escaped(p.country) + ':' + escaped(p.sector);
  return out;
}

template <class T>
T to_number(std::string_view text, int base = 10) {
  T value = 0;
  if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base); error != std::errc() || end != text.data() + text.size())
    throw Error("\"" + std::string(text) + "\": expected a number in a telling");
  return value;
}

std::vector<std::string_view> parts(std::string_view member, std::size_t count) {
  std::vector<std::string_view> out = split(member, ':');
  if (out.size() != count) throw Error(fmt::format("\"{}\": expected {} parts in a telling", member, count));
  return out;
}

std::vector<TellingParty> parties(std::string_view field) {
  std::vector<TellingParty> out;
  for (std::string_view member : members(field)) {
    const auto part = parts(member, 2);
    out.push_back({plain(part[0]), plain(part[1])});
  }
  return out;
}

}  // namespace

std::string_view number_name(EventNumber::What what) { return kNumberNames[static_cast<int>(what)]; }

std::vector<Telling> tellings(const CodedDocument& coded, const std::string& hash, const Knowledge& knowledge) {
  std::vector<Telling> out;
  std::vector<std::set<int>> sentences;
  std::map<std::string, std::size_t> of;
  for (const Event& event : coded.events) {
    if (event.same_as.empty()) continue;
    const auto [it, is_new] = of.emplace(event.same_as, out.size());
    if (is_new) {
      out.emplace_back();
      sentences.emplace_back();
      out.back().document = hash;
      out.back().document_date = coded.document.date;
      out.back().same_as = event.same_as;
    }
    add_event(event, coded.parses[event.sentence], out[it->second]);
    sentences[it->second].insert(event.sentence);
  }
  ContentWords words(coded, knowledge);
  for (std::size_t i = 0; i < out.size(); ++i) {
    Telling& t = out[i];
    for (std::vector<std::string>* list : {&t.types, &t.modes, &t.statuses, &t.triggers}) sort_unique(*list);
    sort_unique(t.actors);
    sort_unique(t.recipients);
    sort_unique(t.places);
    sort_unique(t.numbers);
    add_words(sentences[i], static_cast<int>(coded.parses.size()), words, t);
  }
  return out;
}

std::string pack(const Telling& t) {
  std::string places, numbers, words;
  for (const TellingPlace& p : t.places) places += fmt::format("{}{}:{}:{}", places.empty() ? "" : " ", escaped(p.name), escaped(p.country), p.exact ? 1 : 0);
  for (const TellingNumber& n : t.numbers)
    numbers += fmt::format("{}{}:{}:{}:{}", numbers.empty() ? "" : " ", n.what, n.low, n.high, escaped(n.counted_by));
  for (const TellingWord& w : t.words) words += fmt::format("{}{:x}:{}:{}", words.empty() ? "" : " ", w.hash, w.weight, w.name ? 1 : 0);
  return packed(t.types) + '\t' + packed(t.modes) + '\t' + packed(t.statuses) + '\t' + packed(t.triggers) + '\t' + t.first_day + '\t' + t.last_day + '\t' +
         packed(t.actors) + '\t' + packed(t.recipients) + '\t' + places + '\t' + numbers + '\t' + words;
}

void unpack(std::string_view line, Telling& t) {
  const std::vector<std::string_view> fields = split(line, '\t');
  if (fields.size() != 11) throw Error(fmt::format("a telling of {} fields, expected 11", fields.size()));
  t.types = strings(fields[0]);
  t.modes = strings(fields[1]);
  t.statuses = strings(fields[2]);
  t.triggers = strings(fields[3]);
  t.first_day = fields[4];
  t.last_day = fields[5];
  t.actors = parties(fields[6]);
  t.recipients = parties(fields[7]);
  t.places.clear();
  for (std::string_view member : members(fields[8])) {
    const auto part = parts(member, 3);
    t.places.push_back({plain(part[0]), plain(part[1]), part[2] == "1"});
  }
  t.numbers.clear();
  for (std::string_view member : members(fields[9])) {
    const auto part = parts(member, 4);
    t.numbers.push_back({std::string(part[0]), to_number<std::int64_t>(part[1]), to_number<std::int64_t>(part[2]), plain(part[3])});
  }
  t.words.clear();
  for (std::string_view member : members(fields[10])) {
    const auto part = parts(member, 3);
    t.words.push_back({to_number<std::uint32_t>(part[0], 16), to_number<std::uint8_t>(part[1]), part[2] == "1"});
  }
}

}  // namespace priscus
