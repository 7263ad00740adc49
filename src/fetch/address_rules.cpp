#include "fetch/address_rules.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/strings.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

constexpr int kFourBits = 96;  // of ::ffff:0:0/96, before the four bytes of IPv4

std::optional<Bytes> bytes_of(std::string_view text, bool& four) {
  const std::string address(text);
  Bytes bytes{};
  four = false;
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
  bytes = {};
  bytes[10] = bytes[11] = 0xff;
  four = true;
  if (inet_pton(AF_INET, address.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

bool within(const Bytes& address, const Bytes& network, int bits) {
  const int whole = bits / 8, rest = bits % 8;
  if (std::memcmp(address.data(), network.data(), static_cast<std::size_t>(whole)) != 0) return false;
  if (rest == 0) return true;
  const int mask = 0xff << (8 - rest) & 0xff;
  return (address[whole] & mask) == (network[whole] & mask);
}

struct Special {
  const char* network;
  int bits;
  const char* what;
};

// The registries of special addresses of IANA (RFC 6890 and its successors); what they give to the public is not here.
constexpr Special kSpecial[] = {
    {"0.0.0.0", 8, "an address of this network"},
    {"10.0.0.0", 8, "a private address"},
    {"100.64.0.0", 10, "a shared address of a provider's network"},
    {"127.0.0.0", 8, "a loopback address"},
    {"169.254.0.0", 16, "a link-local address"},
    {"172.16.0.0", 12, "a private address"},
    {"192.0.0.0", 24, "a reserved address"},
    {"192.0.2.0", 24, "an address for examples"},
    {"192.88.99.0", 24, "a reserved address"},
    {"192.168.0.0", 16, "a private address"},
    {"198.18.0.0", 15, "an address for measurements"},
    {"198.51.100.0", 24, "an address for examples"},
    {"203.0.113.0", 24, "an address for examples"},
    {"224.0.0.0", 4, "a multicast address"},
    {"240.0.0.0", 4, "a reserved address"},
    {"::1", 128, "a loopback address"},
    {"::", 96, "a reserved address"},
    {"64:ff9b:1::", 48, "a private address"},
    {"100::", 64, "a reserved address"},
    {"2001::", 23, "a reserved address"},
    {"2001:db8::", 32, "an address for examples"},
    {"2002::", 16, "an address of a tunnel"},
    {"3fff::", 20, "an address for examples"},
    {"fc00::", 7, "a private address"},
    {"fe80::", 10, "a link-local address"},
    {"fec0::", 10, "a private address"},
    {"ff00::", 8, "a multicast address"},
};

std::string text_of(const Bytes& address) {
  char text[INET6_ADDRSTRLEN];
  const bool four = within(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, kFourBits);
  inet_ntop(four ? AF_INET : AF_INET6, address.data() + (four ? 12 : 0), text, sizeof text);
  return text;
}

bool is_host_name(std::string_view name) {
  return !name.empty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

void AddressRules::allow(std::string_view what) {
  const std::string text = lower(trim(what));
  const std::size_t slash = text.find('/');
  bool four = false;
  if (const auto bytes = bytes_of(std::string_view(text).substr(0, slash), four)) {
    int bits = four ? 32 : 128;
    if (slash != std::string::npos) {
      const char *begin = text.data() + slash + 1, *end = text.data() + text.size();
      int given = -1;
      const auto [at, error] = std::from_chars(begin, end, given);
      if (error != std::errc() || at != end || given < 0 || given > bits)
        throw InputError("\"" + text + "\": expected a network such as 10.1.0.0/16, with at most " + std::to_string(bits) + " bits");
      bits = given;
    }
    networks_.push_back({*bytes, bits + (four ? kFourBits : 0)});
  } else if (slash == std::string::npos && is_host_name(text)) {
    names_.push_back(text);
  } else {
    throw InputError("\"" + text + "\": expected an address, a network such as 10.1.0.0/16, or the name of a host");
  }
}

std::string AddressRules::fault(std::string_view host, const Bytes& address) const {
  if (all_ || std::find(names_.begin(), names_.end(), host) != names_.end()) return {};
  for (const Network& network : networks_)
    if (within(address, network.bytes, network.bits)) return {};
  // IPv6 reaches IPv4 by way of this prefix: what counts is the address behind it.
  bool four = false;
  if (within(address, *bytes_of("64:ff9b::", four), 96)) {
    Bytes inner{};
    inner[10] = inner[11] = 0xff;
    std::copy(address.begin() + 12, address.end(), inner.begin() + 12);
    return fault(host, inner);
  }
  for (const Special& special : kSpecial) {
    const Bytes network = *bytes_of(special.network, four);
    if (within(address, network, special.bits + (four ? kFourBits : 0))) return text_of(address) + " is " + special.what;
  }
  const bool is_four = within(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, kFourBits);
  // Nothing outside 2000::/3 has been given out.
  if (!is_four && (address[0] & 0xe0) != 0x20) return text_of(address) + " is a reserved address";
  return {};
}

std::string AddressRules::fault(std::string_view host, const sockaddr& address) const {
  Bytes bytes{};
  if (address.sa_family == AF_INET) {
    bytes[10] = bytes[11] = 0xff;
    std::memcpy(bytes.data() + 12, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, 4);
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, 16);
  } else {
    return "is no address of the internet";
  }
  return fault(host, bytes);
}

std::string AddressRules::fault(std::string_view host, std::string_view address) const {
  bool four = false;
  const auto bytes = bytes_of(address, four);
  return bytes ? fault(host, *bytes) : "\"" + std::string(address) + "\" is no address";
}

}  // namespace priscus
