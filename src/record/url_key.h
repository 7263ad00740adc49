// url_key.h: the part of an address that tells one article from another.
//
//     url_key("https://news.example/a/1?id=7#comments")   // "https://news.example/a/1?id=7"
//     url_key("https://news.example/")                    // "": a front page is no article
#pragma once
#include <string>
#include <string_view>

namespace priscus {

// Without fragment and white space, scheme and host in lower case; empty for an address without path and query, and for what is no http(s) address.
std::string url_key(std::string_view url);

}  // namespace priscus
