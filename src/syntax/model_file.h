// model_file.h: the file a model is kept in.
//
//     8 bytes   "PRISCUSM"
//     u32       format version, kModelVersion
//     string    language, BCP 47
//     u32       number of sections, each: string name, u64 length, bytes
//     u64       check: model_hash of everything before it
//
// Integers are little-endian; a string is a u32 length and its bytes. Sections: "words", "classes", "labels",
// "network", and "tokenizer", without which the model parses tokens but does not segment text.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "syntax/labels.h"
#include "syntax/quantized_network.h"

namespace priscus {

inline constexpr std::uint32_t kModelVersion = 1;

// Of eight bytes at a time, because a model is read on every start of the program.
std::uint64_t model_hash(std::string_view bytes);

// The bytes of a model file. An empty tokenizer leaves its section out.
std::string model_bytes(const std::string& language, const FeatureMap& features, const Labels& labels,
                        const QuantizedNetwork& network, const std::string& tokenizer);

// The sections of a model file, as views into `bytes`. Throws ModelError, naming `name`, when it is not a model, of
// another version, cut off or changed.
struct ModelFile {
  std::string language;
  std::uint64_t hash = 0;
  std::map<std::string, std::string_view, std::less<>> sections;
};
ModelFile read_model_file(std::string_view bytes, const std::string& name);

Labels read_labels(ByteReader& reader);

}  // namespace priscus
