// address_rules.h: which machines may be connected to: those of the public internet, and those that the user names.
//
//     AddressRules rules;
//     rules.allow("127.0.0.1");                            // an address, a network "10.1.0.0/16", or a host by name
//     rules.fault("news.example", "10.0.0.7")              // "10.0.0.7 is a private address"
//     rules.fault("localhost", "127.0.0.1")                // ""
//
// A feed may be made to point into the network it is read from: at a router, a database, the metadata of a cloud. So the check
// is made on the address that is connected to, whatever a name resolved to before.
#pragma once
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

class AddressRules {
 public:
  void allow_all() { all_ = true; }

  // Throws InputError for what is neither an address, a network nor a name.
  void allow(std::string_view what);

  // Why the address of this host is not to be connected to; empty: it may be. `host` is as in Url.
  std::string fault(std::string_view host, const sockaddr& address) const;
  std::string fault(std::string_view host, std::string_view address) const;

 private:
  using Bytes = std::array<std::uint8_t, 16>;  // IPv6; IPv4 as ::ffff:a.b.c.d
  struct Network {
    Bytes bytes;
    int bits;
  };
  std::string fault(std::string_view host, const Bytes& address) const;

  bool all_ = false;
  std::vector<Network> networks_;
  std::vector<std::string> names_;
};

}  // namespace priscus
