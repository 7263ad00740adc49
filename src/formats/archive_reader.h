// archive_reader.h: what is packed: gzip, zstd, bzip2 and xz around one file; tar and zip around many.
//
//     const Wrapping wrapping = wrapping_of(source->peek(512));
//     if (is_archive(wrapping)) reader = read_archive(std::move(source), wrapping, options, depth);
//     else source = decompress(std::move(source), wrapping);
//
// Everything is read on the way, from front to back, never as a whole: zip by the headers before its files. What comes
// out is measured against what was read from the file at the bottom, over all layers; where FileLedger calls it a bomb,
// reading fails.
#pragma once
#include <memory>
#include <string_view>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

enum class Wrapping { none, gzip, zstd, bzip2, xz, tar, zip };

// By the first 512 bytes, or fewer when the file is shorter.
Wrapping wrapping_of(std::string_view bytes);
inline bool is_archive(Wrapping wrapping) { return wrapping >= Wrapping::tar; }

// The bytes inside of a compressed file; gzip members and zstd frames one behind the other are one file. The name
// stays.
std::unique_ptr<ByteSource> decompress(std::unique_ptr<LineSource> source, Wrapping wrapping);

// The documents of the regular files inside, in the archive's order, by open_source(). Names are "news.zip/a.html";
// those that begin with a dot, and the folder __MACOSX, are passed over. A damaged file inside is a problem.
std::unique_ptr<DocumentReader> read_archive(std::unique_ptr<LineSource> source, Wrapping wrapping,
                                             const ReaderOptions& options, int depth);

}  // namespace priscus
