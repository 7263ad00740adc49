// model_writer.h: turns trained parameters into a model file, with the weights as 8-bit integers.
#pragma once
#include <string>
#include <vector>

#include "syntax/network_shape.h"
#include "training/treebank.h"

namespace priscus::training {

// `tokenizer`: bytes of a Tokenizer, empty for none. Throws ModelError when the file cannot be written.
void write_model(const std::string& path, const std::string& language, const NetworkShape& shape,
                 const std::vector<float>& parameters, const Treebank& treebank, const std::string& tokenizer);

}  // namespace priscus::training
