// document_fields.h: the names under which fields of a document go, in JSON and in the header of a CSV file.
//
// The first spelling that is there and not null or empty counts. docs/formats.md has the table.
#pragma once
#include <span>
#include <string_view>

namespace priscus {

using Spellings = std::span<const std::string_view>;

inline constexpr std::string_view kId[] = {"id"};
inline constexpr std::string_view kTitle[] = {"title", "headline"};
inline constexpr std::string_view kText[] = {"text", "maintext", "event_text", "content", "body"};
inline constexpr std::string_view kSentences[] = {"sentences"};
inline constexpr std::string_view kDate[] = {"date", "date_publish", "pub_date"};
inline constexpr std::string_view kPublisher[] = {"publisher", "source_domain", "publication"};
inline constexpr std::string_view kUrl[] = {"url"};
inline constexpr std::string_view kLanguage[] = {"language"};

}  // namespace priscus
