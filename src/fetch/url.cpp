#include "fetch/url.h"

#include <curl/curl.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"
#include "base/utf8.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestUrl = 4096;  // bytes; what is longer is no address that anybody links to

struct Handle {
  CURLU* url = curl_url();
  Handle() = default;
  Handle(const Handle&) = delete;
  ~Handle() { curl_url_cleanup(url); }

  // Empty when the address has no such part.
  std::string get(CURLUPart part, unsigned flags = 0) const {
    char* text = nullptr;
    const CURLUcode result = curl_url_get(url, part, &text, flags);
    const std::unique_ptr<char, void (*)(void*)> owner(text, curl_free);
    return result == CURLUE_OK && text ? text : "";
  }
};

// An international name as DNS knows it, by ICU: curl's own way depends on the locale. Empty when it is no name.
std::string ascii_host(const std::string& host) {
  if (std::all_of(host.begin(), host.end(), [](unsigned char c) { return c < 0x80; })) return lower(host);
  UErrorCode error = U_ZERO_ERROR;
  constexpr std::uint32_t kOptions = UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ;
  static const std::unique_ptr<const icu::IDNA> idna(icu::IDNA::createUTS46Instance(kOptions, error));
  if (!idna) return {};
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  error = U_ZERO_ERROR;
  idna->nameToASCII_UTF8(host, sink, info, error);
  return U_SUCCESS(error) && !info.hasErrors() ? ascii : "";
}

// Letters, digits and the like, or an IPv6 address in brackets; without a zone, which only a machine of this network has.
bool is_host(const std::string& host) {
  const bool six = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return !host.empty() && std::all_of(host.begin() + six, host.end() - six, [&](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || (six ? c == ':' : c == '-' || c == '_');
  });
}

// The address in a message, cut where it is long.
std::string shown(std::string_view text) {
  const std::string mended = repair_utf8(text.substr(0, 200));
  return "\"" + mended.substr(0, utf8_prefix(mended, 120)) + "\"";
}

}  // namespace

Url parse_url(std::string_view text, std::string_view base) {
  text = trim(text);
  if (text.empty()) throw InputError("expected an address, found none");
  if (text.size() > kLongestUrl) throw InputError("the address " + shown(text) + " is longer than " + std::to_string(kLongestUrl) + " bytes");
  if (text.find('\0') != std::string_view::npos) throw InputError(shown(text.substr(0, text.find('\0'))) + " is no address: it goes on behind a zero byte");
  const Handle handle;
  constexpr unsigned kFlags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
  if (!base.empty()) curl_url_set(handle.url, CURLUPART_URL, std::string(base).c_str(), kFlags);
  const CURLUcode set = curl_url_set(handle.url, CURLUPART_URL, std::string(text).c_str(), kFlags);
  if (set != CURLUE_OK) throw InputError(shown(text) + " is no address: " + lower(curl_url_strerror(set)));
  curl_url_set(handle.url, CURLUPART_FRAGMENT, nullptr, 0);
  const std::string scheme = lower(handle.get(CURLUPART_SCHEME));
  if (scheme != "http" && scheme != "https") throw InputError(shown(text) + " is refused: expected http or https, not " + scheme);
  if (!handle.get(CURLUPART_USER).empty() || !handle.get(CURLUPART_PASSWORD).empty())
    throw InputError("an address with a user name in it is refused: no credentials are sent");
  // Of "http://@news.example/" the sign would stay.
  curl_url_set(handle.url, CURLUPART_USER, nullptr, 0);
  curl_url_set(handle.url, CURLUPART_PASSWORD, nullptr, 0);
  std::string host = ascii_host(handle.get(CURLUPART_HOST));
  if (is_host(host)) {
    // "0x7f.1" that only appeared when it was decoded is 127.0.0.1 too.
    const Handle numbers;
    curl_url_set(numbers.url, CURLUPART_URL, ("http://" + host).c_str(), 0);
    host = lower(numbers.get(CURLUPART_HOST));
  }
  // A zone ("%25eth0") stands in the host or, with a curl that knows it, in a part of its own.
  if (!is_host(host) || !handle.get(CURLUPART_ZONEID).empty()) throw InputError(shown(text) + " is no address: its host cannot be read");
  curl_url_set(handle.url, CURLUPART_HOST, host.c_str(), 0);
  Url url;
  url.text = handle.get(CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (url.text.empty()) throw InputError(shown(text) + " is no address");
  const std::string port = handle.get(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT), query = handle.get(CURLUPART_QUERY);
  url.origin = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  url.host = host.front() == '[' ? host.substr(1, host.size() - 2) : host;
  url.path = handle.get(CURLUPART_PATH);
  if (url.path.empty()) url.path = "/";
  if (!query.empty()) url.path += "?" + query;
  return url;
}

}  // namespace priscus
