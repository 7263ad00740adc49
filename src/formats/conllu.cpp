#include "formats/conllu.h"

#include <charconv>
#include <fstream>
#include <istream>
#include <optional>
#include <ostream>
#include <utility>

#include "priscus/error.h"

namespace priscus {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool has_space_after(std::string_view misc) {
  for (const std::string_view entry : split(misc, '|')) {
    if (entry == "SpaceAfter=No") return false;
  }
  return true;
}

// The value of "# key = value", or nullopt.
std::optional<std::string> comment_value(std::string_view line, std::string_view key) {
  const std::string head = "# " + std::string(key) + " = ";
  if (line.substr(0, head.size()) != head) return std::nullopt;
  return std::string(line.substr(head.size()));
}

// A field may hold no tab or line feed, and not be empty.
std::string field(std::string_view text) {
  if (text.empty()) return "_";
  std::string result(text);
  for (char& byte : result) {
    if (byte == '\t' || byte == '\n' || byte == '\r') byte = ' ';
  }
  return result;
}

std::string comment(std::string_view text) {
  std::string result(text);
  for (char& byte : result) {
    if (byte == '\n' || byte == '\r') byte = ' ';
  }
  return result;
}

}  // namespace

std::vector<std::string> ConlluSentence::forms() const {
  std::vector<std::string> result;
  result.reserve(words.size());
  for (const ConlluWord& word : words) result.push_back(word.form);
  return result;
}

ConlluReader::ConlluReader(std::istream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}

void ConlluReader::fail(const std::string& cause) const {
  throw InputError(name_ + ":" + std::to_string(line_) + ": " + cause);
}

void ConlluReader::read_line(const std::string& line, ConlluSentence& sentence, std::vector<Range>& ranges) {
  if (line[0] == '#') {
    if (auto id = comment_value(line, "sent_id")) sentence.id = std::move(*id);
    if (auto text = comment_value(line, "text")) sentence.text = std::move(*text);
    if (line.rfind("# newdoc", 0) == 0) sentence.new_document = true;
    if (line.rfind("# newpar", 0) == 0) sentence.new_paragraph = true;
    return;
  }
  const std::vector<std::string_view> columns = split(line, '\t');
  if (columns.size() != 10) fail("expected 10 columns separated by tabs, got " + std::to_string(columns.size()));
  const std::string_view id = columns[0];
  if (id.find('.') != std::string_view::npos) return;
  const int next = static_cast<int>(sentence.words.size()) + 1;
  if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
    const auto first = number(id.substr(0, dash)), last = number(id.substr(dash + 1));
    if (!first || !last || *first != next || *last < *first) {
      fail("expected a range of words from " + std::to_string(next) + ", got \"" + std::string(id) + "\"");
    }
    ranges.push_back({*first - 1, *last - 1, std::string(columns[1]), has_space_after(columns[9])});
    return;
  }
  if (number(id) != next) fail("expected word " + std::to_string(next) + ", got \"" + std::string(id) + "\"");
  if (columns[1].empty()) fail("expected a form in column 2");
  ConlluWord word;
  word.form = columns[1];
  word.lemma = columns[2];
  word.upos = columns[3];
  word.xpos = columns[4];
  word.feats = columns[5];
  word.deprel = columns[7];
  word.space_after = has_space_after(columns[9]);
  if (columns[6] != "_") {
    const auto head = number(columns[6]);
    if (!head) fail("expected the number of the head in column 7, got \"" + std::string(columns[6]) + "\"");
    word.head = *head - 1;
  }
  sentence.words.push_back(std::move(word));
}

bool ConlluReader::next(ConlluSentence& sentence) {
  sentence = {};
  std::vector<Range> ranges;
  std::string line;
  bool begun = false;
  while (std::getline(stream_, line)) {
    ++line_;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) {
      read_line(line, sentence, ranges);
      begun = true;
    } else if (begun && !sentence.words.empty()) {
      break;
    }
  }
  const int n = static_cast<int>(sentence.words.size());
  for (const ConlluWord& word : sentence.words) {
    if (word.head >= n)
      fail("head " + std::to_string(word.head + 1) + " lies outside the sentence of " + std::to_string(n) + " words");
  }
  for (const Range& range : ranges) {
    if (range.last >= n) fail("range of words ends at " + std::to_string(range.last + 1) + ", after the sentence");
    for (int i = range.first; i < range.last; ++i) sentence.words[i].space_after = false;
    sentence.words[range.last].space_after = range.space_after;
  }
  return n > 0;
}

std::vector<ConlluSentence> read_conllu(std::istream& stream, const std::string& name) {
  std::vector<ConlluSentence> sentences;
  ConlluReader reader(stream, name);
  for (ConlluSentence sentence; reader.next(sentence);) sentences.push_back(std::move(sentence));
  return sentences;
}

std::vector<ConlluSentence> read_conllu(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw InputError(path + ": cannot be opened");
  return read_conllu(stream, path);
}

void write_conllu(std::ostream& stream, const ConlluSentence& sentence) {
  if (sentence.new_document) stream << "# newdoc\n";
  if (sentence.new_paragraph) stream << "# newpar\n";
  if (!sentence.id.empty()) stream << "# sent_id = " << comment(sentence.id) << '\n';
  if (!sentence.text.empty()) stream << "# text = " << comment(sentence.text) << '\n';
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const ConlluWord& word = sentence.words[i];
    stream << i + 1 << '\t' << field(word.form) << '\t' << field(word.lemma) << '\t' << field(word.upos) << '\t'
           << field(word.xpos) << '\t' << field(word.feats) << '\t' << word.head + 1 << '\t' << field(word.deprel)
           << "\t_\t" << (word.space_after ? "_" : "SpaceAfter=No") << '\n';
  }
  stream << '\n';
}

void write_conllu(std::ostream& stream, const Document& document, const std::vector<Parse>& parses) {
  for (std::size_t i = 0; i < document.sentences.size() && i < parses.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    if (parses[i].empty()) continue;
    ConlluSentence out;
    out.id = document.id + "-" + (sentence.index < 0 ? "title" : std::to_string(sentence.index));
    out.text = document.view(sentence.span);
    out.words.resize(static_cast<std::size_t>(parses[i].size()));
    for (std::size_t k = 0; k < out.words.size() && k < sentence.tokens.size(); ++k) {
      out.words[k].space_after = sentence.tokens[k].space_after;
    }
    set_parse(out, parses[i]);
    write_conllu(stream, out);
  }
}

void set_parse(ConlluSentence& sentence, const Parse& parse) {
  for (int i = 0; i < parse.size(); ++i) {
    ConlluWord& word = sentence.words[i];
    word.form = parse[i].form;
    word.lemma = parse[i].lemma;
    word.upos = name(parse[i].upos);
    word.xpos = parse[i].xpos;
    word.feats = parse[i].feats;
    word.head = parse[i].head;
    word.deprel = parse[i].deprel;
  }
}

}  // namespace priscus
