#include "syntax/model_file.h"

#include <utility>

#include "base/hash.h"

namespace priscus {
namespace {

constexpr std::string_view kMagic = "PRISCUSM";
constexpr std::size_t kCheckBytes = 8;

std::uint64_t eight_bytes(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

void write_labels(ByteWriter& writer, const Labels& labels) {
  for (const auto* list : {&labels.xpos, &labels.feats, &labels.lemma_rules, &labels.deprels}) writer.strings(*list);
  writer.u32(static_cast<std::uint32_t>(labels.root));
  writer.u32(static_cast<std::uint32_t>(labels.known_lemmas.size()));
  for (const Labels::KnownLemma& known : labels.known_lemmas) {
    writer.u32(known.key);
    writer.u32(known.rule);
  }
}

}  // namespace

std::uint64_t model_hash(std::string_view bytes) {
  // Four hashes side by side, so that the multiplications need not wait for each other.
  std::uint64_t hashes[4] = {kHashStart, kHashStart + 1, kHashStart + 2, kHashStart + 3};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint64_t mixed = add_to_hash(hashes[k], eight_bytes(bytes.substr(at + 8 * k, 8)));
      hashes[k] = mixed ^ mixed >> 29;
    }
  }
  for (; at < bytes.size(); at += 8) {
    const std::uint64_t mixed = add_to_hash(hashes[0], eight_bytes(bytes.substr(at, 8)));
    hashes[0] = mixed ^ mixed >> 29;
  }
  std::uint64_t hash = add_to_hash(kHashStart, bytes.size());
  for (const std::uint64_t part : hashes) hash = add_to_hash(hash, mix_hash(part));
  return mix_hash(hash);
}

std::string model_bytes(const std::string& language, const FeatureMap& features, const Labels& labels,
                        const QuantizedNetwork& network, const std::string& tokenizer) {
  std::vector<std::pair<std::string, std::string>> sections;
  ByteWriter word_section, class_section, label_section, network_section;
  word_section.strings(features.words());
  features.classes().write(class_section);
  write_labels(label_section, labels);
  network.write(network_section);
  sections.emplace_back("words", word_section.take());
  sections.emplace_back("classes", class_section.take());
  sections.emplace_back("labels", label_section.take());
  sections.emplace_back("network", network_section.take());
  if (!tokenizer.empty()) sections.emplace_back("tokenizer", tokenizer);

  ByteWriter writer;
  writer.raw(kMagic);
  writer.u32(kModelVersion);
  writer.string(language);
  writer.u32(static_cast<std::uint32_t>(sections.size()));
  for (const auto& [name, bytes] : sections) {
    writer.string(name);
    writer.u64(bytes.size());
    writer.raw(bytes);
  }
  std::string result = writer.take();
  ByteWriter check;
  check.u64(model_hash(result));
  return result + check.take();
}

ModelFile read_model_file(std::string_view bytes, const std::string& name) {
  ByteReader reader(bytes, name);
  if (bytes.substr(0, kMagic.size()) != kMagic)
    throw ModelError(name + ": not a model of Priscus; expected the first bytes PRISCUSM");
  reader.take(kMagic.size());
  const std::uint32_t version = reader.u32();
  if (version != kModelVersion) {
    throw ModelError(name + ": format version " + std::to_string(version) + ", expected " +
                     std::to_string(kModelVersion) + "; train it again with this version's `priscus train`");
  }
  ModelFile file;
  file.language = reader.string();
  const std::uint32_t count = reader.u32();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string section(reader.string());
    const std::uint64_t size = reader.u64();
    if (size > reader.left()) reader.fail("cut off in section \"" + section + "\"");
    file.sections[section] = reader.take(static_cast<std::size_t>(size));
  }
  if (reader.left() != kCheckBytes) reader.fail("cut off, or something follows the last section");
  const std::string_view checked = bytes.substr(0, bytes.size() - kCheckBytes);
  file.hash = model_hash(checked);
  if (reader.u64() != file.hash) throw ModelError(name + ": damaged: the check at its end does not fit its bytes");
  for (const char* section : {"words", "classes", "labels", "network"}) {
    if (!file.sections.contains(section)) throw ModelError(name + ": section \"" + section + "\" is missing");
  }
  return file;
}

Labels read_labels(ByteReader& reader) {
  Labels labels;
  for (auto* list : {&labels.xpos, &labels.feats, &labels.lemma_rules, &labels.deprels}) *list = reader.strings();
  labels.root = static_cast<int>(reader.u32());
  const std::uint32_t count = reader.u32();
  if (count > reader.left() / 8) reader.fail("a list is longer than the file");
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t key = reader.u32(), rule = reader.u32();
    if (rule >= labels.lemma_rules.size()) reader.fail("a known lemma has a rule that is none");
    if (!labels.known_lemmas.empty() && labels.known_lemmas.back().key >= key)
      reader.fail("the known lemmas are not in order");
    labels.known_lemmas.push_back({key, rule});
  }
  return labels;
}

}  // namespace priscus
