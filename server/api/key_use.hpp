// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace onrecord::server::api {

/// Usage of a key since the server started.
struct KeyCounts {
    std::uint64_t asked = 0;
    std::uint64_t refused = 0;  ///< Refused because its quota was spent.
};

/// Usage counters by the names of keys, never the keys themselves. Any thread.
class KeyUse {
public:
    /// Names for requests without a key, and with an unknown key.
    static constexpr const char* no_key = "(none)";
    static constexpr const char* wrong_key = "(wrong)";

    void note(const std::string& name, bool is_refused);
    std::map<std::string, KeyCounts> counts() const;

private:
    mutable std::mutex mutex_;                 // guards what follows it
    std::map<std::string, KeyCounts> counts_;  // Names of the keys' file: as many as it has.
};

}  // namespace onrecord::server::api
