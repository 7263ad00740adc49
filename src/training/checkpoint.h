// checkpoint.h: the state of a training run on disk, so that a run that was cut goes on where it stood.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace priscus::training {

struct Checkpoint {
  std::int64_t epoch = 0, step = 0;  // finished
  std::int64_t best_epoch = 0;
  double best_las = -1;
  std::vector<float> parameters, first, second, average,
      best;  // Adam's two moments, the moving average, the best average
};

// Writes a file beside `path` and renames it, so that there is always a whole one. Throws InputError.
void save(const Checkpoint& checkpoint, const std::string& path);
// Throws InputError when the file is not there, cut off, or holds another number of parameters than `size`.
Checkpoint load_checkpoint(const std::string& path, std::size_t size);

}  // namespace priscus::training
