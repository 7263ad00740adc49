#include "fetch/address_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "priscus/error.h"

namespace priscus {
namespace {

using testing::HasSubstr;

TEST(AddressRules, LetThePublicInternetPass) {
  const AddressRules rules;
  for (const char* address : {"1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.0", "11.0.0.0", "100.63.255.255", "100.128.0.0", "169.253.0.1",
                              "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::101:101", "::ffff:1.1.1.1"})
    EXPECT_EQ(rules.fault("news.example", address), "") << address;
}

TEST(AddressRules, RefuseWhatIsNotPublic) {
  const AddressRules rules;
  for (const char* address :
       {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.255.0.3", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "192.0.2.1", "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.1.1.1", "255.255.255.255", "::", "::1", "::7f00:1", "fe80::1",
        "febf::1", "fc00::1", "fdff::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "4000::1"})
    EXPECT_NE(rules.fault("news.example", address), "") << address;
  EXPECT_EQ(rules.fault("news.example", "10.0.0.1"), "10.0.0.1 is a private address");
  EXPECT_EQ(rules.fault("news.example", "::ffff:169.254.169.254"), "169.254.169.254 is a link-local address");
  EXPECT_EQ(rules.fault("news.example", "::1"), "::1 is a loopback address");
}

TEST(AddressRules, LetPassWhatTheUserNames) {
  AddressRules rules;
  rules.allow("127.0.0.1");
  rules.allow("10.1.0.0/16");
  rules.allow("Intranet.example");
  rules.allow("fd00:1::/32");
  EXPECT_EQ(rules.fault("x", "127.0.0.1"), "");
  EXPECT_NE(rules.fault("x", "127.0.0.2"), "");
  EXPECT_EQ(rules.fault("x", "10.1.255.7"), "");
  EXPECT_NE(rules.fault("x", "10.2.0.1"), "");
  EXPECT_EQ(rules.fault("intranet.example", "192.168.7.7"), "");
  EXPECT_NE(rules.fault("other.example", "192.168.7.7"), "");
  EXPECT_EQ(rules.fault("x", "fd00:1::9"), "");
  EXPECT_NE(rules.fault("x", "fd00:2::9"), "");
  rules.allow_all();
  EXPECT_EQ(rules.fault("x", "192.168.7.7"), "");
}

TEST(AddressRules, KnowWhatIsNoAddress) {
  AddressRules rules;
  for (const char* what : {"", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "fd00::/129", "a b", "http://x/", "a/8"})
    EXPECT_THROW(rules.allow(what), InputError) << what;
  EXPECT_THAT(rules.fault("x", "ten"), HasSubstr("is no address"));
}

}  // namespace
}  // namespace priscus
