// input_kind.h: what a file is, by its first bytes, and the reader for it.
//
//     kind_of(source)                      // InputKind::feed
//     input_kind("jsonl")                  // InputKind::json_lines: the name behind --format
//     open_source(std::move(source), {})   // through compression and archives to the reader of what is inside
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Looks at most LineSource::kBlock bytes ahead and takes none. Never `automatic`: what is nothing else is `text`.
InputKind kind_of(LineSource& source);

// By name, and all names in the order of InputKind: "auto", "text", "jsonl", …
std::optional<InputKind> input_kind(std::string_view name);
std::vector<std::string> input_kind_names();

// `depth` is the number of wrappings (gzip, tar, …) that have been opened around the source. Throws InputError when it
// exceeds kDeepestWrapping, or when the first bytes cannot be read.
inline constexpr int kDeepestWrapping = 3;
std::unique_ptr<DocumentReader> open_source(std::unique_ptr<LineSource> source, const ReaderOptions& options,
                                            int depth = 0);

// "news/2021/talks.txt.gz" is "talks": the id of a document that is a file of its own.
std::string id_of_file(std::string_view name);

}  // namespace priscus
