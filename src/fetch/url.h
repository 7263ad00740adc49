// url.h: an address of the web, taken apart, in the one spelling that is used from there on.
//
//     parse_url("HTTP://News.Example/a b#top")             // http://news.example/a%20b
//     parse_url("../b?page=2", "https://news.example/a/")  // https://news.example/b?page=2
//     parse_url("file:///etc/passwd")                      // throws: expected http or https
//
// Only http and https, and none with a user name in it: what is fetched is public, so no credentials are ever sent.
#pragma once
#include <string>
#include <string_view>

namespace priscus {

struct Url {
  std::string text;    // without fragment, host in lower case and ASCII, dots and spaces in the path resolved
  std::string origin;  // "https://news.example" or "http://news.example:8080": whom robots.txt and pauses are kept for
  std::string host;    // "news.example", "192.0.2.1", "2001:db8::1" (without brackets)
  std::string path;    // path and query, "/b?page=2"; at least "/"
};

// `base`, when given, is the address of the page that holds a relative one. Throws InputError: what was found and what was expected.
Url parse_url(std::string_view text, std::string_view base = {});

}  // namespace priscus
