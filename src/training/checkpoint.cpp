#include "training/checkpoint.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "priscus/error.h"

namespace priscus::training {
namespace {

constexpr char kMagic[8] = {'P', 'R', 'I', 'S', 'C', 'K', 'P', '1'};

template <typename T>
void put(std::ostream& stream, const T& value) {
  stream.write(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
void get(std::istream& stream, T& value) {
  stream.read(reinterpret_cast<char*>(&value), sizeof value);
}

}  // namespace

void save(const Checkpoint& c, const std::string& path) {
  const std::string unfinished = path + ".unfinished";
  {
    std::ofstream stream(unfinished, std::ios::binary);
    stream.write(kMagic, sizeof kMagic);
    put(stream, c.epoch);
    put(stream, c.step);
    put(stream, c.best_epoch);
    put(stream, c.best_las);
    put(stream, static_cast<std::uint64_t>(c.parameters.size()));
    for (const auto* values : {&c.parameters, &c.first, &c.second, &c.average, &c.best}) {
      stream.write(reinterpret_cast<const char*>(values->data()),
                   static_cast<std::streamsize>(values->size() * sizeof(float)));
    }
    if (!stream) throw InputError(unfinished + ": cannot be written");
  }
  std::error_code error;
  std::filesystem::rename(unfinished, path, error);
  if (error) throw InputError(path + ": cannot be written: " + error.message());
}

Checkpoint load_checkpoint(const std::string& path, std::size_t size) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw InputError(path + ": no checkpoint to resume from");
  char magic[8] = {};
  stream.read(magic, sizeof magic);
  Checkpoint c;
  std::uint64_t stored = 0;
  get(stream, c.epoch);
  get(stream, c.step);
  get(stream, c.best_epoch);
  get(stream, c.best_las);
  get(stream, stored);
  if (!stream || std::string_view(magic, 8) != std::string_view(kMagic, 8))
    throw InputError(path + ": not a checkpoint");
  if (stored != size) {
    throw InputError(path + ": holds " + std::to_string(stored) + " parameters, expected " + std::to_string(size) +
                     "; resume with the options and treebanks that it was begun with");
  }
  for (auto* values : {&c.parameters, &c.first, &c.second, &c.average, &c.best}) {
    values->resize(size);
    stream.read(reinterpret_cast<char*>(values->data()), static_cast<std::streamsize>(size * sizeof(float)));
  }
  if (!stream) throw InputError(path + ": cut off");
  return c;
}

}  // namespace priscus::training
