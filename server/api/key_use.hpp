// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace onrecord::server::api {

/// What was asked with a key since the server started.
struct KeyCounts {
    std::uint64_t asked = 0;
    std::uint64_t refused = 0;  ///< Of them: its quota was spent.
};

/// How often each key was used; by its name, never by the key. Any thread.
class KeyUse {
public:
    /// Under these stand those without a key, and with one that is none of ours.
    static constexpr const char* no_key = "(none)";
    static constexpr const char* wrong_key = "(wrong)";

    void note(const std::string& name, bool is_refused);
    std::map<std::string, KeyCounts> counts() const;

private:
    mutable std::mutex mutex_;                 // guards what follows it
    std::map<std::string, KeyCounts> counts_;  // Names of the keys' file: as many as it has.
};

}  // namespace onrecord::server::api
