// locations.h: where the program finds its model and its knowledge.
#pragma once
#include <string>

namespace priscus {

// A file or folder that comes with Priscus ("models/en.model", "knowledge"). The first that exists of
//   $PRISCUS_HOME/<name>, <program>/../<name>, <program>/../share/priscus/<name>, <the source tree it was built from>/<name>.
// Throws Error naming the places when none does.
std::string find_installed(const std::string& name);

// The folder the program itself lies in; empty when the system does not tell.
std::string program_folder();

}  // namespace priscus
