#include "training/model_writer.h"

#include "base/file.h"
#include "priscus/error.h"
#include "syntax/model_file.h"

namespace priscus::training {

void write_model(const std::string& path, const std::string& language, const NetworkShape& shape,
                 const std::vector<float>& parameters, const Treebank& treebank, const std::string& tokenizer) {
  const QuantizedNetwork network(shape, parameters, treebank.labels().root);
  try {
    write_file(path, model_bytes(language, treebank.features(), treebank.labels(), network, tokenizer));
  } catch (const InputError& error) {
    throw ModelError(error.what());
  }
}

}  // namespace priscus::training
